# The command line: help, nearest names, values that cannot be, and exit codes.
source "$SOURCE_DIR/tests/support/cli.bash"
scenario=$tiny/steady_grants.yaml

exits 0 "$SPOSIM" --help
prints "sposim run scenarios/england_and_wales.yaml"
for command in run validate schema diff verify reproduce sign-off; do
  exits 0 "$SPOSIM" $command --help
  prints "Example:"
  prints "sposim $command"
done
exits 0 "$SPOSIM" --version
prints "sposim "

exits 2 "$SPOSIM"
says "no command is given"
exits 2 "$SPOSIM" rum "$scenario"
says 'Did you mean "run"?'
exits 2 "$SPOSIM" --versoin
says 'Did you mean "--version"?'
exits 2 "$SPOSIM" run "$scenario" --thread 4
says 'Did you mean "--threads"?'
exits 2 "$SPOSIM" run "$scenario" --replicats=4
says 'Did you mean "--replicates"?'
exits 2 "$SPOSIM" run
says "run: the scenario is not given. Example: sposim run "
exits 2 "$SPOSIM" run "$scenario" another.yaml
says "one thing too many"
exits 2 "$SPOSIM" diff "$scenario"
exits 2 "$SPOSIM" validate
exits 2 "$SPOSIM" verify
exits 2 "$SPOSIM" reproduce
exits 2 "$SPOSIM" run "$scenario" --out
says "--out"

for bad in "--replicates 1e12" "--replicates 0" "--replicates -1" "--replicates 1.5" "--replicates 1,000" \
  "--replicates 99999999999999999999999" "--replicates ten" "--threads 0" "--threads -1" "--threads 100000" \
  "--threads two" "--seed text" "--seed -1" "--seed 18446744073709551616" "--first-replicate -1"; do
  # shellcheck disable=SC2086
  exits 2 "$SPOSIM" run "$scenario" $bad
  says "${bad%% *}: cannot be \"${bad##* }\""
done
exits 2 "$SPOSIM" run "$scenario" --out ""
says "--out: is empty"
exits 2 "$SPOSIM" run "$scenario" --out '~/results'
says '--out: begins with "~"'
for flag in force quiet json; do
  exits 2 "$SPOSIM" run "$scenario" --$flag=maybe
  says "--$flag: takes no value (it is given or it is not). Write --$flag."
done
exits 2 "$SPOSIM" run "$scenario" --seed 1 --seed 2
says "more than once"
exits 2 "$SPOSIM" run "$scenario" --replicates 100000000
says "this machine has"
exits 2 "$SPOSIM" run nowhere.yaml
says "nowhere.yaml"
exits 2 "$SPOSIM" run $'bad\e[31mname.yaml'
grep -q $'\e' said && fail "an escape character reached the terminal"
[[ $(find . -mindepth 1 ! -name said ! -name printed | wc -l) == 0 ]] || fail "something was written: $(ls -A)"
done_testing
