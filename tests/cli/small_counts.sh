# A count that was published as "<5" is never shown as if it were exact; --suppress-small bands small counts of a run.
source "$SOURCE_DIR/tests/support/cli.bash"

printf 'force,reports,applied\nAnyshire,2000,<5\nOthershire,2000,12\n' >forces.csv
cat >world.yaml <<'YAML'
title: A count of fewer than five
clock: {start: 2022-04-01, end: 2024-03-31, policies_from: 2023-04-01, open_cases: false}
simulation: {replicates: 40, replicates_per_draw: 2, seed: 11}
forces: {table: forces.csv}
pathway:
  reports: {per_year: {value: {column: reports}, assumed: true}}
  application:
    applies:
      value:
        unsure_by_force:
          posterior: {events: {column: applied}, from: 2022-04-01, to: 2023-03-31, prior: {gamma: {shape: 1, mean: 0.01}}}
      assumed: true
    preparation: {value: 0 days, assumed: true}
  court: {hearings_per_week: {value: unlimited, assumed: true}, notice: {value: 30 days, assumed: true}}
  decision: {granted: {value: 80%, assumed: true}}
  order: {length: {value: 2 years, assumed: true}}
observed:
  returns: {measure: applied, area: each force, from: 2022-04-01, to: 2023-03-31, count: {column: applied}, kind: force_returns, use: used, source: a test}
  single: {measure: granted, area: Anyshire, from: 2022-04-01, to: 2023-03-31, count: "<5", kind: force_returns, use: unused, source: a test}
YAML
run shown world.yaml
run banded world.yaml --suppress-small
for folder in shown banded; do
  grep -q '^"returns, Anyshire",applied,Anyshire,2022-04-01,2023-03-31,0,4,' $folder/observed.csv ||
    fail "$folder: a count below five in the table is no interval"
  grep -q '^single,granted,Anyshire,2022-04-01,2023-03-31,0,4,' $folder/observed.csv ||
    fail "$folder: a count below five is no interval"
  grep -q '^Anyshire,<5,' $folder/scenario.forces.csv || fail "$folder: the table does not keep <5"
  exits 0 "$SPOSIM" reproduce $folder --quiet
  prints IDENTICAL
done
[[ -e shown/replicates.csv && ! -e banded/replicates.csv ]] || fail "replicates.csv"

# A run and a comparison of five forces, of which one is small, and of that force alone: every file and the screen are
# looked through for a count between 0 and 5. The twins, where small counts are shown, have them wherever they can stand.
policies='
money: {price_year: 2026, value_per_protected: {value: £50000, assumed: true}}
policies:
  little: {title: A little more, status: hypothetical, levers: [{target: decision.granted, effect: {add: 0.5%}, from: 2023-04-01, assumed: true}], cost: {per_year: {value: £10000, assumed: true}, price_year: 2026}}
  more: {title: Much more, status: hypothetical, levers: [{target: application.applies, effect: {multiply: 1.5}, from: 2023-04-01, assumed: true}], cost: {per_year: {value: £90000, assumed: true}, price_year: 2026}}'
printf '%s\n' "$(<world.yaml)" "$policies" >one.yaml
sed 's/table: forces.csv/table: five.csv/' one.yaml >five.yaml
sed -i '/^Othershire/d' forces.csv
printf 'force,region,reports,applied\nAnyshire,North,2000,<5\nOthershire,North,2000,120\nThirdshire,North,2500,150
Fourthshire,South,3000,90\nFifthshire,South,1500,60\n' >five.csv
scan() { python3 "$SOURCE_DIR/tests/support/small_count_scan.py" "$1" "$1.screen" >found; }
for world in one five; do
  for option in "" --suppress-small; do
    # shellcheck disable=SC2086
    "$SPOSIM" run $world.yaml --out $world$option $option >$world$option.screen 2>said || fail "$(cat said)"
    # shellcheck disable=SC2086
    "$SPOSIM" compare $world.yaml --policy little --policy more --policy little+more --out $world-compared$option $option \
      >$world-compared$option.screen 2>said || fail "$(cat said)"
  done
  for folder in $world $world-compared; do
    scan $folder--suppress-small || fail "$folder shows small counts: $(head -n 5 found)"
    grep -qF '[c]' $folder--suppress-small/* || fail "$folder holds nothing back"
    scan $folder && fail "the twin $folder has no small count to show"
    cat found >>all_found
  done
done
for place in monthly.csv forces.csv observed.csv summary.json summary.json.in_words one.screen one-compared.screen \
  comparison.csv comparison_forces.csv comparison.json comparison.json.baseline_in_words frontier.csv results.xlsx; do
  grep -q "^$place" all_found || fail "no twin has a small count in $place, so looking for one there says nothing"
done
grep -q 'in_words.*under 5 victims' one--suppress-small/summary.json || fail "the sentence does not say under 5"

# Forces add up to their region, and regions to the nation: none of these sums may have exactly one part that is hidden.
subtracted() { # the sums of forces.csv in which one mean could be worked out from the others
  python3 - "$1" <<'PYTHON'
import csv, sys
regions = {"North": ["Anyshire", "Othershire", "Thirdshire"], "South": ["Fourthshire", "Fifthshire"],
           "All forces here": ["North", "South"]}
rows = {}
for row in csv.DictReader(open(sys.argv[1])):
    if row["statistic"] == "count":
        rows.setdefault((row["headline"], row["window"]), {})[row["area"]] = row["mean"]
for headline, means in rows.items():
    for total, parts in regions.items():
        hidden = [area for area in [total, *parts] if means[area] in ("<5", "[c]")]
        if len(hidden) == 1:
            print(headline, total, hidden)
PYTHON
}
[[ -z $(subtracted five--suppress-small/forces.csv) ]] ||
  fail "subtraction gives a small count away: $(subtracted five--suppress-small/forces.csv)"
awk -F, -v OFS=, '$9 == "[c]" { $9 = 100 } { print }' five--suppress-small/forces.csv >only_banded.csv
[[ -n $(subtracted only_banded.csv) ]] || fail "the twin without anything held back is safe, so the check says nothing"
done_testing
