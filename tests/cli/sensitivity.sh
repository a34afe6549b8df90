# sensitivity: from a finished folder's own draws, nothing simulated; what drives it is found; changed folders refused.
source "$SOURCE_DIR/tests/support/cli.bash"

cat >world.yaml <<'YAML'
title: Two forces
known_answer: true
clock: {start: 2022-04-01, end: 2024-03-31, policies_from: 2022-04-01, open_cases: false}
simulation: {replicates: 400, replicates_per_draw: 2, seed: 11}
forces: {names: [Anyshire, Othershire]}
pathway:
  reports: {per_year: 2000}
  application:
    applies: {unsure: {beta: {a: 20, b: 80}}}
    preparation: 0 days
  court: {hearings_per_week: unlimited, notice: 0 days}
  decision:
    granted: {unsure: {beta: {a: 400, b: 100}}}
  order: {length: 730 days, renewed: {unsure: {beta: {a: 2, b: 2}}}}
policies:
  more:
    title: More applications
    status: hypothetical
    levers: [{target: application.applies, effect: {scale_odds: {unsure: {lognormal: {median: 1.3, sigma: 0.2}}}}, from: 2022-04-01}]
  nothing:
    title: Nothing
    status: hypothetical
    levers: [{target: decision.granted, effect: {scale_odds: 1}, from: 2023-04-01}]
YAML

# csv FILE METHOD STATISTIC FACTOR: the value.
csv() { awk -F, -v m="$2" -v s="$3" -v f="$4" '$2 == m && $3 == s && $4 == f { print $7; exit }' "$1"; }
holds() { awk "BEGIN { exit !($1) }" || fail "not so: $1"; }

run r world.yaml
cp -r r before
exits 0 "$SPOSIM" sensitivity r --out r.csv
prints "What drives the result: 200 parameter draws of 2 replicates"
prints "Chance is"
[[ ! -s said ]] || fail "something on the standard error: $(cat said)"
diff -r r before >/dev/null || fail "the folder was touched"
head -1 r.csv | grep -qx 'output,method,statistic,factor,with,points,value,low_95,high_95,status' || fail "header: $(head -1 r.csv)"

# How often police apply decides nearly everything, renewals after the window nothing.
holds "$(csv r.csv given_data first_order application.applies) > 0.9"
holds "$(csv r.csv given_data first_order order.renewed) < 0.1"
holds "$(csv r.csv regression prcc application.applies) > 0.9"
holds "$(csv r.csv regression prcc order.renewed) < 0.3"
holds "$(csv r.csv regional risk_inside application.applies) > 0.6"
# Chance: replicates of one draw are Poisson of mean about 640, the doubt's sd is about a fifth of that.
share=$(csv r.csv spread chance '')
holds "$share > 0.01 && $share < 0.12"
# The same share as in forces.csv, 1 - parameter_share.
parameter=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i == "parameter_share") c = i } $3 == "nation" && $4 == "newly_protected" && $8 == "count" { print $c; exit }' r/forces.csv)
holds "$share + $parameter > 0.999999 && $share + $parameter < 1.000001"

# Again: the same bytes; JSON can be read and says the same.
exits 0 "$SPOSIM" sensitivity r --json
cp printed r.json
exits 0 "$SPOSIM" sensitivity r --json
cmp -s printed r.json || fail "another answer the second time"
grep -q '"path": "application.applies"' r.json || fail "no number in the JSON"
exits 0 "$SPOSIM" sensitivity r --measure waiting_days
exits 2 "$SPOSIM" sensitivity r --measure newly_protcted
says 'Did you mean "newly_protected"'

# A comparison: each policy's difference, the idle one first of all by name.
exits 0 "$SPOSIM" compare world.yaml --out c --quiet
exits 0 "$SPOSIM" sensitivity c --out c.csv
prints "more: what it adds to"
prints "It is the same in every parameter draw: nothing drives it."
holds "$(csv c.csv given_data first_order policies.more.0.application.applies.size) > 0.5"
grep -q '^nothing: newly_protected,given_data,first_order,application.applies,,200,,,' c.csv || fail "an idle policy has indices"

# Numbers that go together: the indices that assume independence are refused, by name, with what to use.
cat >>world.yaml <<'YAML'
correlations:
  together: {between: [decision.granted, application.applies], rank: 0.8}
YAML
run t world.yaml
exits 0 "$SPOSIM" sensitivity t --out t.csv
prints "No standardised regression coefficients: decision.granted and"
[[ -z $(csv t.csv regression src application.applies) ]] || fail "a coefficient that was refused"
holds "$(csv t.csv given_data first_order decision.granted) > 0.3"
exits 0 "$SPOSIM" reproduce t --quiet
prints IDENTICAL

# What is not a finished folder as it was left, and tables that may not be written.
exits 2 "$SPOSIM" sensitivity nowhere
says 'there is no such folder'
exits 2 "$SPOSIM" sensitivity r --out r.csv
says 'exists'
exits 2 "$SPOSIM" sensitivity r --out r/more.csv
says "lies in the run's own folder"
exits 2 "$SPOSIM" sensitivity r --out none/more.csv
says 'has no folder to lie in'
exits 2 "$SPOSIM" sensitivity
says 'the run folder is not given'
sed -i '2s/,[0-9]*,complete/,9,complete/' r/replicates.csv
exits 2 "$SPOSIM" sensitivity r
says 'r/replicates.csv: was changed'
done_testing
