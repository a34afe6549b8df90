# A sweep over the ranks that mpirun starts: the same bytes for any number of them; a dead rank ends the job with an
# error, and nothing finished is lost. Runs where MPI is installed (scripts/setup hpc).
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
tiny_sweep tiny.yaml
if [[ -z ${SPOSIM_MPI:-} ]]; then
  echo "no MPI here"
  # Without MPI, a program that finds itself among others says so instead of doing everything several times.
  exits 2 env OMPI_COMM_WORLD_SIZE=2 "$SPOSIM" sweep tiny.yaml --out one
  says "built without MPI"
  done_testing
fi
# As root and with more ranks than cores, as in a container; sanitizers would report what MPI itself keeps.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0
mpi() {
  local ranks=$1
  shift
  mpirun -np "$ranks" --mca btl self,vader "$SPOSIM_MPI" "$@"
}

# Plain, on two threads, in three parts merged in another order, and on 1, 2, 3 and 4 ranks: one result.
sweep plain tiny.yaml
sweep unstarted tiny.yaml --threads 2
same plain unstarted
for part in 3 1 2; do sweep part$part tiny.yaml --shard $part/3; done
exits 0 "$SPOSIM" merge part2 part3 part1 --out merged --quiet
same plain merged
"$SPOSIM_MPI" sweep tiny.yaml --out single --quiet >printed 2>said || fail "without mpirun: $(cat said)"
same plain single
for ranks in 1 2 3 4; do
  exits 0 mpi $ranks sweep tiny.yaml --out ranks$ranks --quiet
  same plain ranks$ranks
done
exits 0 mpi 2 sweep tiny.yaml --out ranks2
prints "Already finished"
exits 0 mpi 2 sweep tiny.yaml --dry-run

# A mistake that every rank meets, and a rank that dies.
sed 's/\[4%, 6%\]/[4%, 600%]/' tiny.yaml >wrong.yaml
exits 2 mpi 2 sweep wrong.yaml --out wrong
replicates=200
((SANITIZED == 0)) || replicates=20
sed -e "s/^replicates: 4/replicates: $replicates/" -e 's/one_at_a_time/{latin_hypercube: {points: 300}}/' tiny.yaml >long.yaml
sweep undisturbed long.yaml
stored() { [[ $(python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM done").fetchone()[0])' "$1/unfinished.sqlite" 2>/dev/null) -gt 5 ]]; }
mpirun_of() { pgrep -P "$1" mpirun || echo "$1"; }
# goes_on FOLDER: it does not look finished; what is stored is not run again, and the result is the undisturbed one.
goes_on() {
  [[ ! -e $1/manifest.json ]] || fail "$1 looks finished"
  local kept
  kept=$(python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM done").fetchone()[0])' "$1/unfinished.sqlite")
  ((kept > 5 && kept < 300)) || fail "$1: $kept points were kept"
  sweep "$1" long.yaml --threads 2
  grep -q "\"points_run\": $((300 - kept))," "$1/timing.json" || fail "$1: $kept were kept, $(grep points_run "$1/timing.json")"
  same undisturbed "$1"
}

# The last rank among the processes that this job started dies.
mpi 3 sweep long.yaml --out dead --quiet >printed 2>said &
job=$!
wait_for 60 stored dead
kill -KILL "$(pgrep --newest -P "$(mpirun_of $job)")"
wait $job
code=$?
((code != 0)) || fail "a dead rank ended the job with 0"
sed "s/replicates: $replicates/replicates: 4/" long.yaml >short.yaml
exits 2 "$SPOSIM" sweep short.yaml --out dead
says "replicates: $replicates -> 4"
goes_on dead

# Ctrl-C: mpirun ends every rank, and says so by 130 or by its own code for a job that was ended.
mpi 3 sweep long.yaml --out stopped --quiet >printed 2>said &
job=$!
wait_for 60 stored stopped
begun=$SECONDS
kill -INT "$(mpirun_of $job)"
wait $job
code=$?
((code != 0)) || fail "Ctrl-C under mpirun: exit $code: $(head -c 400 said)"
((SECONDS - begun <= 6)) || fail "Ctrl-C under mpirun took $((SECONDS - begun)) s"
goes_on stopped
done_testing
