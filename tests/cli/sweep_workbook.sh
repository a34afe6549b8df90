# results.xlsx of a sweep: well-formed, whatever a sweep says is text in it, its results are those of the tables, and it
# is made again as it was.
source "$SOURCE_DIR/tests/support/cli.bash"
source "$SOURCE_DIR/tests/support/sweep.bash"

cat >hostile.yaml <<YAML
title: "=HYPERLINK(\"http://evil.example/\",\"x\") </t><img src=x onerror=alert(1)>"
scenario: $SOURCE_DIR/scenarios/northamptonshire.yaml
replicates: 2
design: {sobol: {rows: 16}}
factors:
  "=1+1": {number: decision.granted, range: [60%, 95%]}
  "+cmd|' /C calc'!A0": {number: reports.per_case, range: [1.05, 1.5]}
  "@SUM(1)": {policies: [none, training]}
outputs:
  newly_protected: {}
  "-1+1": {measure: pending, window: last_day}
YAML
cat >check.py <<'PYTHON'
import csv, re, sys, zipfile
from xml.dom import minidom

folder = sys.argv[1]
book = zipfile.ZipFile(folder + "/results.xlsx")
assert book.testzip() is None
parts = {name: book.read(name).decode("utf-8") for name in book.namelist() if name.endswith((".xml", ".rels"))}
for text in parts.values():
    minidom.parseString(text)  # well-formed
titles = re.findall(r'<sheet name="([^"]*)" sheetId="(\d+)"', parts["xl/workbook.xml"])
sheets = {title: parts[f"xl/worksheets/sheet{number}.xml"] for title, number in titles}
for wanted in ["Cover", "Contents", "Notes", "Outputs", "Drivers", "All outputs", "Factors", "Chart of drivers", "Results"]:
    assert wanted in sheets, (wanted, list(sheets))
for name, text in sheets.items():
    assert "<f>" not in text and "<f " not in text, name + " has a formula"
    assert "DRAFT" in text, name + " does not say DRAFT"
for name, text in parts.items():
    if name.endswith(".rels"):
        assert "hyperlink" not in text and "External" not in text, name + " leads outside"
everything = "\n".join(parts.values())
for said in ["=HYPERLINK(", "&lt;img src=x onerror=alert(1)&gt;", "=1+1", "+cmd|", "@SUM(1)", "-1+1"]:
    assert said in everything, said
# The sheet of results: a row for each point, the means of results.csv in its cells.
results = minidom.parseString(sheets["Results"])
rows = [[cell for cell in row.getElementsByTagName("c")] for row in results.getElementsByTagName("row")][3:]
if len(rows) and rows[0][0].getAttribute("t") == "inlineStr":
    rows = rows[1:]
number = lambda cell: float(cell.getElementsByTagName("v")[0].firstChild.data)
table = list(csv.DictReader(open(folder + "/results.csv")))
points = list(csv.DictReader(open(folder + "/points.csv")))
assert len(rows) == len(points), (len(rows), len(points))
for i, row in enumerate(rows):
    assert number(row[0]) == i
    for j in range(2):
        assert abs(number(row[5 + 2 * j]) - float(table[2 * i + j]["mean"])) <= 1e-9, (i, j)
# The indices: the share in all of the first factor is that of indices.csv.
indices = [row for row in csv.DictReader(open(folder + "/indices.csv"))
           if row["method"] == "sobol" and row["statistic"] == "total" and row["points"] == "16"]
cells = [float(value) for value in re.findall(r"<v>([^<]*)</v>", sheets["All outputs"])]
known = [row for row in indices if row["value"]]
assert len(known) >= 3, indices
for row in known:
    assert any(abs(cell - float(row["value"])) <= 1e-9 * max(1, abs(cell)) for cell in cells), row
PYTHON

sweep hostile hostile.yaml
python3 check.py hostile || fail "the workbook of a sweep"
exits 0 "$SPOSIM" verify hostile
exits 0 "$SPOSIM" report hostile
prints "hostile/sweep.html: made again"
prints "all came out as they were"
rm hostile/results.xlsx
exits 2 "$SPOSIM" report hostile
says "is missing"

# A page that somebody changed is not made anew over what it says.
sweep shown hostile.yaml
sed -i 's/The answer/An answer/g' shown/sweep.html
exits 2 "$SPOSIM" report shown
says "sweep.html: was changed"

# A part has no page, and says what to do.
for part in 1 2; do sweep part$part hostile.yaml --shard $part/2; done
[[ ! -e part1/sweep.html ]] || fail "a part of a sweep has a page"
exits 2 "$SPOSIM" report part1
says "it holds one part of a sweep"
exits 0 "$SPOSIM" merge part2 part1 --out merged
sweep whole hostile.yaml
same whole merged
[[ -s merged/sweep.html && -s merged/charts/shares-1.svg ]] || fail "a merged sweep has no page"
done_testing
