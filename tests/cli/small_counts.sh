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

# Columns of counts with a number between 0 and 5: found in the twin, and not where they are banded.
small_counts() { # file, first and last column of counts, a pattern that its rows must match
  awk -F, -v a="$2" -v b="$3" -v rows="$4" 'NR > 1 && $0 ~ rows { for (i = a; i <= b; ++i)
    if (i != a + 1 && $i ~ /^[0-9.e-]+$/ && $i > 0 && $i < 5) { print; next } }' "$1"
}
for table in "monthly.csv 7 15 ." "forces.csv 9 17 ,count,"; do
  read -r file first last rows <<<"$table"
  [[ -n $(small_counts "shown/$file" "$first" "$last" "$rows") ]] || fail "$file: the twin has no small count to show"
  [[ -z $(small_counts "banded/$file" "$first" "$last" "$rows") ]] || fail "$file shows a small count"
  grep -q '<5' "banded/$file" || fail "$file bands nothing"
done
grep -q '"<5"' banded/summary.json || fail "summary.json bands nothing"
done_testing
