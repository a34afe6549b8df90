# Ctrl-C and SIGTERM: stopped within 2 seconds, a PARTIAL result that equals a full run of the first k replicates.
source "$SOURCE_DIR/tests/support/cli.bash"
scenario=$tiny/steady_grants.yaml
limit=2000
((SANITIZED)) && limit=20000

# On a machine that is busy with other things, a clock on the wall says nothing about us.
began=$(date +%s%3N)
run small "$scenario" --replicates 4
small=$(($(date +%s%3N) - began))
if ((small > 500 && !SANITIZED)); then
  echo "note: four replicates took $small ms, so this machine is too busy to time 2 seconds; 60 are allowed"
  limit=60000
fi

for signal in INT TERM; do
  code_expected=130
  [[ $signal == TERM ]] && code_expected=143
  "$SPOSIM" run "$scenario" --replicates 400000 --threads 1 --out "out$signal" \
    >printed 2>said &
  pid=$!
  wait_for 20 test -e ".out$signal.unfinished"
  sleep 1
  before=$(date +%s%3N)
  kill -$signal $pid
  wait $pid
  code=$?
  took=$(($(date +%s%3N) - before))
  ((code == code_expected)) || fail "exit $code on SIG$signal, not $code_expected: $(tail -3 said)"
  ((took < limit)) || fail "took $took ms to stop on SIG$signal"
  says "holds a PARTIAL result"
  prints "PARTIAL"
  exits 0 "$SPOSIM" verify "out$signal"
  prints "PARTIAL"
  for file in "out$signal"/*; do
    says_partial "$file"
  done
done

k=$(sed -n 's/^  "replicates": \([0-9]*\),$/\1/p' outINT/manifest.json)
run full "$scenario" --replicates "$k"
for file in monthly forces replicates time_to_order observed assumptions; do
  sed '/^,*PARTIAL$/d; s/,PARTIAL$/,complete/' outINT/$file.csv | cmp -s - full/$file.csv || fail "$file.csv is not that of $k replicates"
done
sed '/^# PARTIAL/d' outINT/scenario.resolved.yaml | cmp -s - full/scenario.resolved.yaml || fail "resolved differs"
hash() { grep -o '"sha256_of_resolved": "[0-9a-f]*"' "$1/manifest.json"; }
[[ $(hash outINT) == $(hash full) ]] || fail "the scenario's hash differs"

exits 0 "$SPOSIM" reproduce outINT --quiet
prints "IDENTICAL"
# What was left can be run as it is.
run again outINT/scenario.resolved.yaml
cmp -s again/replicates.csv full/replicates.csv || fail "the resolved scenario of a PARTIAL run gives something else"

# A comparison that is stopped says so in every file, and comes out again.
cat >compared.yaml <<YAML
extends: $scenario
policies:
  more:
    title: More grants
    status: hypothetical
    levers: [{target: decision.granted, effect: {scale_odds: 2}, from: 2023-04-01}]
YAML
"$SPOSIM" compare compared.yaml --replicates 400000 --threads 1 --out outC >printed 2>said &
pid=$!
wait_for 20 test -e .outC.unfinished
sleep 1
kill -INT $pid
wait $pid
code=$?
((code == 130)) || fail "compare: exit $code on SIGINT: $(tail -3 said)"
says "holds a PARTIAL result"
for file in outC/*; do
  says_partial "$file"
done
exits 0 "$SPOSIM" verify outC
exits 0 "$SPOSIM" reproduce outC --quiet
prints "IDENTICAL"
done_testing
