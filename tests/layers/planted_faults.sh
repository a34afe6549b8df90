#!/usr/bin/env bash
# The twin of the layer check: a small tree with a planted fault of every kind; each must be reported, and a clean tree
# must pass. Runs in a fresh folder.
set -euo pipefail
check=$SOURCE_DIR/scripts/check_layers
failures=0

# Writes a clean tree with one file per room.
fresh_tree() {
  rm -rf tree
  local room
  for room in core random scenario model simulation results analysis report app; do
    mkdir -p "tree/engine/$room"
    printf '#pragma once\n#include <string>\n#include "core/core.hpp"\n' >"tree/engine/$room/$room.hpp"
  done
}

# expect FILE LINE_OF_CODE WORDS: with the line planted in the file, the check fails and says the words at that place.
expect() {
  fresh_tree
  printf '%s\n' "$2" >>"tree/engine/$1"
  local said
  if said=$("$check" tree 2>&1); then
    echo "NOT REPORTED: $2 in $1"
    failures=$((failures + 1))
  elif ! grep -qF "engine/$1:4: " <<<"$said" || ! grep -qF -- "$3" <<<"$said"; then
    printf 'WRONG REPORT of %s in %s; wanted "%s", got:\n%s\n' "$2" "$1" "$3" "$said"
    failures=$((failures + 1))
  fi
}

# allow FILE LINE_OF_CODE: the line is fine there.
allow() {
  fresh_tree
  printf '%s\n' "$2" >>"tree/engine/$1"
  if ! "$check" tree; then
    echo "WRONGLY REPORTED: $2 in $1"
    failures=$((failures + 1))
  fi
}

allow model/model.hpp '#include "scenario/scenario.hpp"'
expect model/model.hpp '#include "simulation/simulation.hpp"' 'is right of model'
expect core/core.hpp '  #  include "app/app.hpp"' 'is right of core'
expect report/report.hpp '#include "../core/core.hpp"' 'by its room'
expect report/report.hpp '#include "report.hpp"' 'by its room'
expect report/report.hpp '#include "helpers/text.hpp"' 'names no room'

allow scenario/scenario.hpp '#include <yaml-cpp/yaml.h>'
expect model/model.hpp '#include <yaml-cpp/yaml.h>' 'stays in scenario'
expect model/model.hpp '#include <boost/random/binomial_distribution.hpp>' 'stays in random'
allow model/model.hpp '#include <boost/math/distributions/gamma.hpp>'
expect analysis/analysis.hpp '#include <omp.h>' 'stays in simulation'
expect analysis/analysis.hpp '#pragma omp parallel for' 'OpenMP stays in simulation'
expect simulation/simulation.hpp '#include <xlsxwriter.h>' 'stays in report'
expect report/report.hpp '#include <CLI/CLI.hpp>' 'stays in app'
expect core/core.hpp '#include <nlohmann/json.hpp>' 'stays in scenario report'
expect core/core.hpp '#include <openssl/evp.h>' 'stays in report'
expect core/core.hpp '#include <zlib.h>' 'is in no room yet'
expect random/random.hpp '#include <random>' 'is used nowhere'

for room in core random model simulation results analysis; do
  expect $room/$room.hpp '#include <fstream>' 'not to be had in a browser'
  expect $room/$room.hpp 'auto a = std::ranges::max(b);' 'not to be had in a browser'
done
expect core/core.hpp 'auto a = std::bit_cast<int>(b);' 'std::bit_cast'
expect core/core.hpp 'std::from_chars(first, last, number);' 'from_chars'
allow core/core.hpp 'std::from_chars(first, last, number);  // whole numbers'
allow core/core.hpp 'int a = 0;  // unlike std::ranges::max'
allow scenario/scenario.hpp '#include <fstream>'
allow report/report.hpp 'std::to_chars(first, last, number);'

fresh_tree
for ((i = 0; i < 398; ++i)); do echo 'int a = 0;'; done >>tree/engine/model/model.hpp
if "$check" tree >said 2>&1 || ! grep -qF 'engine/model/model.hpp:401: 401 lines' said; then
  echo "NOT REPORTED: a file of 401 lines"
  failures=$((failures + 1))
fi

fresh_tree
mkdir tree/engine/helpers && echo >tree/engine/helpers/helpers.hpp
if "$check" tree >said 2>&1 || ! grep -qF 'is no room' said; then
  echo "NOT REPORTED: a folder that is no room"
  failures=$((failures + 1))
fi

rm -rf tree && mkdir -p tree/engine
if "$check" tree >said 2>&1; then
  echo "NOT REPORTED: a tree without sources"
  failures=$((failures + 1))
fi

exit $((failures > 0))
