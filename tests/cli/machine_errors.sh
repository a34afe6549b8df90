# Full disks, closed streams, folders that cannot be written or vanish: exit 4, the path named, nothing half-finished.
source "$SOURCE_DIR/tests/support/cli.bash"
scenario=$tiny/steady_grants.yaml
long="--replicates 400000 --threads 1"

closed() { "$SPOSIM" "$@" >&-; }
full() { "$SPOSIM" "$@" >/dev/full; }
all_closed() { "$SPOSIM" "$@" <&- >&- 2>&-; }
small_files() { (ulimit -f 8 && "$SPOSIM" "$@"); }

exits 4 closed run "$scenario" --replicates 4 --out closed
says "standard output"
[[ ! -e closed ]] || fail "worked although nothing could be printed"
exits 4 all_closed run "$scenario" --replicates 4 --out closed
exits 4 full run "$scenario" --replicates 4 --out full --quiet
says "standard output: cannot be written: No space left on device"
exits 0 "$SPOSIM" verify full
exits 4 full --help
exits 4 full verify full
exits 4 full schema
exits 4 closed schema

exits 4 small_files run "$scenario" --replicates 4 --out small --quiet
says "cannot be written: File too large"
says "small"
[[ -z $(find . -name '*small*') ]] || fail "left: $(find . -name '*small*')"

# The folder's parent vanishes during the run.
mkdir gone
# shellcheck disable=SC2086
"$SPOSIM" run "$scenario" $long --out gone/run --quiet >printed 2>said &
pid=$!
if wait_for 20 test -e gone/.run.unfinished; then
  rm -rf gone
  kill -TERM $pid
  wait $pid
  code=$?
  ((code == 4)) || fail "exit $code, not 4, when the folder vanished: $(cat said)"
  says "gone"
fi

# A folder without permission; root may write anywhere, so it asks another user.
mkdir locked && chmod 555 locked && chmod 755 .
nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if (($(id -u) != 0)); then
  exits 4 "$SPOSIM" run "$scenario" --replicates 4 --out locked/run
  says "locked"
elif "${nobody[@]}" test -r "$scenario" -a -x "$SPOSIM" -a -x "$PWD" 2>/dev/null; then
  exits 4 "${nobody[@]}" "$SPOSIM" run "$scenario" --replicates 4 --out locked/run
  says "locked"
else
  echo "note: no other user can be tried here"
fi

# A disk that is read-only, and one that is full.
if unshare -m true 2>/dev/null; then
  exits 4 unshare -m bash -c "mkdir -p disk && mount -t tmpfs -o size=64k none disk &&
    '$SPOSIM' run '$scenario' --replicates 4 --quiet --out disk/run; code=\$?; ls -A disk; exit \$code"
  says "disk/"
  says "No space left on device"
  [[ ! -s printed ]] || fail "left on the full disk: $(cat printed)"
  exits 4 unshare -m bash -c "mkdir -p disk && mount -t tmpfs -o ro none disk &&
    '$SPOSIM' run '$scenario' --replicates 4 --quiet --out disk/run"
  says "Read-only file system"

  # Nor is there room for the workbook's temporary files: told once, in our words.
  for options in ro size=64k; do
    exits 4 unshare -m bash -c "mkdir -p temporary && mount -t tmpfs -o $options none temporary &&
      TMPDIR=$here/temporary '$SPOSIM' run '$scenario' --replicates 4 --quiet --out workbook"
    says "sposim: $here/temporary: "
    [[ $(wc -l <said) == 1 && ! -e workbook ]] || fail "temporary files ($options): $(cat said)"
  done
else
  echo "note: no disks can be mounted here"
fi
done_testing
