# results.xlsx: well-formed, accessible, and whatever a scenario says is text in it.
source "$SOURCE_DIR/tests/support/cli.bash"

cat >hostile.yaml <<YAML
extends: $SOURCE_DIR/scenarios/northamptonshire.yaml
title: "=HYPERLINK(\"http://evil.example/\",\"x\") </t><img src=x onerror=alert(1)> \u202Eabc\u001b[31m"
intended_use: "javascript:alert(1)"
not_for: "http://evil.example/ ]]> @SUM(1) -1+1 +1"
pathway:
  decision:
    granted: {value: 93%, source: "=1+1", note: "+cmd|' /C calc'!A0", range: [80%, 90%]}
YAML
cat >check.py <<'PYTHON'
import re, sys, zipfile
from xml.dom import minidom

path, draft = sys.argv[1], sys.argv[2]
book = zipfile.ZipFile(path)
assert book.testzip() is None
parts = {name: book.read(name).decode("utf-8") for name in book.namelist() if name.endswith((".xml", ".rels"))}
for name, text in parts.items():
    minidom.parseString(text)  # well-formed
sheets = [name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
assert len(sheets) >= 10, sheets
for name in sheets:
    text = parts[name]
    assert "<f>" not in text and "<f " not in text, name + " has a formula"
    assert "<mergeCell" not in text, name + " has merged cells"
    assert draft in text, name + " does not say " + draft
    assert 'r="A1"' in text, name + " has no title"
    assert not re.search(r"<c [^>]*/>", re.sub(r"<sheetData/>", "", text)), name + " has an empty cell"
# Links lead into the book alone.
for name, text in parts.items():
    if name.endswith(".rels"):
        assert "hyperlink" not in text and "External" not in text, name + " leads outside"
links = re.findall(r"<hyperlink [^>]*>", "".join(parts[name] for name in sheets))
assert len(links) == len(sheets) - 1, (len(links), len(sheets))
assert all('location="' in link for link in links)
# One marked-up table a sheet, each named, every name once; headings are in its first row.
tables = [text for name, text in parts.items() if name.startswith("xl/tables/")]
names = [re.search(r'displayName="([A-Za-z_]+)"', text).group(1) for text in tables]
assert len(names) == len(set(names)) and {"contents", "notes", "headline_measures", "assumptions"} <= set(names), names
assert all("headerRowCount" not in text for text in tables)
shared = [re.sub(r"<[^>]*>", "", item) for item in re.findall(r"<si>.*?</si>", parts["xl/sharedStrings.xml"], re.S)]
for name in sheets:
    rels = parts.get(name.replace("worksheets/", "worksheets/_rels/") + ".rels", "")
    assert rels.count("/tables/") <= 1, name + " has several tables"
    for target in re.findall(r'Target="\.\./(tables/[^"]+)"', rels):
        reference = re.search(r' ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', parts["xl/" + target]).groups()
        width = len(re.findall("<tableColumn ", parts["xl/" + target]))
        rows = int(reference[3]) - int(reference[1]) + 1
        inside = [cell for cell in re.findall(r'<c r="[A-Z]+(\d+)"', parts[name]) if int(cell) >= int(reference[1])]
        assert len(inside) == rows * width, name + " has blank cells in its table"
    assert 'state="frozen"' in parts[name] or not rels.count("/tables/"), name + " has no frozen heading"
# Text of the scenario is there, as text.
text = "\n".join(shared)
for said in ["=HYPERLINK(", "&lt;img src=x onerror=alert(1)&gt;", "\\u202e", "\\u001b[31m", "javascript:alert(1)",
             "=1+1", "+cmd|", "@SUM(1)"] if "hostile" in path else []:
    assert said in text, said
assert "\u202e" not in text and "\x1b" not in text
assert not any(not item.strip() for item in shared), "a blank text"
# Arial 12 throughout, numbers and dates as such.
styles = parts["xl/styles.xml"]
assert set(re.findall(r'<name val="([^"]+)"', styles.split("</fonts>")[0])) == {"Arial"}, "another font"
assert set(re.findall(r'<sz val="([^"]+)"', styles.split("</fonts>")[0])) <= {"12", "16"}
assert "d mmmm yyyy" in styles and "0.0%" in styles
assert 'dcterms:W3CDTF">2020-01-01T00:00:00Z' in parts["docProps/core.xml"]
charts = [text for name, text in parts.items() if name.startswith("xl/charts/chart")]
assert (charts or "banded" in path) and all("<c:f>" in text for text in charts), "no native chart"
drawings = [text for name, text in parts.items() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
assert len(drawings) == len(charts) and all(re.search(r'descr="[^"]{40,}', text) for text in drawings), "no text alternative"
PYTHON

replicates=100
((SANITIZED)) && replicates=4
run hostile hostile.yaml --replicates $replicates --impact 8 --threads 1
python3 check.py hostile/results.xlsx DRAFT || fail "the workbook of a run"
prints "outside its evidence"
run again hostile.yaml --replicates $replicates --impact 8 --threads 3
same hostile again
# The impact is in the log, and where a number stands outside its range.
grep -q '^pathway.decision.granted,.*outside its evidence' hostile/assumptions.csv || fail "no extrapolation in assumptions.csv"
((SANITIZED)) || grep -q '^pathway.decision.withdrawn_per_day,.*,red,' hostile/assumptions.csv || fail "no impact in assumptions.csv"
run none hostile.yaml --replicates 4
grep -q "was not computed" none/summary.json || fail "nobody says why there is no impact"

"$SPOSIM" compare hostile.yaml --policy training --policy specialist_advisers --replicates $replicates --impact 0 --quiet \
  --out hostile_compared >printed 2>said || fail "compare: $(cat said)"
python3 check.py hostile_compared/results.xlsx DRAFT || fail "the workbook of a comparison"
python3 check.py hostile/results.xlsx "SIGNED OFF" 2>/dev/null && fail "the check of the workbook takes anything"

# Small counts are banded in the workbook too, and what was banded comes out again.
"$SPOSIM" compare hostile.yaml --policy training --replicates 20 --impact 0 --quiet --suppress-small --out hostile_banded \
  >printed 2>said || fail "compare: $(cat said)"
[[ ! -e hostile_banded/story.json ]] || fail "exact figures beside banded ones"
python3 check.py hostile_banded/results.xlsx DRAFT || fail "the workbook of a banded comparison"
python3 - <<'PYTHON' || fail "small counts are shown"
import re, zipfile
book = zipfile.ZipFile("hostile_banded/results.xlsx")
words = [re.sub("<[^>]*>", "", w) for w in re.findall("<si>.*?</si>", book.read("xl/sharedStrings.xml").decode(), re.S)]
names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
sheet = book.read("xl/worksheets/sheet%d.xml" % (names.index("Monthly") + 1)).decode()
banded = 0
for column, kind, value in re.findall(r'<c r="([A-Z]+)[0-9]+"[^>]*?(?: t="(s)")?><v>([^<]*)</v>', sheet):
    if kind:
        banded += words[int(value)] == "&lt;5"
    elif column not in "ABCE":  # dates, and the simulation error of protected
        assert float(value) == 0 or float(value) >= 5, (column, value)
assert banded > 20, banded
PYTHON
exits 0 "$SPOSIM" reproduce hostile_banded --quiet
prints "IDENTICAL"

if command -v soffice >/dev/null; then
  HOME=$PWD soffice --headless --convert-to pdf --outdir pdf hostile_compared/results.xlsx >converted 2>&1
  [[ -s pdf/results.pdf ]] || fail "LibreOffice does not open it: $(cat converted)"
fi
done_testing
