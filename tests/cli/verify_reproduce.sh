# verify names what is not as it was; reproduce says IDENTICAL or the first difference.
source "$SOURCE_DIR/tests/support/cli.bash"
run good "$tiny/steady_stock.yaml" --replicates 20
exits 0 "$SPOSIM" verify good
prints "all $(find good -type f | wc -l) files are as the run left them"
exits 0 "$SPOSIM" reproduce good --quiet
prints "IDENTICAL: 20 replicates"

for file in good/* good/charts/*; do
  [[ -d $file ]] && continue
  name=${file#good/}
  rm -rf bad && cp -r good bad
  # One byte in the middle becomes another.
  middle=$(($(stat -c %s "$file") / 2))
  byte=$(dd if="$file" bs=1 skip=$middle count=1 status=none | od -An -tu1)
  printf "\\x$(printf %x $((byte ^ 1)))" | dd of="bad/$name" bs=1 seek=$middle conv=notrunc status=none
  exits 2 "$SPOSIM" verify bad
  cat said >>printed
  grep -q "$name.*was changed" printed || fail "a flipped byte in $name was not found by name: $(cat printed)"
  rm "bad/$name"
  exits 2 "$SPOSIM" verify bad
  cat said >>printed
  grep -q "$name" printed || fail "missing $name was not found by name"
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
