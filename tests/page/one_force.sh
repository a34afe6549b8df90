#!/usr/bin/env bash
# The pages of one force: a run without policies, and a comparison of a stack with its parts.
set -euo pipefail
source "$SOURCE_DIR/tests/page/support.bash"

if [[ "${SANITIZED:-0}" == 1 ]]; then
  echo "not under the sanitizers: the page has the same bytes there, and the release build tests it"
  exit 0
fi
need_a_browser
scenario=$SOURCE_DIR/scenarios/northamptonshire.yaml
"$SPOSIM" run "$scenario" --replicates 1 --quiet --out one_future >/dev/null
look one_future one_future
"$SPOSIM" compare "$scenario" --policy training_for_250000+victim_advocates --replicates 100 --quiet --out stack >/dev/null
look stack stack
