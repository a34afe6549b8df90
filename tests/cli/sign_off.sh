# The DRAFT mark: it goes when an approver signs this scenario and this model, and comes back with any change.
source "$SOURCE_DIR/tests/support/cli.bash"

cat >base.yaml <<YAML
extends: $tiny/luck_applies_2.yaml
qa: {commissioner: A commissioner, analyst: An analyst, assurer: An assurer, assured: 2026-01-31}
YAML
draft() { grep -o '"draft": [a-z]*' "$1/manifest.json"; }
is_draft() { [[ $(draft "$1") == '"draft": true' ]] || fail "$1 is no draft"; }
no_draft() { [[ $(draft "$1") == '"draft": false' ]] || fail "$1 is a draft: $(grep -m1 DRAFT "$1/summary.json")"; }

run unsigned base.yaml --replicates 20
prints "DRAFT: nobody has signed off"
is_draft unsigned

# The block says that the approver is missing, and pasted as it is it is refused there.
exits 0 "$SPOSIM" sign-off unsigned
prints "  analyst: \"An analyst\""
says "Paste this into base.yaml"
{ head -1 base.yaml; cat printed; } >nobody.yaml
exits 2 "$SPOSIM" validate nobody.yaml
says "qa.approver"
sed 's/approver:.*/approver: An approver/' nobody.yaml >signed.yaml

run signed signed.yaml --replicates 20
prints "SIGNED OFF"
prints "Signed off by An approver"
grep -q DRAFT signed/summary.json && fail "a signed summary says DRAFT"
no_draft signed
grep -q '"signed_off_by": "An approver"' signed/manifest.json || fail "the manifest does not name who signed"
exits 0 "$SPOSIM" reproduce signed --quiet
prints "IDENTICAL"
# The resolved scenario carries its sign-off, and the block can be cut off to hash what it signs.
run resolved signed/scenario.resolved.yaml
no_draft resolved
hash=$(sed '/^qa:/,$d' signed/scenario.resolved.yaml | cat - signed/scenario.forces.csv | sha256sum | cut -d' ' -f1)
grep -q "\"sha256_of_resolved\": \"$hash\"" signed/manifest.json || fail "the hash is not that of the files"
grep -q "scenario: \"*$hash" signed.yaml || fail "the sign-off names another hash"

# Words about quality assurance are not what is signed; everything else is.
sed 's/An assurer/Somebody else/' signed.yaml >words.yaml
run words words.yaml --replicates 20
no_draft words
for change in "--replicates 21" "--replicates 20 --seed 5"; do
  # shellcheck disable=SC2086
  run changed signed.yaml $change --force
  is_draft changed
done
prints "what changed since then has not been signed off"
echo "pathway: {decision: {granted: 0.81}}" | cat signed.yaml - >number.yaml
run number number.yaml --replicates 20
is_draft number
sed 's/model: "f/model: "0/; t; s/model: "./model: "f/' signed.yaml >model.yaml
run model model.yaml --replicates 20
is_draft model
prints "another version of the model"

# A comparison of files is signed off when every file is.
"$SPOSIM" compare signed.yaml resolved/scenario.resolved.yaml --replicates 20 --quiet --out both >printed 2>said ||
  fail "compare: $(cat said)"
no_draft both
"$SPOSIM" compare signed.yaml number.yaml --replicates 20 --quiet --out one >printed 2>said || fail "compare: $(cat said)"
is_draft one

# Whoever checks is not who made it.
sed 's/An assurer/ an  ANALYST/' base.yaml >same.yaml
run same same.yaml --replicates 20
prints "analyst and assurer are the same"
grep -q "analyst and assurer are the same" same/manifest.json || fail "the manifest does not warn"

# What was changed, or stopped, is not signed.
echo >>unsigned/summary.json
exits 2 "$SPOSIM" sign-off unsigned
says "summary.json was changed"
exits 2 "$SPOSIM" sign-off
exits 2 "$SPOSIM" sign-off nowhere
done_testing
