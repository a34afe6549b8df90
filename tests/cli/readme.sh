#!/usr/bin/env bash
# The README shows what the program prints: its block of output is the start of the national run's summary.
set -euo pipefail

if [[ "${SANITIZED:-0}" == 1 ]]; then
  echo "not under the sanitizers: the national run would take minutes there, and the release build tests it"
  exit 0
fi

"$SPOSIM" run "$SOURCE_DIR/scenarios/england_and_wales.yaml" --out run --quiet >printed.txt
awk '/^<!-- output of: scripts\/run -->$/ { wait = 1; next } wait && /^```$/ { if (inside) exit; inside = 1; next } inside' \
  "$SOURCE_DIR/README.md" >shown.txt
[[ $(wc -l <shown.txt) -ge 20 ]] || { echo "the README shows no output"; exit 1; }
head -n "$(wc -l <shown.txt)" printed.txt | diff shown.txt - || { echo "the README shows another output (above)"; exit 1; }

