# At least seven of the eight national totals lie in their bands; with all applications halved, or times 1.6, the same
# check fails.
source "$SOURCE_DIR/tests/support/cli.bash"

if ((SANITIZED)); then
  echo "not under the sanitizers: some hundred national replicates would take minutes there"
  exit 0
fi

totals='returns_applied returns_granted returns_pending court_applied court_granted court_orders court_london court_sussex'

# in_band FOLDER: how many of the eight lie in their 95 % band, by observed.csv.
in_band() {
  awk -F, -v totals="$totals" '
    BEGIN { n = split(totals, names, /[ \n]+/) }
    NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
    { verdict[$column["name"]] = $column["verdict"] }
    END {
      for (i = 1; i <= n; ++i) {
        if (!(names[i] in verdict)) { print "no such observation: " names[i]; exit }
        if (verdict[names[i]] == "in") ++inside
      }
      print inside + 0
    }' "$1/observed.csv"
}

# times FACTOR: the national scenario with every application rate multiplied.
times() {
  cat >"times_$1.yaml" <<YAML
extends: $SOURCE_DIR/scenarios/england_and_wales.yaml
title: All applications times $1
changes:
  wrong_on_purpose:
    order: 99
    levers:
      - {target: application.applies, effect: {scale_odds: $1}, from: 2018-04-01, assumed: true}
YAML
  run "times_$1" "times_$1.yaml" --replicates 300 --impact 0
}

run as_it_is "$SOURCE_DIR/scenarios/england_and_wales.yaml" --replicates 300 --impact 0
(($(in_band as_it_is) >= 7)) || fail "only $(in_band as_it_is) of 8 totals are in their bands"
for factor in 0.5 1.6; do
  times $factor
  [[ $(in_band times_$factor) =~ ^[0-6]$ ]] || fail "times $factor: $(in_band times_$factor) of 8 are in and nobody would notice"
done
done_testing
