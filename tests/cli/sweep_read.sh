# What outputs/README.md says of reading a sweep in R and in Python is run as it stands there, on a real sweep, and what
# it prints is held against another reading of the same tables.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
tiny_sweep tiny.yaml
sed -i 's/one_at_a_time/{latin_hypercube: {points: 40}}/' tiny.yaml
sweep done tiny.yaml

# snippet LANGUAGE: the fenced text of that language in the section on a sweep's folder.
snippet() {
  awk -v fence="\`\`\`$1" '/^# /{ here = /folder of a sweep/ } here && $0 == "```" { inside = 0 } inside; here && $0 == fence { inside = 1 }' \
    "$SOURCE_DIR/outputs/README.md"
}
snippet r >read.R
snippet python >read.py
[[ -s read.R && -s read.py ]] || fail "outputs/README.md has no snippets"

# The same by awk: the mean of each output over the points, and each line of indices.csv that is about a factor.
awk -F, 'NR > 1 { sum[$3] += $5; ++count[$3] } END { for (name in sum) printf "%s %.10g\n", name, sum[name] / count[name] }' \
  done/results.csv | sort >means
awk -F, 'NR > 1 && $4 != "" { print $1, $2, $3, $4, $7 }' done/indices.csv >lines
[[ $(wc -l <means) == 2 && $(wc -l <lines) -ge 20 ]] || fail "the sweep is too small for this test"

# printed_are FILE EXPECTED: the same words in the same order, and the same numbers but for how many digits are shown.
printed_are() {
  awk 'function numeric(x) { return x ~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ }
    NR == FNR { want[FNR] = $0; wanted = FNR; next }
    { n = split(want[FNR], w); if (n != NF) bad = FNR
      for (i = 1; i <= NF; ++i) if ($i != w[i]) {
        away = $i - w[i]; size = w[i] < 0 ? -w[i] : w[i]
        if (!numeric($i) || !numeric(w[i]) || away > 2e-5 * size + 1e-7 || -away > 2e-5 * size + 1e-7) bad = FNR } }
    END { exit bad > 0 || FNR != wanted }' "$2" "$1" || fail "$1 is not $2: $(diff "$1" "$2" | head -6)"
}

# read_in NAME COMMAND FILE: runs a snippet in the folder of the sweep.
read_in() {
  (cd "$here/done" && "$2" "$here/$3") >"$here/$1.printed" 2>"$here/said" || fail "$1: $(head -c 400 "$here/said")"
}

missing=
if command -v python3 >/dev/null; then
  read_in python python3 read.py
  [[ $(head -1 python.printed) == "80 results" ]] || fail "Python read $(head -1 python.printed)"
  sed -n '2,3p' python.printed | sort >python.means
  sed '1,3d; s/ *$//' python.printed >python.lines
  sed -i 's/ *$//' lines
  printed_are python.means means
  printed_are python.lines lines
  # The twin: another number is seen.
  sed '1s/[0-9.]*$/1/' means >planted
  (fail() { exit 9; }; printed_are python.means planted) && fail "a planted error was not seen"
else
  missing="Python"
fi
if command -v Rscript >/dev/null; then
  read_in r Rscript read.R
  # A table of R begins with its header, and numbers its rows where it is not told otherwise.
  awk '/^ *output +mean$/ { inside = 1; next } / method / { inside = 0 } inside { print $2, $3 }' r.printed | sort >r.means
  awk 'inside { print $1, $2, $3, $4, $5 } / method / { inside = 1 }' r.printed >r.lines
  awk '{ print $1, $2, $3, $4, $5 == "" ? "NA" : $5 }' lines >lines.r
  printed_are r.means means
  printed_are r.lines lines.r
else
  missing+="${missing:+ and }R"
fi
((faults == 0)) || done_testing
[[ -z $missing ]] || { echo "skipped: no $missing here (scripts/setup test installs both)"; exit 77; }
done_testing
