#!/usr/bin/env bash
# sposim report: the page and the charts again from a finished folder, and never of one that was changed.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 1
}

scenario=$SOURCE_DIR/scenarios/tiny/luck_applies_2.yaml
"$SPOSIM" run "$scenario" --replicates 10 --quiet --out run >screen.txt
[[ -s run/report.html && -s run/story.json && -n $(ls run/charts) ]] || fail "no report"
cp -r run before
"$SPOSIM" report run >said.txt
grep -q "all came out as they were" said.txt || fail "the report changed: $(cat said.txt)"
diff -r run before || fail "the folder changed though nothing differs"

# The folder one stands in.
(cd run && "$SPOSIM" report . >/dev/null) || fail "not from within the folder"

# A folder that verify rejects.
echo " " >>run/story.json
status=0
"$SPOSIM" report run >/dev/null 2>said.txt || status=$?
[[ $status == 2 ]] || fail "a changed story is taken: $status"
grep -q "run/story.json.*was changed" said.txt || fail "the changed file is not named: $(cat said.txt)"
rm -r run && cp -r before run
touch run/charts/extra.svg
if "$SPOSIM" verify run >said.txt; then fail "an extra chart is not found"; fi
grep -q "run/charts/extra.svg: is not part of the run" said.txt || fail "the extra chart is not named: $(cat said.txt)"
if "$SPOSIM" report run 2>/dev/null; then fail "a folder with an extra chart is taken"; fi
rm -r run && cp -r before run
rm run/charts/*.svg
"$SPOSIM" verify run >said.txt && fail "missing charts are not found"
grep -q "is missing" said.txt || fail "the missing chart is not named"
rm -r run && cp -r before run

# A folder that can have no page says why.
"$SPOSIM" run "$scenario" --replicates 10 --quiet --suppress-small --out banded >screen.txt
status=0
"$SPOSIM" report banded >/dev/null 2>said.txt || status=$?
[[ $status == 2 ]] || fail "a page beside banded counts: $status"
grep -q "its small counts are banded" said.txt || fail "the reason is not told: $(cat said.txt)"

"$SPOSIM" reproduce run --quiet | grep -q IDENTICAL || fail "the run does not come out again"

# Where pictures cannot go is told before anything is made.
# no_pictures DIR WORDS
no_pictures() {
  status=0
  "$SPOSIM" report run --png "$1" >told.txt 2>said.txt || status=$?
  [[ $status == 2 && ! -s told.txt ]] || fail "pictures in $1: $status, $(cat said.txt)"
  grep -qF -- "--png $1: $2" said.txt || fail "pictures in $1: $(cat said.txt)"
}
echo mine >letter
no_pictures letter "is not a folder"
no_pictures letter/pictures "has no folder to lie in (letter is not a folder)"
no_pictures nowhere/pictures "has no folder to lie in (there is no nowhere)"
[[ $(cat letter) == mine && ! -e nowhere ]] || fail "something was written where no pictures can be"

# Pictures of dots go beside the run, never into it.
if command -v rsvg-convert >/dev/null; then
  "$SPOSIM" report run --png pictures >/dev/null
  [[ $(find pictures -name '*.png' -size +1k | wc -l) == $(find run/charts -name '*.svg' | wc -l) ]] || fail "pictures are missing"
  if "$SPOSIM" report run --png run/pictures 2>/dev/null; then fail "pictures were put into the run"; fi
fi
"$SPOSIM" verify run >/dev/null || fail "the folder is not whole"
