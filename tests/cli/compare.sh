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
exits 2 "$SPOSIM" compare world.yaml other.yaml --policy more --out x
[[ ! -e x ]] || fail "something was written"

compare small world.yaml --policy more --suppress-small
grep -q ',<5,' small/comparison_forces.csv || fail "small counts are not banded"
done_testing
