# OpenTURNS, which somebody else wrote, comes to the same indices from the points and results of our sweeps. Optional: it
# is 92 MB of packages to fetch and 264 MB installed, so CI does not. `apt-get install python3-openturns` lets it run.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"
python=
for each in python3 /usr/bin/python3; do
  if "$each" -c 'import openturns' 2>/dev/null; then python=$each; fi
done
if [[ -z $python ]]; then
  echo "skipped: no OpenTURNS here (apt-get install python3-openturns)"
  exit 77
fi
cat >sweep.yaml <<END
title: Three numbers
scenario: $tiny/steady_grants.yaml
replicates: 16
design: {sobol: {rows: 512}}
factors:
  decision.granted: {range: [70%, 90%]}
  application.applies: {range: [2%, 6%]}
  reports.per_year: {range: [8000, 12000]}
outputs: {orders: {measure: granted, window: whole_run}}
END
sed 's/sobol: {rows: 512}/latin_hypercube: {points: 300}/' sweep.yaml >latin.yaml
sweep sobol sweep.yaml
sweep latin latin.yaml

cat >compare.py <<'END'
import csv
import sqlite3
import sys

import openturns as ot

planted = len(sys.argv) > 1  # a factor's column exchanged with another's: must be seen
faults = []


def of(folder):
    """Coordinates, means, and the indices that sposim wrote, by method, statistic and factor."""
    sweep = sqlite3.connect(folder + "/sweep.sqlite")
    points = [list(row[1:]) for row in sweep.execute("SELECT * FROM coordinates ORDER BY point")]
    means = [[row[0]] for row in sweep.execute("SELECT mean FROM results ORDER BY point")]
    names = [row[0] for row in sweep.execute("SELECT name FROM factors ORDER BY factor")]
    with open(folder + "/indices.csv", encoding="utf-8", newline="") as file:
        rows = {(r["method"], r["statistic"], r["factor"]): r for r in csv.DictReader(file)}  # the last: all points
    return points, means, names, rows


def told(what, ours, theirs, allowed):
    print(f"{what:45} sposim {ours:9.6f}  OpenTURNS {theirs:9.6f}  allowed {allowed:.1e}")
    if not abs(ours - theirs) <= allowed:
        faults.append(what)


points, means, names, rows = of("sobol")
k, n = len(names), len(points) // (len(names) + 2)
# Our points run row by row: A, B, AB_1 ... AB_k; theirs block by block in the same order.
order = [row * (k + 2) + block for block in range(k + 2) for row in range(n)]
if planted:
    order = order[: 2 * n] + order[3 * n :] + order[2 * n : 3 * n]
inputs, outputs = ot.Sample([points[i] for i in order]), ot.Sample([means[i] for i in order])
# What an index may differ by: its own standard error, from 32 independent sequences (2.04 is Student's t). OpenTURNS'
# estimators are of the same quantities, but not the same formulas, and they have chance in them.
for name, i in zip(names, range(k)):
    for statistic, theirs in (
        ("first_order", ot.SaltelliSensitivityAlgorithm(inputs, outputs, n).getFirstOrderIndices()[i]),
        ("total", ot.JansenSensitivityAlgorithm(inputs, outputs, n).getTotalOrderIndices()[i]),
    ):
        row = rows["sobol", statistic, name]
        error = (float(row["high_95"]) - float(row["low_95"])) / 2 / 2.04
        told(f"{statistic} {name}", float(row["value"]), theirs, 4.5 * error)

# Regression is arithmetic: the same numbers to rounding.
points, means, names, rows = of("latin")
if planted:
    points = [row[1:] + row[:1] for row in points]
analysis = ot.CorrelationAnalysis(ot.Sample(points), ot.Sample(means))
for statistic, theirs in (
    ("src", analysis.computeSRC()),
    ("srrc", analysis.computeSRRC()),
    ("prcc", analysis.computePRCC()),
):
    for name, value in zip(names, theirs):
        told(f"{statistic} {name}", float(rows["regression", statistic, name]["value"]), value, 1e-6)
sys.exit(f"not alike: {', '.join(faults)}" if faults else 0)
END
"$python" compare.py || fail "OpenTURNS has other indices"
"$python" compare.py planted >/dev/null 2>said && fail "a planted error was not seen"
[[ $(tr ',' '\n' <said | wc -l) -ge 12 ]] || fail "of a planted error only this was seen: $(cat said)"
done_testing
