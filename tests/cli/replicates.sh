# More replicates extend fewer; one replicate can be run alone; a later part continues.
source "$SOURCE_DIR/tests/support/cli.bash"
scenario=$tiny/gamma_poisson.yaml

run hundred "$scenario" --replicates 100
run thousand "$scenario" --replicates 1000
rows=$(wc -l <hundred/replicates.csv)
head -n "$rows" thousand/replicates.csv | cmp -s - hundred/replicates.csv || fail "1,000 do not start with the rows of 100"

for k in 0 17 99; do
  run "one$k" "$scenario" --first-replicate $k --replicates 1
  { head -n 1 hundred/replicates.csv && grep "^$k," hundred/replicates.csv; } | cmp -s - "one$k/replicates.csv" ||
    fail "replicate $k alone gives other rows"
done
run later "$scenario" --first-replicate 40 --replicates 60
{ head -n 1 hundred/replicates.csv && awk -F, '$1 >= 40 && NR > 1' hundred/replicates.csv; } |
  cmp -s - later/replicates.csv || fail "replicates 40 to 99 alone give other rows"
exits 0 "$SPOSIM" reproduce later --quiet
prints "IDENTICAL: 60 replicates"

run seed "$scenario" --replicates 100 --seed 424242
cmp -s seed/replicates.csv hundred/replicates.csv && fail "another seed gives the same counts"
exits 0 "$SPOSIM" reproduce seed --quiet
done_testing
