# `sposim report` that is killed at any call that changes a file, or meets a full or broken disk: the folder is as it
# was, or says that it is half made; running it again leaves what it leaves undisturbed.
source "$SOURCE_DIR/tests/support/cli.bash"
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0:detect_leaks=0
run whole "$tiny/luck_applies_2.yaml" --replicates 10

# A folder as an older version would have left it: another page, another chart, and one that is no longer drawn.
cp -r whole old
chart=$(basename "$(find whole/charts -name '*.svg' | sort | head -n 1)")
python3 - "$chart" <<'PYTHON'
import hashlib, json, sys
manifest = json.load(open("old/manifest.json"))
for name in ("report.html", "charts/" + sys.argv[1], "charts/no_longer_drawn.svg"):
    open("old/" + name, "w").write("<!-- as an older version drew it -->\n")
    data = open("old/" + name, "rb").read()
    manifest["files"] = [f for f in manifest["files"] if f["name"] != name]
    manifest["files"].append({"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
del manifest["sha256"]
text = json.dumps(manifest, indent=2, ensure_ascii=False)
blank = text[:-2] + ',\n  "sha256": "' + "0" * 64 + '"\n}\n'
open("old/manifest.json", "w").write(blank.replace("0" * 64, hashlib.sha256(blank.encode()).hexdigest()))
PYTHON
exits 0 "$SPOSIM" verify old

again() { # KIND CALL: makes the report of the folder `tried` again, with one call going wrong
  env LD_PRELOAD="$FAULTS" FAULT="$1" FAULT_AT="$2" FAULT_COUNT="$here/count" "$SPOSIM" report tried >printed 2>said
}
is_made() { # the folder holds what `whole` holds; its manifest alone says that another made it
  diff -rq --exclude=manifest.json --exclude=timing.json whole tried >differences && "$SPOSIM" verify tried >/dev/null 2>&1
}
nothing_is_left() { [[ -z $(find . -maxdepth 1 -name '.tried*') ]] || fail "left: $(find . -maxdepth 1 -name '.tried*')"; }

cp -r old tried
again none 0 || fail "undisturbed: $(cat said)"
is_made || fail "undisturbed: $(cat differences)"
nothing_is_left
calls=$(cat count)
((calls > 15)) || fail "only $calls calls are seen"

half=0
for kind in kill full broken; do
  # Each makes the report twice, which takes its time: every second kill, fewer of the others and under the sanitizers.
  stride=$([[ $kind == kill ]] && echo 2 || echo 7)
  ((SANITIZED == 0)) || stride=$((stride * 5))
  for ((call = 1; call <= calls; call += stride)); do
    rm -rf tried .tried*
    cp -r old tried
    { again $kind $call; } 2>/dev/null
    code=$?
    ((code == 0)) && { is_made || fail "$kind at call $call: exit 0, but not made"; continue; }
    [[ $kind == kill && $code == 137 || $kind != kill && $code == 4 ]] || fail "$kind at call $call: exit $code: $(cat said)"
    if ! "$SPOSIM" verify tried >verified 2>&1; then
      half=$((half + 1))
      [[ $(wc -l <verified) == 1 ]] || fail "$kind at call $call: verify says more than one thing: $(cat verified)"
      grep -q 'report.html: is half made: `sposim report` was cut short; run it again' verified ||
        fail "$kind at call $call: verify does not say how to mend it: $(cat verified)"
    fi
    again none 0 || fail "$kind at call $call: not made again: $(cat said)"
    is_made || fail "$kind at call $call: another result: $(cat differences)"
    nothing_is_left
  done
done
((half > 0)) || fail "no folder was ever half made: the faults met nothing"

# Half made or not, a story that was changed is refused.
rm -rf tried .tried*
cp -r old tried
{ again kill $((calls / 2)); } 2>/dev/null
echo ' ' >>tried/story.json
exits 2 "$SPOSIM" report tried
says "story.json"
says "was changed"

# The lock comes first: while another process holds it, nothing is even looked at.
rm -rf tried .tried*
cp -r old tried
exec 9>.tried.lock
flock 9
exits 2 "$SPOSIM" report tried
says "another run is writing here"
done_testing
