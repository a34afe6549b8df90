# The DRAFT mark: it goes when an approver signs this scenario and this model, and comes back with any change.
source "$SOURCE_DIR/tests/support/cli.bash"

cat >base.yaml <<YAML
extends: $tiny/luck_applies_2.yaml
qa: {commissioner: A commissioner, analyst: An analyst, assurer: An assurer, assured: 2026-01-31}
YAML
draft() { grep -o '"draft": [a-z]*' "$1/manifest.json"; }
is_draft() { [[ $(draft "$1") == '"draft": true' ]] || fail "$1 is no draft"; }
no_draft() { [[ $(draft "$1") == '"draft": false' ]] || fail "$1 is a draft: $(grep -h -m1 DRAFT "$1"/*.json)"; }

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
grep -q "what changed since then has not been signed off" changed/summary.json || fail "it does not say what changed"
echo "pathway: {decision: {granted: 0.81}}" | cat signed.yaml - >number.yaml
run number number.yaml --replicates 20
is_draft number
sed 's/model: "f/model: "0/; t; s/model: "./model: "f/' signed.yaml >model.yaml
run model model.yaml --replicates 20
is_draft model
prints "another version of the model"

# A sign-off covers what was seen and no more: not other simulated futures of the same scenario …
run later signed.yaml --replicates 20 --first-replicate 1000
is_draft later
grep -q "An approver signed off a run of this scenario on .*, but not this scenario in simulated futures from number 1,000 on" \
  later/summary.json || fail "it does not say what was signed: $(grep DRAFT later/summary.json)"
exits 0 "$SPOSIM" sign-off later
{ head -1 base.yaml; sed 's/approver:.*/approver: An approver/' printed; } >signed_later.yaml
run later signed_later.yaml --replicates 20 --first-replicate 1000 --force
no_draft later
grep -q "Signed off by An approver on .*: this scenario in simulated futures from number 1,000 on and this" \
  later/summary.json || fail "it does not say what is signed"
run later signed_later.yaml --replicates 20 --force
is_draft later

# … and not a comparison, which is signed itself: of policies by their names, of files by what they say.
compare() { # FOLDER ARGUMENT…
  "$SPOSIM" compare "${@:2}" --replicates 20 --quiet --force --out "$1" >printed 2>said || fail "compare: $(cat said)"
}
policies='policies:
  more: {title: More, status: hypothetical, levers: [{target: decision.granted, effect: {replace: 95%}, from: 2022-01-01, assumed: true}]}
  less: {title: Less, status: hypothetical, levers: [{target: decision.granted, effect: {replace: 50%}, from: 2022-01-01, assumed: true}]}'
printf '%s\n' "$(<base.yaml)" "$policies" >reform.yaml
sign() { # FOLDER SCENARIO: the scenario with the sign-off of what the folder shows
  exits 0 "$SPOSIM" sign-off "$1"
  { grep -v '^qa:' "$2"; sed 's/approver:.*/approver: An approver/' printed; } >"signed_$2"
}
run reform reform.yaml --replicates 20
sign reform reform.yaml
run reform signed_reform.yaml --replicates 20 --force
no_draft reform
compare both signed_reform.yaml
is_draft both
grep -q "but not this comparison" both/comparison.json || fail "it does not say that the run alone is signed"
sign both reform.yaml
compare both signed_reform.yaml
no_draft both
exits 0 "$SPOSIM" reproduce both --quiet
prints "IDENTICAL"
compare both signed_reform.yaml --policy less --policy more
no_draft both
compare one signed_reform.yaml --policy more
is_draft one
run reform signed_reform.yaml --replicates 20 --force
is_draft reform

sed 's/95%/96%/' reform.yaml >other.yaml
compare files base.yaml other.yaml
is_draft files
sign files base.yaml
compare files signed_base.yaml other.yaml
no_draft files
exits 0 "$SPOSIM" reproduce files --quiet
prints "IDENTICAL"
sed -i 's/96%/97%/' other.yaml
compare files signed_base.yaml other.yaml
is_draft files

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
