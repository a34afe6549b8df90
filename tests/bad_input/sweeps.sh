# What is wrong in a sweep file is told with its place, why, and the nearest right thing; nothing is written.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
tiny_sweep good.yaml
exits 0 "$SPOSIM" sweep good.yaml --dry-run --threads 1

# wrong SED-EXPRESSION MESSAGE: the good sweep, changed so, is refused with this message.
wrong() {
  sed -e "$1" good.yaml >bad.yaml
  cmp -s good.yaml bad.yaml && fail "nothing was changed by $1"
  exits 2 "$SPOSIM" sweep bad.yaml --out results
  says "$2"
  [[ ! -e results && ! -e .results.lock ]] || fail "something was written after: $1"
}
wrong 's/^title: .*//' 'bad.yaml:2:1: title: this key is missing'
wrong 's/^replicates:/replicate:/' 'replicate: there is no such key'
wrong 's/^replicates:/replicate:/' 'Did you mean "replicates"'
wrong 's/: 4$/: 0/' 'bad.yaml:3:13: replicates: found'
wrong 's/one_at_a_time/one_by_one/' 'bad.yaml:4:9: design: '
wrong 's/one_at_a_time/{morris: {levels: 3}}/' 'a step goes half the way up or down: their number is even'
wrong 's/one_at_a_time/{sobol: {points: 3}}/' 'design.sobol.points: there is no such key'
wrong 's/one_at_a_time/{grid: {between: [90%, 10%]}}/' 'the first is not below the second'
wrong 's/one_at_a_time/{list: nowhere.csv}/' 'nowhere.csv: there is no such list of points'
wrong 's/decision.granted:/decision.grantd:/' 'there is no number "decision.grantd"'
wrong 's/decision.granted:/decision.grantd:/' 'Did you mean "decision.granted"'
wrong 's/\[70%, 90%\]/[90%, 70%]/' 'a range goes from low to high'
wrong 's/\[70%, 90%\]/[70%, 900%]/' 'factors.decision.granted.range'
wrong 's/{range: \[70%, 90%\]}/unsure/' 'factors.decision.granted: there is no unsure number "decision.granted"'
wrong 's/{range: \[70%, 90%\]}/{policies: [none, magic]}/' 'there is no policy "magic"'
wrong 's/range: \[70%, 90%\]/range: [70%, 90%], values: [80%]/' 'it moves in two ways'
wrong 's/newly_protected: {}/newly_protectd: {}/' 'there is no measure "newly_protectd"'
wrong 's/window: whole_run/window: forever/' 'there is no window "forever"'
wrong 's/measure: granted,/measure: granted, area: Nowhere,/' 'there is no area "Nowhere"'
wrong 's|^scenario: .*|scenario: nowhere.yaml|' 'bad.yaml:2:11: scenario: nowhere.yaml: there is no such scenario file'
wrong 's/  application.applies:/  Decision.granted: {range: [1%, 2%], number: application.applies}\n  application.applies:/' 'is moved by another factor too'
wrong 's/  application.applies:/  point: {range: [1, 2], number: reports.per_year}\n  application.applies:/' 'this cannot be a factor'
# Morris' steps go over values in a row only where every level has one.
wrong 's/one_at_a_time/{morris: {trajectories: 4, levels: 4}}/; s/range: \[70%, 90%\]/values: [70%, 80%, 90%]/' 'factors.decision.granted: has 3 values for 4 levels'
printf 'decision.granted,application.applies,decision.granted\n0.8,0.05,0.9\n' >points.csv
wrong 's/one_at_a_time/{list: points.csv}/' 'the header names it twice'
printf 'decision.granted,application.applies\n0.8,0.05\n0.8,0.5\n' >points.csv
wrong 's/one_at_a_time/{list: points.csv}/' 'points.csv:3:5: application.applies: cannot be "0.5" (it is outside the factor'
printf 'decision.granted\n0.8\n' >points.csv
wrong 's/one_at_a_time/{list: points.csv}/' 'points.csv:1:1: application.applies: the list has no column for this factor'
printf 'decision.granted,application.applies\n' >points.csv
wrong 's/one_at_a_time/{list: points.csv}/' 'points.csv:1:1: the list has no points'
: >points.csv
wrong 's/one_at_a_time/{list: points.csv}/' 'points.csv: '
printf 'decision.granted,application.applies\n0.8\n' >points.csv
wrong 's/one_at_a_time/{list: points.csv}/' 'points.csv:2:1: the row has 1 cell (the header has 2)'

# How many there are is said as people say it, and once.
wrong 's/\[70%, 90%\]/[70%]/' 'factors.decision.granted.range: '
[[ $(wc -l <said) == 1 ]] || fail "one mistake, two messages: $(cat said)"
wrong 's/\[70%, 90%\]/[70%, 80%, 90%]/' 'found 3 numbers (a range has two ends)'
wrong 's/one_at_a_time/{morris: {trajectories: 4, levels: 4}}/; s/range: \[70%, 90%\]/values: [70%]/' 'has 1 value for 4 levels'

# A distribution of the sweep that leaves the number's limits is told where it stands; so is that of a parameter.
wrong 's/{range: \[70%, 90%\]}/{drawn: {normal: {mean: 0.9, sd: 0.5}}}/' 'bad.yaml:6:21: pathway.decision.granted: '
wrong "s|^scenario: .*|scenario: $SOURCE_DIR/scenarios/northamptonshire.yaml|
s/decision.granted: .*/court.notice.sigma: {drawn: {normal: {mean: 0.5, sd: 1}}}/" 'bad.yaml:6:23: pathway.court.notice: '

# A sweep and a scenario are not taken for each other, and `validate` knows both.
exits 0 "$SPOSIM" validate good.yaml "$tiny/steady_grants.yaml"
prints "good.yaml: good, a sweep of 5 points"
prints "steady_grants.yaml: good"
sed 's/decision.granted:/decision.grantd:/' good.yaml >bad.yaml
exits 2 "$SPOSIM" validate bad.yaml good.yaml
says 'Did you mean "decision.granted"'
prints "good.yaml: good, a sweep of 5 points"
for command in run compare; do
  exits 2 "$SPOSIM" $command good.yaml --out results
  says "good.yaml:1:1: this is a sweep, not a scenario"
  says '`sposim sweep`'
done
exits 2 "$SPOSIM" diff good.yaml "$tiny/steady_grants.yaml"
says "this is a sweep, not a scenario"
exits 2 "$SPOSIM" sweep "$tiny/steady_grants.yaml" --out results
says "this is a scenario, not a sweep"
[[ ! -e results ]] || fail "something was written"

# What a policy adds that is in force at every point would be 0 without a word.
cat >policies.yaml <<END
title: Nothing to add
scenario: $SOURCE_DIR/scenarios/northamptonshire.yaml
replicates: 2
policies: [training]
design: {grid: {levels: 2}}
factors:
  spend: {number: policies.training.0.training.extra_officers_per_month.size, values: [0, 1]}
outputs:
  more: {measure: newly_protected, difference: training}
END
exits 2 "$SPOSIM" sweep policies.yaml --dry-run
says 'policies.yaml:9:48: outputs.more.difference: "training" is in force at every point (it is among policies'
sed -i -e '/^policies:/d' -e 's/^factors:/factors:\n  chosen: {policies: [training, training+specialist_advisers]}/' policies.yaml
exits 2 "$SPOSIM" sweep policies.yaml --dry-run
says '"training" is in force at every point (it is among factors.chosen'
sed -i 's/{policies: \[training, /{policies: [none, /' policies.yaml
exits 0 "$SPOSIM" sweep policies.yaml --dry-run --threads 1

exits 2 "$SPOSIM" sweep good.yaml --shard 4/3
says "--shard"
exits 2 "$SPOSIM" sweep good.yaml --shard two
says "Write it like 2/8"
exits 2 "$SPOSIM" merge --out whole
says "a folder is not given"
done_testing
