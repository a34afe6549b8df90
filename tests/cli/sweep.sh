# Sweeps: the same bytes for any number of threads, parts and resumes; what changed is named; nothing runs twice.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
tiny_sweep tiny.yaml

# Nothing is written by a dry run.
exits 0 "$SPOSIM" sweep tiny.yaml --dry-run --threads 1
prints "5 points: one at a time, 2 factors"
prints "20 replicates"
prints "Nothing was run."
[[ ! -e outputs ]] || fail "a dry run wrote something"

# Any number of threads, and parts merged in any order.
sweep one tiny.yaml --threads 1
sweep two tiny.yaml --threads 2
same one two
exits 0 "$SPOSIM" verify one
prints "as the sweep left them (complete, 5 points of 4 replicates each)"
exits 2 "$SPOSIM" sign-off one
says "one: is a sweep (a scenario is signed off with the results of its own run)"
for part in 1 2 3; do sweep part$part tiny.yaml --shard $part/3; done
exits 0 "$SPOSIM" merge part3 part1 part2 --out merged
same one merged
exits 0 "$SPOSIM" merge part1 part2 part3 --out again --quiet
same one again
exits 2 "$SPOSIM" merge part1 part3 --out missing
says "2 of 5 points are in none of the parts, the first is point 1"
[[ ! -e missing ]] || fail "a merge of too few parts left something"
exits 2 "$SPOSIM" merge part1 part2 --out missing
says "1 of 5 points is in none of the parts, the first is point 2"
exits 2 "$SPOSIM" merge part1 nowhere --out missing
says "nowhere: there is no such folder"
exits 0 "$SPOSIM" sweep one/sweep.resolved.yaml --out repeated --quiet
for file in points.csv results.csv factors.csv sweep.sqlite; do cmp one/$file repeated/$file || fail "$file"; done

# The Slurm script, as Slurm would run its tasks.
exits 0 "$SPOSIM" sweep tiny.yaml --shard 1/2 --write-slurm "job's.sh" --threads 1 --out array
exits 2 "$SPOSIM" sweep tiny.yaml --write-slurm "job's.sh"
says "is there already"
exits 2 "$SPOSIM" sweep tiny.yaml --write-slurm nowhere/job.sh
says "--write-slurm nowhere/job.sh: has no folder to lie in (there is no nowhere)"
exits 2 "$SPOSIM" sweep tiny.yaml --write-slurm tiny.yaml/job.sh
says "tiny.yaml is not a folder"
# A disk that is full holds no part of a script.
if unshare -m true 2>/dev/null; then
  exits 4 unshare -m bash -c "mkdir -p disk && mount -t tmpfs -o size=4k none disk && head -c 4096 /dev/zero >disk/full
    '$SPOSIM' sweep tiny.yaml --write-slurm disk/job.sh; code=\$?; ls -A disk; exit \$code"
  says "No space left on device"
  [[ $(cat printed) == full ]] || fail "left on the full disk: $(cat printed)"
fi
for task in 1 2; do exits 0 env SLURM_ARRAY_TASK_ID=$task bash "job's.sh"; done
exits 0 bash "job's.sh" merge
same one array
exits 2 "$SPOSIM" reproduce one
says "sposim sweep one/sweep.resolved.yaml --out ANOTHER"

# A point whose factor changes nothing is what `run` and `compare` count, replicate by replicate.
cat >check.yaml <<END
title: One point
scenario: $SOURCE_DIR/scenarios/northamptonshire.yaml
replicates: 6
others: drawn
policies: [training]
design: grid
factors:
  spend: {number: policies.training.0.training.extra_officers_per_month.size, values: [0]}
outputs:
  newly_protected: {}
  more: {measure: newly_protected, difference: specialist_advisers}
END
sweep point check.yaml
run whole "$SOURCE_DIR/scenarios/northamptonshire.yaml" --replicates 6
exits 0 "$SPOSIM" compare "$SOURCE_DIR/scenarios/northamptonshire.yaml" --policy specialist_advisers --replicates 6 \
  --out beside --quiet
mean_of() { awk -F, -v name="$1" '$3 == name { printf "%.6f", $5 }' point/results.csv; }
level=$(awk -F, '$5 == "nation" { sum += $6; ++n } END { printf "%.6f", sum / n }' whole/replicates.csv)
more=$(awk -F, 'NR > 1 { sum += $4; ++n } END { printf "%.6f", sum / n }' beside/paired.csv)
[[ $(mean_of newly_protected) == "$level" ]] || fail "$(mean_of newly_protected) is not $level"
[[ $(mean_of more) == "$more" ]] || fail "$(mean_of more) is not $more"

# The middle of a range that holds the scenario's own number is that number; a range is reached at its ends.
grep -q '^0,.*,0.8,0.05,complete$' one/points.csv || fail "middle: $(cat one/points.csv)"
grep -q '^1,.*,0.7,0.05,complete$' one/points.csv || fail "low end: $(cat one/points.csv)"
# 80 % of 1,500.4 applications in three years, see the scenario: the mean of four replicates within five standard errors.
awk -F, '$1 == 0 && $3 == "newly_protected" { d = $5 - 1200.3; exit !(d * d < 25 * 1200.3 / 4) }' one/results.csv ||
  fail "$(cat one/results.csv)"

# outputs/README.md knows every file, and every column that does not come from the sweep file.
section() { sed -n "/^## \`$1\`/,/^## /p" "$SOURCE_DIR/outputs/README.md"; }
for file in points.csv results.csv factors.csv sweep.sqlite sweep.resolved.yaml; do
  [[ -s one/$file && -n $(section $file) ]] || fail "outputs/README.md has no section on $file"
done
for file in results.csv factors.csv; do
  for column in $(head -1 one/$file | tr , ' '); do
    [[ $column == status ]] || section $file | grep -q "\`$column\`" || fail "$file: nothing is said of $column"
  done
done

# Finished is finished; another question is named, a comment is none.
exits 0 "$SPOSIM" sweep tiny.yaml --out one
prints "Already finished"
sed 's/^replicates: 4/replicates: 5/' tiny.yaml >five.yaml
exits 2 "$SPOSIM" sweep five.yaml --out one
says "replicates: 4 -> 5"
same one two
{ echo "# a comment"; cat tiny.yaml; } >comment.yaml
exits 0 "$SPOSIM" sweep comment.yaml --out one
mkdir other
echo mine >other/letter
exits 2 "$SPOSIM" sweep tiny.yaml --out other
says "holds something else"
exits 0 "$SPOSIM" sweep five.yaml --out one --force --quiet
prints "5 replicates at"

# A scenario that changes while its sweep is stopped is named with what changed; a comment in it is no change.
cp "$tiny"/steady_grants.yaml world.yaml
sed -e 's|^scenario: .*|scenario: world.yaml|' -e 's/^replicates: 4/replicates: 300/' -e 's/one_at_a_time/{latin_hypercube: {points: 2000}}/' \
  tiny.yaml >long.yaml
"$SPOSIM" sweep long.yaml --out stopped --threads 1 >printed 2>said &
wait_for 20 test -e stopped/unfinished.sqlite
sleep 1
begun=$SECONDS
kill -INT $!
wait $!
code=$?
((code == 130)) || fail "exit $code after Ctrl-C: $(cat said)"
((SECONDS - begun <= 3)) || fail "Ctrl-C took $((SECONDS - begun)) s"
says "are done and kept"
[[ ! -e stopped/manifest.json ]] || fail "a stopped sweep looks finished"
sed -i 's/granted: 0.8}/granted: 0.81}/' world.yaml
exits 2 "$SPOSIM" sweep long.yaml --out stopped
says "begun with another question: pathway.decision.granted"
cp "$tiny"/steady_grants.yaml world.yaml
echo "# a comment" >>world.yaml
"$SPOSIM" sweep long.yaml --out stopped --threads 1 >printed 2>said &
wait_for 20 grep -q "Going on: " said
kill -INT $!
wait $!

# Two sweeps in one folder: exactly one runs.
for i in 1 2 3 4; do
  ("$SPOSIM" sweep tiny.yaml --threads 1 --out shared --quiet >"printed$i" 2>"said$i"; echo $? >"code$i") &
done
wait
[[ $(sort -n code? | head -1) == 0 ]] || fail "codes: $(cat code?)"
cat said? | grep -v "another run is writing here" && fail "said: $(cat said?)"
[[ $(grep -l "Results are in" printed? | wc -l) == 1 ]] || fail "$(grep -l "Results are in" printed? | wc -l) of four ran"
grep -q '"points_run": 5,' shared/timing.json || fail "shared: $(grep points_run shared/timing.json)"
same shared two
# While one runs, another goes away at once with the name of who is there, --force or not; the first is whole.
sed 's/^replicates: 4/replicates: 5000/' tiny.yaml >busy.yaml
((SANITIZED == 0)) || sed "s/^replicates: 4/replicates: 500/" tiny.yaml >busy.yaml
sweep alone busy.yaml
"$SPOSIM" sweep busy.yaml --threads 1 --out busy --quiet >/dev/null 2>first_said &
first=$!
{ wait_for 20 test -s .busy.lock && kill -STOP $first; } 2>/dev/null
for arguments in "" --force "--shard 1/2"; do
  exits 2 "$SPOSIM" sweep busy.yaml --out busy $arguments
  says "busy: another run is writing here: process $first on "
done
kill -CONT $first
wait $first || fail "the first of two sweeps: exit $?: $(cat first_said)"
grep -q '"points_run": 5,' busy/timing.json || fail "busy: $(grep points_run busy/timing.json)"
same alone busy

# Points of a design that was made longer are not run again.
sed -e 's/one_at_a_time/{sobol: {rows: 4}}/' -e 's/^replicates: 4/replicates: 300/' tiny.yaml >sobol.yaml
sweep sobol sobol.yaml
head -1 sobol/points.csv | grep -q '^point,scenario,decision.granted,application.applies,status$' || fail "header"
[[ $(wc -l <sobol/points.csv) == 17 ]] || fail "points: $(wc -l <sobol/points.csv)"

# Too much is refused before any work.
sed -e 's/one_at_a_time/{grid: {levels: 100000}}/' tiny.yaml >grid.yaml
exits 2 "$SPOSIM" sweep grid.yaml
says "grid.yaml:4:9: design: 10,000,000,000 points are too many"
[[ ! -e outputs ]] || fail "a sweep that is refused wrote something"
done_testing
