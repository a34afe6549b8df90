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

sweep plain tiny.yaml
sweep unstarted tiny.yaml --threads 2
same plain unstarted
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
sed -e 's/^replicates: 4/replicates: 2000/' -e 's/one_at_a_time/{latin_hypercube: {points: 500}}/' tiny.yaml >long.yaml
mpi 3 sweep long.yaml --out dead --quiet >printed 2>said &
job=$!
stored() { [[ -s dead/unfinished.sqlite && ! -e dead/unfinished.sqlite-journal ]]; }
wait_for 30 stored
sleep 2
# The last rank among the processes that this job started.
kill -KILL "$(pgrep --newest -P "$(pgrep -P $job mpirun || echo $job)")"
wait $job
code=$?
((code != 0)) || fail "a dead rank ended the job with 0"
[[ ! -e dead/manifest.json ]] || fail "a job that died looks finished"
sed 's/replicates: 2000/replicates: 4/' long.yaml >short.yaml
exits 2 "$SPOSIM" sweep short.yaml --out dead
says "replicates: 2000 -> 4"
done_testing
