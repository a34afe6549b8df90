#!/usr/bin/env bash
# The pages of sweeps, one for each kind of design: what a browser can measure of them, and that nothing a scenario says
# does anything in them. PAGE_PICTURES=FOLDER keeps a picture of every section, for a person to look at.
set -euo pipefail
source "$SOURCE_DIR/tests/page/support.bash"

force=$SOURCE_DIR/scenarios/northamptonshire.yaml

# sweep NAME DESIGN REPLICATES SCENARIO: what follows on the standard input are its factors and outputs.
sweep() {
  {
    printf 'title: A sweep for its page, %s\nscenario: %s\nreplicates: %s\ndesign: %s\n' "$1" "$4" "$3" "$2"
    cat
  } >"$1.yaml"
  "$SPOSIM" sweep "$1.yaml" --quiet --out "$1" >/dev/null
  "$SPOSIM" verify "$1" >/dev/null
}

sweep one_at_a_time one_at_a_time 4 "$force" <<'YAML'
factors: every unsure number
outputs: {newly_protected: {}, waiting_days: {}}
YAML
sweep morris '{morris: {trajectories: 3, levels: 4}}' 4 "$force" <<'YAML'
factors:
  decision.granted: unsure
  court.notice.median: unsure
  reports.per_case: unsure
  application.applies@2021-04-01: unsure
  changes.civil_standard_of_proof.0.application.applies.size: unsure
  changes.civil_standard_of_proof.1.decision.granted.size: unsure
  policies.specialist_advisers.0.application.applies.size: unsure
outputs: {newly_protected: {}, more: {measure: newly_protected, difference: specialist_advisers}}
YAML
sweep sobol '{sobol: {rows: 64, second_order: true}}' 4 "$force" <<'YAML'
factors:
  decision.granted: {range: [70%, 95%]}
  reports.per_case: unsure
  both delays: {group: [court.notice.median, application.preparation.median]}
outputs: {newly_protected: {}, waiting_days: {}}
YAML
sweep grid grid 2 "$force" <<'YAML'
factors:
  policies in force: {policies: [none, training, training+specialist_advisers]}
  officers trained a month: {number: policies.training.0.training.extra_officers_per_month.size, values: [0, 5, 10, 40]}
outputs: {newly_protected: {}, pending at the end: {measure: pending, window: last_day}}
YAML

# Names that would be markup, formulas or commands; and numbers that move nothing.
cat >hostile.scenario.yaml <<'YAML'
title: hostile
clock: {start: 2022-03-31, end: 2024-03-31, policies_from: 2022-04-01, open_cases: false}
simulation: {replicates: 20, replicates_per_draw: 2, seed: 1}
forces: {names: ["<b>Bold</b>shire"]}
pathway:
  reports: {per_year: {value: 250, source: "javascript:alert(4)", quality: red}}
  application:
    applies: {value: {unsure: {beta: {a: 2, b: 50}}}, assumed: true}
    preparation: {value: 0 days, assumed: true}
  court: {hearings_per_week: {value: unlimited, assumed: true}, notice: {value: 0 days, assumed: true}}
  decision: {granted: {value: 0.9, assumed: true}}
  order: {length: {value: until further order, assumed: true}}
policies:
  more:
    title: "<svg onload=alert(7)> a policy with a name so long that it cannot stand in one line of any chart, nor in two, and </svg> in it"
    status: consultation
    levers: [{target: application.applies, effect: {scale_odds: 1.5}, from: 2022-10-01, assumed: true}]
YAML
sweep hostile '{latin_hypercube: {points: 60}}' 4 hostile.scenario.yaml <<'YAML'
factors:
  "</script><script>alert(1)</script>": {number: decision.granted, range: [10%, 90%]}
  "=HYPERLINK(\"http://example.org\",\"click\")": {number: application.applies, range: [1%, 6%]}
  "<img src=x onerror=alert(2)> in the policies": {policies: [none, more]}
outputs:
  newly_protected: {}
  "<iframe src=//example.org>": {measure: reports, window: policy}
YAML
grep -q '&lt;script&gt;alert(1)' hostile/sweep.html || { echo "the factor's name is not in the page as text" >&2; exit 1; }
for made in hostile/sweep.html hostile/charts/*.svg; do
  if grep -qiE '<(script|img|iframe)' "$made"; then
    echo "$made holds a tag from the sweep" >&2
    exit 1
  fi
done
if grep -E '(^|,)"?[=@+]' hostile/*.csv; then
  echo "a cell of a table is a formula" >&2
  exit 1
fi

if [[ "${SANITIZED:-0}" == 1 ]]; then exit 0; fi
need_a_browser
for name in one_at_a_time morris sobol grid hostile; do look "$name" "sweep_$name"; done
