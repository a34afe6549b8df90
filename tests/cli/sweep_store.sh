# What is finished is never lost and never run again: a longer design of a finished sweep runs its new points alone,
# --force leaves what stands there until the new results are whole, and a store that is damaged or none of ours is told.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
tiny_sweep tiny.yaml

# points_run FOLDER: points that the last command ran itself.
points_run() { sed -n 's/^ *"points_run": \([0-9]*\),*$/\1/p' "$1/timing.json"; }
# different FOLDER: how many different points there are (a trajectory may come back to where another was).
different() { tail -n +2 "$1/points.csv" | cut -d, -f3- | sort -u | wc -l; }
# ran FOLDER POINTS
ran() { [[ $(points_run "$1") == "$2" ]] || fail "$1: $(points_run "$1") points were run, not $2"; }
# nothing_beside: no hidden file is left.
nothing_beside() { [[ -z $(find . -maxdepth 1 -name '.*' ! -name .) ]] || fail "left: $(find . -maxdepth 1 -name '.*' ! -name .)"; }

# A design made longer, finished or not: no point runs twice, and the result is that of a fresh run.
for design in "sobol rows 4 8" "morris trajectories 2 9"; do
  read -r kind key short long <<<"$design"
  for which in short long; do
    sed "s/one_at_a_time/{$kind: {$key: ${!which}}}/" tiny.yaml >"$which.yaml"
  done
  rm -rf grown fresh parts*
  sweep grown short.yaml
  short_points=$(different grown)
  ran grown "$short_points"
  sweep fresh long.yaml
  long_points=$(different fresh)
  ran fresh "$long_points"
  ((long_points > short_points)) || fail "$kind: not longer"
  exits 0 "$SPOSIM" sweep long.yaml --out grown
  says "Going on: "
  ran grown $((long_points - short_points))
  same fresh grown
  nothing_beside
  exits 0 "$SPOSIM" verify grown
  # A shorter design would drop finished points.
  exits 2 "$SPOSIM" sweep short.yaml --out grown
  says "already holds a finished sweep with another design"
  same fresh grown
done
# Parts too, of which each keeps its own points.
sed "s/one_at_a_time/{sobol: {rows: 4}}/" tiny.yaml >short.yaml
sed "s/one_at_a_time/{sobol: {rows: 8}}/" tiny.yaml >long.yaml
rm -rf fresh
sweep fresh long.yaml
for part in 1 2 3; do
  sweep part$part short.yaml --shard $part/3
  before=$(points_run part$part)
  sweep part$part long.yaml --shard $part/3
  ran part$part $(($(wc -l <part$part/points.csv) - 1 - before))
done
exits 0 "$SPOSIM" merge part2 part3 part1 --out merged --quiet
same fresh merged
# A list of which rows were added.
printf 'decision.granted,application.applies\n0.7,0.05\n0.8,0.05\n' >list.csv
sed "s/one_at_a_time/{list: list.csv}/" tiny.yaml >list.yaml
sweep listed list.yaml
echo 0.9,0.06 >>list.csv
sweep listed list.yaml
ran listed 1
sed -i 2d list.csv
exits 2 "$SPOSIM" sweep list.yaml --out listed
says "another design"
# Only what the sweep left as it is is gone on from.
rm -rf changed
sweep changed short.yaml
echo >>changed/results.csv
exits 2 "$SPOSIM" sweep long.yaml --out changed
says "results.csv was changed"
nothing_beside

# stored FILE: how many points a store has.
stored() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM done").fetchone()[0])' "$1" 2>/dev/null; }
holds() { [[ $(stored "$1") -gt $2 ]]; }

# stopped SIGNAL FILE FOLDER ARGUMENT…: a sweep that is stopped once it has stored more than twenty points.
stopped() {
  local signal=$1 file=$2 folder=$3 store job
  shift 3
  store=.$folder.unfinished.sqlite
  [[ -e $folder ]] || store=$folder/unfinished.sqlite
  "$SPOSIM" sweep "$file" --out "$folder" --threads 1 "$@" >printed 2>said &
  job=$!
  wait_for 20 holds "$store" 20
  { kill "-$signal" $job; wait $job; } 2>/dev/null
}
# A sweep is made longer and killed on the way: the finished one stands as it was, and the next command goes on.
# Some two seconds' work, whatever the build.
points=120
replicates=40
((SANITIZED == 0)) || replicates=4
sed -e "s/one_at_a_time/{sobol: {rows: $points}}/" -e "s/^replicates: 4/replicates: $replicates/" tiny.yaml >longer.yaml
sed -e "s/one_at_a_time/{sobol: {rows: 4}}/" -e "s/^replicates: 4/replicates: $replicates/" tiny.yaml >shorter.yaml
sweep whole longer.yaml
sweep begun shorter.yaml
cp -a begun before
stopped KILL longer.yaml begun
same before begun
exits 0 "$SPOSIM" verify begun
done_already=$(stored .begun.unfinished.sqlite)
((done_already > 16)) || fail "only $done_already points were stored before the kill"
sweep begun longer.yaml
same whole begun
ran begun $((4 * points - done_already))
nothing_beside

# --force: what stands there stays until the new results are whole, whatever happens on the way.
rm -rf begun
cp -a before begun
stopped INT longer.yaml begun --force
same before begun
done_already=$(stored .begun.unfinished.sqlite)
((done_already > 0)) || fail "nothing was stored before Ctrl-C"
sweep begun longer.yaml --force
same whole begun
ran begun $((4 * points - done_already))
nothing_beside
mkdir letters
echo mine >letters/letter
sed 's/granted, window/refused, window/' tiny.yaml >other.yaml
exits 0 env LD_PRELOAD="$FAULTS" FAULT=none FAULT_AT=0 FAULT_COUNT="$here/count" ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 \
  "$SPOSIM" sweep other.yaml --out counted --threads 1 --quiet
exits 4 env LD_PRELOAD="$FAULTS" FAULT=full FAULT_AT=$(($(cat count) / 2)) FAULT_COUNT="$here/count" \
  ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 "$SPOSIM" sweep other.yaml --out letters --threads 1 --quiet --force
[[ $(cat letters/letter) == mine ]] || fail "--force lost a folder before its work was done"
exits 0 "$SPOSIM" sweep other.yaml --out letters --quiet --force
same counted letters
nothing_beside
# A sweep begun with another question: its points stay until the forced one is whole; the same question goes on.
stopped KILL longer.yaml half
cp half/unfinished.sqlite half.sqlite
done_already=$(stored half/unfinished.sqlite)
exits 4 env LD_PRELOAD="$FAULTS" FAULT=full FAULT_AT=$(($(cat count) / 2)) FAULT_COUNT="$here/count" \
  ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 "$SPOSIM" sweep other.yaml --out half --threads 1 --quiet --force
[[ $(stored half/unfinished.sqlite) == "$done_already" ]] || fail "--force lost points before its work was done"
rm -f .half.*
sweep half longer.yaml --force
ran half $((4 * points - done_already))
same whole half

# A store that cannot be gone on from: one sentence with its name, what is wrong and what to do; nothing is touched.
# damaged CODE WORDS…: half2/unfinished.sqlite is refused with these words, stays as it is, and --force gets past it.
damaged() {
  local code=$1 word
  shift
  cp half2/unfinished.sqlite kept
  exits "$code" "$SPOSIM" sweep longer.yaml --out half2
  for word in "half2" "unfinished.sqlite" "$@"; do says "$word"; done
  [[ $(wc -l <said) == 1 ]] || fail "more than one line: $(cat said)"
  cmp -s kept half2/unfinished.sqlite || fail "a store that was refused was changed"
}
mkdir half2
head -c $(($(stat -c %s half.sqlite) / 2)) half.sqlite >half2/unfinished.sqlite
damaged 4 "is damaged: its pages do not hang together;" "Put a good copy in its place" "--force"
head -c 20000 /dev/urandom >half2/unfinished.sqlite
damaged 4 "is damaged: it is not a database;" "--force"
echo "not a database at all, but longer than the header of one, which is a hundred bytes: so it is read as what it is not" >half2/unfinished.sqlite
damaged 4 "is damaged: it is not a database;" "--force"
# Junk over a page in the middle, and one byte of one figure.
cp half.sqlite half2/unfinished.sqlite
dd if=/dev/urandom of=half2/unfinished.sqlite bs=4096 seek=$(($(stat -c %s half.sqlite) / 8192)) count=1 conv=notrunc status=none
damaged 4 "is damaged: its pages do not hang together;" "--force"
cp half.sqlite half2/unfinished.sqlite
python3 - half2/unfinished.sqlite <<'END'
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
key, figures = store.execute("SELECT key, figures FROM done LIMIT 1 OFFSET 3").fetchone()
store.execute("UPDATE done SET figures = ? WHERE key = ?", (figures[:5] + bytes([figures[5] ^ 1]) + figures[6:], key))
store.commit()
END
damaged 4 "is damaged" "a finished point is not as it was written" "--force"
# sql STATEMENTS: changes the store.
sql() { python3 -c 'import sqlite3, sys; store = sqlite3.connect(sys.argv[1]); store.executescript(sys.argv[2]); store.commit()' half2/unfinished.sqlite "$1"; }
cp half.sqlite half2/unfinished.sqlite
sql "PRAGMA user_version = 7"
damaged 2 "begun by another version of sposim, in layout 7" "this one reads layout 1" "--force"
cp half.sqlite half2/unfinished.sqlite
sql "DROP TABLE says"
damaged 4 "is damaged" "its tables are missing"
rm half2/unfinished.sqlite
mkdir half2/unfinished.sqlite
exits 4 "$SPOSIM" sweep longer.yaml --out half2
says "half2/unfinished.sqlite: cannot be opened: Is a directory"
rmdir half2/unfinished.sqlite
sql "CREATE TABLE letters (words TEXT); INSERT INTO letters VALUES ('mine')"
damaged 2 "is a database of another program" "Move it away"
sweep half2 longer.yaml --force
same whole half2
nothing_beside
done_testing
