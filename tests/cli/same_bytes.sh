# The same bytes, all files but timing.json, for any number of threads, locale, time zone and working folder; the same
# counts without fused multiply-add.
source "$SOURCE_DIR/tests/support/cli.bash"

check() {
  local scenario=$1 replicates=$2 name
  name=$(basename "$scenario" .yaml)
  run "$name.1" "$scenario" --replicates "$replicates" --threads 1
  for threads in 2 3 8; do
    run "$name.$threads" "$scenario" --replicates "$replicates" --threads $threads
    same "$name.1" "$name.$threads"
  done
  TZ=Pacific/Kiritimati run "$name.tz" "$scenario" --replicates "$replicates"
  same "$name.1" "$name.tz"
  LC_ALL=${german:-C} run "$name.de" "$scenario" --replicates "$replicates"
  same "$name.1" "$name.de"
  (cd / && run "$OLDPWD/$name.root" "$scenario" --replicates "$replicates" && exit $faults) || fail "$name from /"
  same "$name.1" "$name.root"
  (cd "$(dirname "$scenario")" && run "$OLDPWD/$name.cd" "$(basename "$scenario")" --replicates "$replicates" &&
    exit $faults) || fail "$name from its own folder"
  same "$name.1" "$name.cd"
  GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2_Usable run "$name.fma" "$scenario" --replicates "$replicates"
  cmp -s "$name.1/replicates.csv" "$name.fma/replicates.csv" || fail "$name: other counts without FMA"
}

german=
if locale -a 2>/dev/null | grep -qi '^de_DE\.utf-\?8$'; then
  german=de_DE.UTF-8
elif command -v localedef >/dev/null && [[ -d /usr/share/i18n/locales ]]; then
  mkdir locales && localedef -i de_DE -f UTF-8 locales/de_DE.UTF-8 2>/dev/null && german=de_DE.UTF-8 &&
    export LOCPATH=$PWD/locales
fi
[[ -n $german ]] || echo "note: no German locale to be had here; LC_ALL=C is tried instead"

check "$tiny/weekly_list_12.yaml" 40
check "$tiny/competing_ends.yaml" 40
check "$tiny/posterior_delayed.yaml" 40
if ((SANITIZED)); then national=2; else national=12; fi
check "$SOURCE_DIR/scenarios/england_and_wales.yaml" $national
done_testing
