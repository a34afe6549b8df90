# compare: the same bytes for any number of threads; verify and reproduce; stacks; several files; errors by name.
source "$SOURCE_DIR/tests/support/cli.bash"

cat >world.yaml <<'YAML'
title: Two forces
known_answer: true
clock: {start: 2022-04-01, end: 2025-03-31, policies_from: 2023-04-01, open_cases: false}
simulation: {replicates: 40, replicates_per_draw: 2, seed: 11}
forces: {names: [Anyshire, Othershire]}
pathway:
  reports: {per_year: 2000}
  application:
    applies: {unsure: {beta: {a: 5, b: 95}}}
    preparation: 0 days
  court: {hearings_per_week: unlimited, notice: 30 days}
  decision:
    granted: 80%
    withdrawn_per_day: 0.004
  order: {length: 730 days}
policies:
  more:
    title: More applications
    status: hypothetical
    levers: [{target: application.applies, effect: {scale_odds: {unsure: {lognormal: {median: 1.3, sigma: 0.2}}}}, from: 2023-04-01}]
    cost: {per_year: £50000, price_year: 2022}
  grants:
    title: More grants
    status: consultation
    levers: [{target: decision.granted, effect: {scale_odds: 2}, from: 2023-04-01}]
    cost: {one_off: £20000, per_unit: {granted: £100}, price_year: 2022}
  grants_again:
    title: More grants again
    status: hypothetical
    levers: [{target: decision.granted, effect: {scale_odds: 2}, from: 2023-04-01}]
  nothing:
    title: Nothing
    status: hypothetical
    levers: [{target: decision.granted, effect: {scale_odds: 1}, from: 2023-04-01}]
money: {price_year: 2022, value_per_protected: £1000}
YAML

compare() {
  local folder=$1
  shift
  exits 0 "$SPOSIM" compare "$@" --out "$folder" --quiet
}

for threads in 1 2 3; do compare "t$threads" world.yaml --threads $threads; done
same t1 t2
same t1 t3
prints "More victims newly protected"
grep -q "seeds of their own" <(tr '\n' ' ' <printed | tr -s ' ') || fail "the worth of shared luck is not printed"
exits 0 "$SPOSIM" verify t1
exits 0 "$SPOSIM" reproduce t1 --quiet
prints IDENTICAL
grep -q '^nothing,difference,newly_protected,.*,mean,0,' t1/comparison.csv || fail "nothing changes something"
grep -q '"warnings": \[$' t1/comparison.json || fail "no warning of the idle lever"
grep -q 'policy nothing: the lever on decision.granted changes nothing' t1/comparison.json || fail "idle lever not named"

# A stack brings its parts, and is taken apart exactly.
compare stack world.yaml --policy more+grants
grep -q '"name": "more+grants"' stack/comparison.json || fail "no stack"
grep -q '"name": "grants"' stack/comparison.json || fail "no part"
exits 0 "$SPOSIM" reproduce stack --quiet
prints IDENTICAL

# Adding a policy to the comparison changes no other's numbers.
compare one world.yaml --policy more
grep '^more,' one/paired.csv >ours && grep '^more,' t1/paired.csv >theirs
cmp -s ours theirs || fail "another policy changed this one's numbers"

# Two files; what differs between them comes first.
sed 's/granted: 80%/granted: 70%/; s/^title: .*/title: Fewer grants/' world.yaml >other.yaml
compare files world.yaml other.yaml
prints "What other.yaml changes"
exits 0 "$SPOSIM" reproduce files --quiet
prints IDENTICAL

exits 2 "$SPOSIM" compare world.yaml --policy mor --out x
says 'there is no policy "mor"'
says 'Did you mean "more"?'
exits 2 "$SPOSIM" compare world.yaml --policy more+more --out x
says 'stands twice'
exits 2 "$SPOSIM" compare world.yaml --policy grants+grants_again --out x
says 'which of the two acts first'
exits 2 "$SPOSIM" compare "$tiny/steady_stock.yaml" --out x
says 'there is nothing to compare'
sed 's/seed: 11/seed: 12/' world.yaml >seed.yaml
exits 2 "$SPOSIM" compare world.yaml seed.yaml --out x
says 'differs'
sed 's/replicates: [0-9]*,/replicates: 7,/' world.yaml >fewer.yaml
exits 2 "$SPOSIM" compare world.yaml fewer.yaml --out x
says 'compared replicate by replicate'
mkdir -p twin && cp other.yaml twin/other.yaml
exits 2 "$SPOSIM" compare world.yaml other.yaml twin/other.yaml --out x
says 'another compared file has the same name'
exits 2 "$SPOSIM" compare world.yaml other.yaml --policy more --out x
[[ ! -e x ]] || fail "something was written"

# Every mistake that a policy can make, told by its message (and nothing written).
refused() { # the YAML of one policy's keys, then what must be said
  sed "/^policies:/,/^money:/{/^money:/!d}" world.yaml >refused.yaml
  printf 'policies:\n  idea:\n    title: An idea\n    status: hypothetical\n%s\n' "$1" >>refused.yaml
  exits 2 "$SPOSIM" compare refused.yaml --out x
  shift
  for words; do says "$words"; done
}
lever='    levers: [{target: decision.granted, effect: {scale_odds: 2}, from: 2023-04-01'
refused "${lever/decision.granted/decision.grantd}}]" 'decision.grantd' 'Did you mean "decision.granted"?'
refused "$lever, scope: {forces: [Anyshyre]}}]" 'there is no force "Anyshyre"' 'Did you mean "Anyshire"?'
refused "$lever, scope: {regions: [Nowhere]}}]" 'there are no regions'
refused "${lever/scale_odds: 2/multiply: {unsure: {lognormal: {median: 1.1, sigma: 0.05\}\}\}}}]" \
  'decision.granted' '99.9'
refused "${lever/2023-04-01/2026-04-01}}]" 'the policy starts on 1 April 2026' 'the run ends on 31 March 2025'
refused "$lever}]
    cost: {per_year: £1000}" 'the cost has no price year'
# A condition that no force meets is no mistake of the hand: the policy changes nothing, and a warning names it.
sed "/^policies:/,/^money:/{/^money:/!d}" world.yaml >nobody.yaml
printf 'policies:\n  idea:\n    title: An idea\n    status: hypothetical\n%s\n' \
  "$lever, scope: {where: {applications: {below: 1}}}}]" >>nobody.yaml
exits 0 "$SPOSIM" compare nobody.yaml --out nobody --quiet
grep -q 'no force meets its condition' nobody/comparison.json || fail "an empty scope is not warned of"
printf 'extends: circle_b.yaml\n' >circle_a.yaml
printf 'extends: circle_a.yaml\n' >circle_b.yaml
exits 2 "$SPOSIM" compare circle_a.yaml --out x
says 'circle_b.yaml:1:'
exits 2 "$SPOSIM" run world.yaml --policy more --out x
says 'sposim compare FILE --policy NAME'
[[ ! -e x ]] || fail "something was written"

# A stack is tried out before anything is simulated: each part alone is possible, both together are not.
sed 's/granted: 80%/granted: {unsure: {uniform: {low: 0.6, high: 0.94}}}/; /^policies:/,/^money:/{/^money:/!d}' \
  world.yaml >stack.yaml
cat >>stack.yaml <<'YAML'
policies:
  five:
    title: Five points
    status: hypothetical
    order: 1
    levers: [{target: decision.granted, effect: {add: 0.05}, from: 2023-04-01}]
  half:
    title: Five and a half points
    status: hypothetical
    order: 2
    levers: [{target: decision.granted, effect: {add: 0.055}, from: 2023-04-01}]
YAML
exits 0 "$SPOSIM" compare stack.yaml --policy five --policy half --out apart --quiet
exits 2 "$SPOSIM" compare stack.yaml --policy five+half --out x
says 'stack.yaml:'
says 'decision.granted'
[[ ! -e x ]] || fail "something was written"

# A cost with a part left out is shown as "at least" wherever it stands.
sed 's/cost: {per_year: £50000, price_year: 2022}/cost: {per_year: £50000, price_year: 2022, leaves_out: court time}/' \
  world.yaml >part.yaml
compare part part.yaml --policy more --policy grants
prints 'more: court time'
prints '+'
grep -q '"cost_is": "at least"' part/comparison.json || fail "a partial cost passes for the whole"
grep -q '"cost_is": "whole"' part/comparison.json || fail "a whole cost passes for a part"
grep -q '^more,.*,at least,more: court time,complete$' part/frontier.csv || fail "frontier.csv: a partial cost"
grep -q '^[0-9.e+]*,grants,.*,whole,complete$' part/acceptability.csv || fail "acceptability.csv: a whole cost"

# The caveat stands beside the ranks.
[[ $(grep -c '"ranks_caveat": "Forces record stalking with differing quality' part/comparison.json) == 3 ]] ||
  fail "ranks without their caveat"

# For publication: no count between 0 and 5 in any file of counts, nor rows of single futures.
sed 's/per_year: 2000/per_year: 200/' world.yaml >few.yaml
compare small few.yaml --policy more --suppress-small
compare plain few.yaml --policy more
no_small_counts() { # file, number of the column of values, and of the statistic
  grep -q ',<5,' "$1" || fail "$1: no count is banded"
  awk -F, -v v="$2" -v s="$3" 'NR > 1 && $s != "simulation_error" && $v ~ /^-?[0-9.e-]+$/ && $v != 0 &&
    $v < 5 && $v > -5 { print; bad = 1 } END { exit bad }' "$1" || fail "$1 shows a small count"
}
no_small_counts small/comparison.csv 7 6
no_small_counts small/comparison_forces.csv 9 8
awk -F, 'NR > 1 && $7 != 0 && $7 < 5 && $7 > -5 { found = 1 } END { exit !found }' plain/comparison.csv ||
  fail "the twin without the flag has small counts to show"
grep -q '"mean": "<5"' small/comparison.json || fail "comparison.json: no count is banded"
[[ -e plain/paired.csv && ! -e small/paired.csv ]] || fail "paired.csv"
[[ -e plain/report.html && ! -e small/report.html && ! -e small/story.json ]] || fail "a page shows every number"
grep -q 'at least' part/report.html || fail "the page shows a partial cost as the whole"
exits 0 "$SPOSIM" verify small
exits 0 "$SPOSIM" reproduce small --quiet
prints IDENTICAL
done_testing
