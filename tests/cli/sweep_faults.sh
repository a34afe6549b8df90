# A sweep that is killed at any call that changes a file goes on to the same bytes; one that meets a full or broken disk
# says so, leaves nothing that looks finished, and goes on once there is room.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0:detect_leaks=0
tiny_sweep tiny.yaml
sweep undisturbed tiny.yaml

# faulty KIND CALL: the sweep with one call going wrong.
faulty() {
  env LD_PRELOAD="$FAULTS" FAULT="$1" FAULT_AT="$2" FAULT_COUNT="$here/count" \
    "$SPOSIM" sweep tiny.yaml --threads 1 --out tried --quiet >printed 2>said
}

faulty none 0 || fail "undisturbed: $(cat said)"
calls=$(cat count)
((calls > 60)) || fail "only $calls calls are seen"
same undisturbed tried
# Every call in a release build; every ninth under the sanitizers, which take ten times as long to start.
stride=1
((SANITIZED == 0)) || stride=9

for kind in kill torn; do
  for ((call = 1; ; call += stride)); do
    rm -rf tried .tried*
    { faulty $kind $call; } 2>/dev/null
    code=$?
    ((code == 0)) && break
    ((code == 137)) || fail "$kind at call $call: exit $code: $(cat said)"
    sweep tried tiny.yaml
    diff -rq --exclude=timing.json undisturbed tried >/dev/null || fail "$kind at call $call: another result"
    [[ -z $(find . -maxdepth 1 -name '.tried*') ]] || fail "$kind at call $call: left $(find . -maxdepth 1 -name '.tried*')"
  done
  ((call > calls)) || fail "$kind stopped at call $call of $calls"
done

for kind in full broken; do
  for ((call = 1; call <= calls; call += stride)); do
    rm -rf tried .tried*
    faulty $kind $call
    code=$?
    if ((code == 0)); then
      # What went wrong was of no consequence (a lock file that stays): then the result is whole.
      diff -rq --exclude=timing.json undisturbed tried >/dev/null || fail "$kind at call $call: exit 0, another result"
      continue
    fi
    ((code == 4)) || fail "$kind at call $call: exit $code: $(cat said)"
    grep -q "^sposim: [^ :]*: c" said || fail "$kind at call $call: names no path: $(cat said)"
    if [[ -e tried/manifest.json ]]; then
      diff -rq --exclude=timing.json undisturbed tried >/dev/null || fail "$kind at call $call: looks finished"
    fi
    sweep tried tiny.yaml
    diff -rq --exclude=timing.json undisturbed tried >/dev/null || fail "$kind at call $call: another result"
  done
done

# Killed, killed again while it goes on, and again.
for ((round = 1; round <= (SANITIZED == 0 ? 25 : 3); ++round)); do
  rm -rf tried .tried*
  for first in 1 2 3; do
    { faulty kill $((1 + (round * 37 + first * 17) % calls)); } 2>/dev/null
  done
  sweep tried tiny.yaml
  diff -rq --exclude=timing.json undisturbed tried >/dev/null || fail "round $round: another result"
done
# While a finished sweep is made longer: what stands there is the short result or the long one, whole, at every moment.
sed 's/one_at_a_time/{sobol: {rows: 2}}/' tiny.yaml >short.yaml
sed 's/one_at_a_time/{sobol: {rows: 3}}/' tiny.yaml >tiny_long.yaml
mv tiny_long.yaml tiny.yaml
sweep short short.yaml
sweep long tiny.yaml
stride=$((stride * 3))
for ((call = 1; ; call += stride)); do
  rm -rf tried .tried*
  cp -a short tried
  { faulty kill $call; } 2>/dev/null
  code=$?
  ((code == 0)) && break
  diff -rq short tried >/dev/null || diff -rq --exclude=timing.json long tried >/dev/null || fail "kill at call $call: neither"
  sweep tried tiny.yaml
  diff -rq --exclude=timing.json long tried >/dev/null || fail "kill at call $call of a longer design: another result"
  [[ -z $(find . -maxdepth 1 -name '.tried*') ]] || fail "kill at call $call: left $(find . -maxdepth 1 -name '.tried*')"
done
((call > calls / 2)) || fail "the longer design ended at call $call"
done_testing
