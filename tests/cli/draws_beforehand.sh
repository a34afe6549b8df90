# What a draw would refuse, `validate` refuses with file and line, and `run` refuses before it simulates.
source "$SOURCE_DIR/tests/support/cli.bash"

# world LEVER…: the smallest world with one change of these levers.
world() {
  cat <<YAML
known_answer: true
title: A world to break
clock: {start: 2022-04-01, end: 2025-03-31, policies_from: 2022-04-01, open_cases: false}
simulation: {replicates: 1000, replicates_per_draw: 2, seed: 1}
forces: {names: [Anyshire]}
pathway:
  reports: {per_year: 120}
  application: {applies: 0.5, preparation: 10 days}
  court: {hearings_per_week: unlimited, notice: ${notice:-20 days}}
  decision: {granted: ${granted:-0.9}}
  order: {length: 2 years}
YAML
  [[ $# == 0 ]] || printf 'changes:\n  c:\n    order: 1\n    levers:\n'
  [[ $# == 0 ]] || printf '      - %s\n' "$@"
}

# refused TEXT: world.yaml is refused by both, in the same words, and leaves nothing.
refused() {
  exits 2 "$SPOSIM" validate world.yaml
  says "$1"
  exits 2 "$SPOSIM" run world.yaml --out results --quiet
  says "$1"
  [[ ! -e results ]] || fail "a refused run left results"
}

world >world.yaml
exits 0 "$SPOSIM" validate world.yaml
run good world.yaml --replicates 10
grep -q 'needs 100 replicates or more, and these are 10' good/manifest.json || fail "no warning of few replicates"

for lever in '{target: court.notice, effect: {add: -21 days}}' '{target: application.preparation, effect: {add: -40 days}}' \
  '{target: court.notice, effect: {multiply: 1e6}}' '{target: decision.granted, effect: {multiply: 3}}' \
  '{target: reports.per_year, effect: {add: -500}}'; do
  world "$lever" >world.yaml
  refused "world.yaml:16:9: pathway."
done
world '{target: court.hearings_per_week, effect: {multiply: 2}}' >world.yaml
refused 'a lever calculates with "unlimited"'
notice='{unsure: {normal: {mean: 45 days, sd: 15 days}}}' world >world.yaml
refused 'world.yaml:9:'
granted='{unsure: {normal: {mean: 0.9, sd: 0.034}}}' world >world.yaml
refused 'world.yaml:10:'
{
  world
  printf 'observed:\n  all: {measure: granted, area: England and Wales, from: 2022-04-01, to: 2023-03-31, count: 5, kind: force_returns, use: unused}\n'
} >world.yaml
refused 'there is no area "England and Wales"'

# A policy is tried too, though no run of the baseline needs it.
{
  world
  printf 'policies:\n  idea:\n    title: An idea\n    status: hypothetical\n    levers: [{target: decision.granted, effect: {add: 0.5}, from: 2023-04-01}]\n'
} >world.yaml
exits 2 "$SPOSIM" validate world.yaml
says 'idea'

# Levers that have no effect: good, with a warning; the run keeps it.
world '{target: decision.granted, effect: {multiply: 0.9}, from: 2026-01-01}' '{target: decision.granted, effect: {multiply: 1}}' >world.yaml
exits 0 "$SPOSIM" validate world.yaml
prints "world.yaml: good"
says "world.yaml:16:9: changes.c: warning: the lever on decision.granted changes nothing (it begins after the run ends)"
says "world.yaml:17:9: changes.c: warning: the lever on decision.granted changes nothing (its effect leaves the number as it is)"
run idle world.yaml --replicates 100
prints "the lever on decision.granted changes nothing"
grep -q 'it begins after the run ends' idle/manifest.json || fail "the manifest does not warn"
exits 0 "$SPOSIM" reproduce idle --quiet
done_testing
