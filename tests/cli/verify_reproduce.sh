# verify names what is not as it was; reproduce says IDENTICAL or the first difference.
source "$SOURCE_DIR/tests/support/cli.bash"
run good "$tiny/steady_stock.yaml" --replicates 20
exits 0 "$SPOSIM" verify good
prints "all 11 files are as the run left them"
exits 0 "$SPOSIM" reproduce good --quiet
prints "IDENTICAL: 20 replicates"

for file in good/*; do
  rm -rf bad && cp -r good bad
  # One byte in the middle becomes another.
  middle=$(($(stat -c %s "$file") / 2))
  byte=$(dd if="$file" bs=1 skip=$middle count=1 status=none | od -An -tu1)
  printf "\\x$(printf %x $((byte ^ 1)))" | dd of="bad/${file##*/}" bs=1 seek=$middle conv=notrunc status=none
  exits 2 "$SPOSIM" verify bad
  cat said >>printed
  grep -q "${file##*/}.*was changed" printed || fail "a flipped byte in ${file##*/} was not found by name: $(cat printed)"
  rm "bad/${file##*/}"
  exits 2 "$SPOSIM" verify bad
  cat said >>printed
  grep -q "${file##*/}" printed || fail "missing ${file##*/} was not found by name"
done

rm -rf bad && cp -r good bad && echo mine >bad/notes.txt && mkdir bad/more
exits 2 "$SPOSIM" verify bad
prints "bad/notes.txt: is not part of the run"
prints "bad/more: is not part of the run"

rm -rf bad && cp -r good bad
sed -i '3s/,[0-9]*,complete/,123456,complete/' bad/replicates.csv
exits 2 "$SPOSIM" reproduce bad --quiet
prints "DIFFERENT: replicates.csv:3"
prints "123456"

exits 2 "$SPOSIM" verify .
says "is not a finished run"
exits 2 "$SPOSIM" reproduce nowhere
says "there is no such folder"
done_testing
