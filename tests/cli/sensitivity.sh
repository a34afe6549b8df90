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

# A run that was stopped says so at the head, not only in a warning.
"$SPOSIM" run world.yaml --replicates 400000 --threads 1 --out stopped >printed 2>said &
wait_for 20 test -e .stopped.unfinished
sleep 1
kill -INT $!
wait $!
if [[ -e stopped/manifest.json ]]; then
  exits 0 "$SPOSIM" sensitivity stopped
  sed -n 1p printed | grep -q 'DRAFT, PARTIAL$' || fail "head: $(sed -n 1p printed)"
else
  grep -q "nothing was written" said || fail "a stopped run left nothing and said nothing: $(cat said)"
fi

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

# A sweep would move the two apart, so it is refused before any work, with what to use; not where one stands still.
cat >apart.yaml <<'YAML'
title: Moved apart
scenario: world.yaml
replicates: 4
design: {sobol: {rows: 4}}
factors: {decision.granted: unsure, application.applies: unsure}
outputs: {newly_protected: {}}
YAML
exits 2 "$SPOSIM" sweep apart.yaml --out apart --quiet
says 'application.applies are both moved'
says "they go together (correlations.together of world.yaml), and Sobol' indices assume"
says 'Use {latin_hypercube: {points: 500}}'
[[ ! -e apart ]] || fail "a refused sweep left something"
for design in 'morris' 'grid' 'one_at_a_time'; do
  sed "s/^design: .*/design: $design/" apart.yaml >other_design.yaml
  exits 2 "$SPOSIM" sweep other_design.yaml --out apart --quiet
  says 'application.applies are both moved'
done
# A Latin hypercube moves them together, as draws are; what assumes independence is refused by name there too.
sed 's/^design: .*/design: {latin_hypercube: {points: 200}}/' apart.yaml >joined.yaml
exits 0 "$SPOSIM" sweep joined.yaml --out joined --quiet
prints "2 factors, correlated as the scenario"
prints "No standardised regression coefficients: decision.granted and"
[[ -z $(csv joined/indices.csv regression src application.applies) ]] || fail "a coefficient that was refused"
holds "$(csv joined/indices.csv given_data first_order decision.granted) > 0.2"
holds "$(csv joined/indices.csv regression prcc decision.granted) > 0.5"
ranks=$(python3 - joined/points.csv <<'END'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
def ranks(name):
    values = [float(row[name]) for row in rows]
    return [sorted(values).index(value) for value in values]
squares = sum((a - b) ** 2 for a, b in zip(ranks("decision.granted"), ranks("application.applies")))
print(1 - 6 * squares / (len(rows) * (len(rows) ** 2 - 1)))
END
)
holds "$ranks > 0.7"
holds "$ranks < 0.9"
# Points in a list stand where they stand; a group stands at one quantile.
printf 'decision.granted,application.applies\n0.2,0.3\n0.9,0.1\n' >own.csv
sed 's/^design: .*/design: {list: own.csv}/' apart.yaml >own.yaml
exits 0 "$SPOSIM" sweep own.yaml --out own --quiet
sed 's/^factors: .*/factors: {both: {group: [decision.granted, application.applies]}}/' joined.yaml >group.yaml
exits 2 "$SPOSIM" sweep group.yaml --out group --quiet
says "the numbers of a group stand at one quantile"
sed 's/, application.applies: unsure//' apart.yaml >one_moved.yaml
exits 0 "$SPOSIM" sweep one_moved.yaml --dry-run --threads 1

# The indices of a sweep over the model itself: orders are a product of two numbers, uniform from 4 to 6 % and from 70 to
# 90 %, so their shares are c1 / (c1 + c2 + c1 c2) = 0.7164 and 0.2798 with c the squared coefficients of variation.
cat >product.yaml <<YAML
title: A product
scenario: $tiny/steady_grants.yaml
replicates: 8
design: {sobol: {rows: 512, second_order: true}}
factors:
  application.applies: {range: [4%, 6%]}
  decision.granted: {range: [70%, 90%]}
outputs: {orders: {measure: granted, window: whole_run}}
YAML
exits 0 "$SPOSIM" sweep product.yaml --out product --quiet
near() {  # METHOD STATISTIC FACTOR TRUTH: within 4.5 standard errors, as its own interval has them, and that says something
  awk -F, -v m="$1" -v s="$2" -v f="$3" -v t="$4" '$2 == m && $3 == s && $4 == f && $6 == 512 {
    e = ($9 - $8) / 2 / 2.04; d = $7 - t; found = 1
    if (d * d > 20.25 * e * e || e > 0.08) { print m, s, f, $0; bad = 1 }
  } END { exit bad || !found }' product/indices.csv || fail "$1 $2 $3 is not $4"
}
near sobol first_order application.applies 0.7164
near sobol first_order decision.granted 0.2798
near sobol total application.applies 0.7202
near sobol total decision.granted 0.2836
near sobol second_order application.applies 0.0037
# Luck is Poisson: of mean 1,200 beside a spread of (0.0186 of 1,200 squared), 0.0428 of the whole.
near spread chance '' 0.0428
[[ $(grep -c '^orders,sobol,total,' product/indices.csv) == 8 ]] || fail "no convergence"

# Of what so few draws cannot tell nothing is said, least of all that it has no influence.
"$SPOSIM" run "$SOURCE_DIR/scenarios/northamptonshire.yaml" --replicates 8 --out few --quiet >printed
exits 0 "$SPOSIM" sensitivity few
prints "the influence could not"
if grep -q "no influence is seen" printed; then fail "of too few draws: $(cat printed)"; fi

# What is not a finished folder as it was left, and tables that may not be written.
exits 2 "$SPOSIM" sensitivity nowhere
says 'there is no such folder'
exits 2 "$SPOSIM" sensitivity r --out r.csv
says 'is there already'
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
