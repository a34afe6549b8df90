# What the tests of sweeps share, after cli.bash.

# tiny_sweep FILE: a sweep of a world with a known answer; 5 points, a few milliseconds.
tiny_sweep() {
  cat >"$1" <<END
title: Two numbers, one at a time
scenario: $tiny/steady_grants.yaml
replicates: 4
design: one_at_a_time
factors:
  decision.granted: {range: [70%, 90%]}
  application.applies: {range: [4%, 6%]}
outputs:
  newly_protected: {}
  orders: {measure: granted, window: whole_run}
END
}

# sweep FOLDER FILE ARGUMENT…: a quiet sweep that must be good.
sweep() {
  local folder=$1 file=$2
  shift 2
  "$SPOSIM" sweep "$file" --out "$folder" --quiet "$@" >"$here/printed" 2>"$here/said" || fail "sweep $folder: $(head -c 400 "$here/said")"
}
