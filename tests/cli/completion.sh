# The man page and the completion name every option that --help names, and no other.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/docs/sposim.bash"
shopt -s extglob

for command in run sweep merge validate schema diff verify reproduce report sensitivity sign-off; do
  "$SPOSIM" $command --help | grep -o -- '--[a-z-]*' | sort -u >helped
  COMP_WORDS=(sposim $command --) COMP_CWORD=2
  _sposim 2>/dev/null
  printf '%s\n' "${COMPREPLY[@]}" | sort -u >completed
  diff helped completed >differences || fail "$command completes other options: $(cat differences)"
  while read -r option; do
    grep -q -- "${option//-/\\\\-}" "$SOURCE_DIR/docs/sposim.1" || fail "the man page does not know $option"
  done <helped
done
COMP_WORDS=(sposim repr) COMP_CWORD=1
_sposim
[[ ${COMPREPLY[*]} == reproduce ]] || fail "repr completes to ${COMPREPLY[*]}"
touch a.yaml b.txt
COMP_WORDS=(sposim run "") COMP_CWORD=2
_sposim 2>/dev/null
[[ ${COMPREPLY[*]} == a.yaml ]] || fail "files complete to ${COMPREPLY[*]}"
done_testing
