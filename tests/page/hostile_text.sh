#!/usr/bin/env bash
# Text from a scenario that would do something in a page, a spreadsheet or a terminal appears as text everywhere.
set -euo pipefail
source "$SOURCE_DIR/tests/page/support.bash"

cat >hostile.yaml <<'YAML'
title: "<img src=x onerror=alert(1)> \u202Eevil\u202C \e[31mred\e[0m </title></style></script><script>alert(2)</script>"
intended_use: "\" onmouseover=\"alert(3) 'quoted' & &lt;"
not_for: "=HYPERLINK(\"http://example.org\",\"click\")"
clock: {start: 2022-03-31, end: 2026-03-31, policies_from: 2022-04-01, open_cases: false}
simulation: {replicates: 20, replicates_per_draw: 2, seed: 1}
forces: {names: ["<b>Bold</b>shire", "=1+1"]}
pathway:
  reports:
    per_year: {value: 250, source: "javascript:alert(4)", quality: red, note: "<script>alert(5)</script>"}
  application:
    applies: {value: {unsure: {beta: {a: 2, b: 50}}}, source: "https://example.org/a?b=1&c=\"><script>alert(6)</script>", quality: red}
    preparation: {value: 0 days, assumed: true}
  court: {hearings_per_week: {value: unlimited, assumed: true}, notice: {value: 0 days, assumed: true}}
  decision: {granted: {value: 0.9, assumed: true, note: "@SUM(A1)"}}
  order: {length: {value: until further order, assumed: true}}
policies:
  more:
    title: "<svg onload=alert(7)> a policy with a name so long that it cannot stand in one line of any chart, nor in two, and </svg> in it"
    status: hypothetical
    note: "\u202E<iframe src=//example.org>"
    levers:
      - {target: application.applies, effect: {scale_odds: 1.5}, from: 2023-04-01, assumed: true, note: "</table>"}
YAML
"$SPOSIM" compare hostile.yaml --quiet --out hostile >screen.txt
! grep -q $'\e' screen.txt || fail "an ANSI escape reaches the terminal"
! grep -q $'\u202e' screen.txt hostile/report.html hostile/charts/*.svg || fail "a right-to-left mark gets through"
grep -q '&lt;img src=x onerror=alert(1)&gt;' hostile/report.html || fail "the title is not in the page as text"
for made in hostile/report.html hostile/charts/*.svg; do
  if grep -qiE '<(script|img|iframe)' "$made"; then fail "$made holds a tag from the scenario"; fi
  if grep -qE 'href="(javascript|data):' "$made"; then fail "$made links to something that runs"; fi
done
if grep -E '(^|,)"?[=@+]' hostile/*.csv; then fail "a cell of a table is a formula"; fi
"$SPOSIM" verify hostile >/dev/null
if [[ "${SANITIZED:-0}" == 1 ]]; then exit 0; fi
need_a_browser
look hostile hostile
