# What the tests of the command line share. Each starts with: source "$SOURCE_DIR/tests/support/cli.bash"
set -uo pipefail
tiny=$SOURCE_DIR/scenarios/tiny
here=$PWD  # the fresh folder of the test; what a command says is kept here even when it ran elsewhere
faults=0

fail() {
  echo "FAIL (line ${BASH_LINENO[-2]}): $*" >&2
  faults=$((faults + 1))
}

# exits CODE COMMAND…: the command ends with this code; what it says is left in ./said (stderr) and ./printed (stdout).
exits() {
  local expected=$1 code
  shift
  "$@" >"$here/printed" 2>"$here/said"
  code=$?
  ((code == expected)) || fail "exit $code, not $expected: $* -- $(head -c 400 "$here/said")"
}

# says TEXT / prints TEXT: the last command said so on the standard error / printed it on the standard output.
says() { grep -qF -- "$1" "$here/said" || fail "not said: $1 -- but: $(head -c 400 "$here/said")"; }
prints() { grep -qF -- "$1" "$here/printed" || fail "not printed: $1 -- but: $(head -c 400 "$here/printed")"; }

# same A B: two run folders hold the same files, byte by byte, but for timing.json.
same() {
  diff -rq --exclude=timing.json "$1" "$2" >differences || fail "$1 and $2 differ: $(cat differences)"
}

# run FOLDER SCENARIO ARGUMENT…: a quiet run that must be good.
run() {
  local folder=$1 scenario=$2
  shift 2
  "$SPOSIM" run "$scenario" --out "$folder" --quiet "$@" >"$here/printed" 2>"$here/said" || fail "run $folder: $(head -c 400 "$here/said")"
}

# says_partial FILE: it is labelled so; a workbook is looked into, a folder holds pictures.
says_partial() {
  case $1 in
    *.xlsx) python3 -c 'import sys, zipfile; book = zipfile.ZipFile(sys.argv[1])
sys.exit(not all(b"PARTIAL" in book.read(n) for n in book.namelist() if "worksheets/sheet" in n and n.endswith(".xml")))' "$1" ;;
    *) [[ -d $1 ]] || grep -q PARTIAL "$1" ;;
  esac || fail "$1 does not say PARTIAL"
}

# wait_for SECONDS COMMAND…: until the command is good.
wait_for() {
  local tries=$(($1 * 20))
  shift
  while ((tries-- > 0)); do
    "$@" && return 0
    sleep 0.05
  done
  fail "waited in vain for: $*"
  return 1
}

done_testing() {
  ((faults == 0)) || { echo "$faults fault(s)" >&2; exit 1; }
  exit 0
}
