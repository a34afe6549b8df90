# Every scenario that the README shows can be run: each ```yaml block that begins like one is valid beside scenarios/.
source "$SOURCE_DIR/tests/support/cli.bash"

cp "$SOURCE_DIR"/scenarios/*.yaml "$SOURCE_DIR"/scenarios/*.csv .
awk '/^```yaml$/ { ++n; inside = 1; next } /^```$/ { inside = 0 } inside { print > ("example_" n ".yaml") }' "$SOURCE_DIR/README.md"
examples=0
for example in example_*.yaml; do
  grep -qE '^(title|extends):' "$example" || continue
  examples=$((examples + 1))
  exits 0 "$SPOSIM" validate "$example"
done
((examples > 0)) || fail "the README shows no scenario"

# The fault that was shown before: a comma between braces ends the text.
sed 's/"a question, not a finding"/a question, not a finding/' "$(grep -l 'not a finding' example_*.yaml)" >comma.yaml
exits 2 "$SPOSIM" validate comma.yaml
says 'a comma between braces begins a new key'
says 'quote it whole: "a question, not a finding"'
done_testing
