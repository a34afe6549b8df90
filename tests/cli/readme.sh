#!/usr/bin/env bash
# The README shows what the program prints: its block of output is the start of the national run's summary.
set -euo pipefail

if [[ "${SANITIZED:-0}" == 1 ]]; then
  echo "not under the sanitizers: the national run would take minutes there, and the release build tests it"
  exit 0
fi

# shown COMMAND: the README's block of output of a command.
shown() {
  awk -v mark="<!-- output of: $1 -->" \
    '$0 == mark { wait = 1; next } wait && /^```$/ { if (inside) exit; inside = 1; next } inside' "$SOURCE_DIR/README.md"
}

# holds COMMAND FILE [LEAST]: the block is the start of what the command printed, and has so many lines at least.
holds() {
  shown "$1" >shown.txt
  [[ $(wc -l <shown.txt) -ge ${3:-20} ]] || { echo "the README shows no output of $1"; exit 1; }
  head -n "$(wc -l <shown.txt)" "$2" | diff shown.txt - || { echo "the README shows another output (above)"; exit 1; }
}

"$SPOSIM" run "$SOURCE_DIR/scenarios/england_and_wales.yaml" --out run --quiet >printed.txt
holds scripts/run printed.txt
words="scenarios/northamptonshire.yaml --policy training --policy training_for_250000"
# shellcheck disable=SC2086
(cd "$SOURCE_DIR" && "$SPOSIM" compare $words --out "$OLDPWD/compared" --quiet) >printed.txt
holds "sposim compare $words" printed.txt
sweep=scenarios/sweeps/training_and_hearings.yaml
"$SPOSIM" sweep "$SOURCE_DIR/$sweep" --quiet >printed.txt
holds "sposim sweep $sweep" printed.txt 10

# The block of R behind the mark, and the block of what it prints, after that sweep; where R is installed.
if command -v Rscript >/dev/null; then
  awk '/^<!-- R: sweep_training_and_hearings -->$/ { wait = 1; next } wait && /^```r$/ { inside = 1; next }
    inside && /^```$/ { exit } inside' "$SOURCE_DIR/README.md" >shown.R
  awk '/^<!-- R: sweep_training_and_hearings -->$/ { wait = 1; next } wait && /^```$/ { ++n; next }
    n == 2 { print } n == 3 { exit }' "$SOURCE_DIR/README.md" >shown.txt
  [[ -s shown.R && -s shown.txt ]] || { echo "the README shows no R with what it prints"; exit 1; }
  Rscript -e 'source("shown.R", print.eval = TRUE)' | diff shown.txt - || { echo "R prints otherwise (above)"; exit 1; }
fi
