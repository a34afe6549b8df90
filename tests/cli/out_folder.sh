# Where results go, and what is never overwritten.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
scenario=$tiny/steady_grants.yaml
few="--replicates 4 --quiet"
many="$SOURCE_DIR/scenarios/northamptonshire.yaml --policy training --replicates 4"
sweep=tiny.yaml
tiny_sweep $sweep

# shellcheck disable=SC2086
{
  exits 0 "$SPOSIM" run "$scenario" $few
  [[ -f outputs/steady_grants/manifest.json ]] || fail "no outputs/steady_grants"
  [[ $(ls -A outputs) == steady_grants ]] || fail "left beside the run: $(ls -A outputs)"
  exits 0 "$SPOSIM" verify outputs/steady_grants

  exits 2 "$SPOSIM" run "$scenario" $few
  says "already holds the results of a run"
  exits 0 "$SPOSIM" run "$scenario" $few --force --seed 5
  grep -q '"seed": 5,' outputs/steady_grants/manifest.json || fail "--force did not replace the run"

  mkdir thesis && echo "years of work" >thesis/chapter.txt
  exits 2 "$SPOSIM" run "$scenario" $few --out thesis
  says "holds something else"
  [[ $(ls -A thesis) == chapter.txt ]] || fail "the thesis was touched"

  exits 2 "$SPOSIM" run "$scenario" $few --out thesis/chapter.txt --force
  says "is not a folder"
  exits 2 "$SPOSIM" run "$scenario" $few --out . --force
  says "the folder you are in"
  cp -r "$SOURCE_DIR/scenarios/tiny" mine
  exits 2 "$SPOSIM" run mine/steady_grants.yaml $few --out mine --force
  says "would replace the folder that holds"
  [[ -f mine/steady_grants.yaml ]] || fail "the scenario is gone"
  mkdir empty
  exits 0 "$SPOSIM" run "$scenario" $few --out empty/

  # A place that cannot hold a folder is the user's to change: a file in the way, a name that is too long.
  for place in thesis/chapter.txt/out thesis/chapter.txt/deep/er; do
    for command in "run $scenario" "run $scenario --force" "compare $many" "sweep $sweep"; do
      exits 2 "$SPOSIM" $command --quiet --out $place
      says "thesis/chapter.txt: is not a folder"
    done
  done
  [[ $(cat thesis/chapter.txt) == "years of work" && $(ls -A thesis) == chapter.txt ]] || fail "the thesis was touched"
  ln -s nowhere dangling
  exits 2 "$SPOSIM" run "$scenario" $few --out dangling/out
  says "dangling: is not a folder"
  exits 2 "$SPOSIM" run "$scenario" $few --out "$(printf 'n%.0s' {1..220})"
  says "has too long a name"
  exits 2 "$SPOSIM" run "$scenario" $few --out "$(printf 'n%.0s' {1..300})/out"
  says "is too long for the name of a file"
  ln -s round round
  exits 2 "$SPOSIM" run "$scenario" $few --out round/out
  says "goes round in a circle of links"

  # A wrong scenario leaves nothing.
  echo "title: nothing else" >wrong.yaml
  exits 2 "$SPOSIM" run wrong.yaml $few --out deep/er/out
  [[ ! -e deep ]] || fail "a wrong scenario left a folder"

  # --json prints exactly summary.json.
  exits 0 "$SPOSIM" run "$scenario" $few --out json --json
  cmp -s printed json/summary.json || fail "--json is not summary.json"
  [[ ! -s said ]] || fail "--quiet said something: $(cat said)"
}
done_testing
