# Two runs into one folder: one writes, the other says who holds it.
source "$SOURCE_DIR/tests/support/cli.bash"
scenario=$tiny/steady_grants.yaml

"$SPOSIM" run "$scenario" --replicates 400000 --threads 1 --out shared --quiet >first 2>&1 &
first=$!
wait_for 20 test -e .shared.unfinished
exits 2 "$SPOSIM" run "$scenario" --replicates 4 --out shared
says "another run is writing here: process $first on $(uname -n)"
exits 2 "$SPOSIM" run "$scenario" --replicates 4 --out ./shared/ --force
says "process $first"
kill -INT $first
wait $first
[[ -z $(find . -name '.shared*') ]] || fail "left: $(find . -name '.shared*')"

# A run that was killed leaves a lock that holds nobody.
rm -rf shared
"$SPOSIM" run "$scenario" --replicates 400000 --threads 1 --out shared --quiet >first 2>&1 &
first=$!
wait_for 20 test -e .shared.unfinished
kill -KILL $first
wait $first 2>/dev/null
exits 0 "$SPOSIM" run "$scenario" --replicates 4 --out shared --quiet
[[ -z $(find . -name '.shared*') ]] || fail "left: $(find . -name '.shared*')"

# Many at once: exactly one is good.
rm -rf shared
for i in 1 2 3 4 5 6; do
  ("$SPOSIM" run "$scenario" --replicates 200 --threads 1 --out shared --quiet >/dev/null 2>"said$i"; echo $? >"code$i") &
done
wait
[[ $(cat code? | sort | uniq -c | tr -s ' ' | tr '\n' ';') == " 1 0; 5 2;" ]] || fail "codes: $(cat code?)"
exits 0 "$SPOSIM" verify shared
done_testing
