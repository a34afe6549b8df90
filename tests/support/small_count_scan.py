"""Looks through a run folder and its screen for counts between 0 and 5 that are shown as numbers.

small_count_scan.py FOLDER SCREEN: prints where it finds one, a line each; nothing where there is none. What is no count
is named here, key by key: everything else that is a number is taken for a count, so that a new column must be banded or
be named.
"""
import csv
import json
import pathlib
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

NO_COUNTS = {
    # errors, shares, chances, ranks, variances, money: no number of victims, cases or events
    "simulation_error", "standard_error", "parameter_variance", "parameter_variance_95", "chance_variance",
    "parameter_share", "parameter_share_95", "probability_of_gain", "probability_of_tie", "probability_of_loss",
    "variance_reduction", "probability_best", "mean_rank", "rank_80", "rank_95", "probability_among_worst_five",
    "gini_of_newly_protected_per_report", "top_to_bottom_fifth", "explained", "money", "best_by_net_benefit",
    "spread_between_forces", "granted_within", "median_days_to_grant", "swing", "change_at_low", "change_at_high",
    "at_median", "at_switch", "standard_deviations_away", "low_used", "high_used", "value_per_protected",
    "net_benefit", "value_of_perfect_information", "cost", "cost_per_further_protected", "counting_sd",
    "trained_share",
    # how the run was made
    "replicates", "first_replicate", "draws", "seed", "replicates_per_draw", "impact_replicates", "invariants",
    "undefined_replicates", "scored", "scored_in", "national_scored", "national_in", "replicates_at_most", "build",
    "seconds", "threads", "replicates_asked", "cores", "most_memory_mb", "bytes", "lever", "step", "day", "price_year",
    # as it was published
    "observed", "observed_low", "observed_high", "counted_low", "counted_high",
    # officers are staff, and no victims
    "officers_trained",
}
AS_WRITTEN = {"scenario.forces.csv", "scenario.resolved.yaml", "assumptions.csv", "timing.json"}
DAY = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
NO_COUNT_HEADINGS = re.compile(r"rror|hare|hance|[Rr]ank|Cost|benefit|Value|value|Day|Counted|per 1,000|Officers")
found = []


def is_small(number):
    return isinstance(number, (int, float)) and not isinstance(number, bool) and 0 < abs(number) < 5


def as_number(text):
    try:
        return float(text)
    except ValueError:
        return None


def look_at_words(where, text):
    text = re.sub(r"\d+ " + DAY, "", text)
    for match in re.finditer(r"(?<![\w.,<>£-])-?[0-4](\.\d+)?(?![\w.,%]*[\d%])(?! +(of|scored|alternatives|replicates?|days?|x )\b)", text):
        if is_small(as_number(match.group())):
            found.append(f"{where}: {match.group()} in: {text}")


def look_at_json(where, value):
    if isinstance(value, dict):
        for key, inner in value.items():
            is_rate = key == "estimate" and "per" in value
            if key not in NO_COUNTS and not is_rate:
                look_at_json(f"{where}.{key}", inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            look_at_json(f"{where}.{i}", inner)
    elif is_small(value):
        found.append(f"{where}: {value}")
    elif isinstance(value, str) and where.endswith("in_words"):
        look_at_words(where, value)


def look_at_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            if row.get("statistic") not in (None, "", "count", "mean", "median") and path.name == "forces.csv":
                continue  # rates, and the spread between forces
            if path.name == "time_to_order.csv":
                continue  # shares of applications
            for column, text in row.items():
                if column in NO_COUNTS or (column == "value" and row.get("statistic") == "simulation_error"):
                    continue
                if column.startswith(("parameter_", "chance_")):
                    continue
                if is_small(as_number(text)):
                    found.append(f"{path.name}:{line}: {column} {text}")


def look_at_workbook(path):
    book = zipfile.ZipFile(path)
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    strings = ["".join(t.text or "" for t in item.iter(name + "t"))
               for item in tree.fromstring(book.read("xl/sharedStrings.xml"))]
    for text in strings:
        if "victim" in text and not text.startswith("SHA"):
            look_at_words(path.name, text)
    for sheet in sorted(n for n in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)):
        headings = None
        for row in tree.fromstring(book.read(sheet)).iter(name + "row"):
            cells = {re.match("[A-Z]+", c.get("r")).group(): c for c in row if c.find(name + "v") is not None}
            values = {k: strings[int(c.find(name + "v").text)] if c.get("t") == "s" else float(c.find(name + "v").text)
                      for k, c in cells.items()}
            if headings is None:
                headings = values if len(values) > 2 and all(isinstance(v, str) for v in values.values()) else None
                continue
            if any(heading in ("Granted", "Swing of the headline") for heading in headings.values()):
                continue  # shares of applications; swings of the headline in per cent
            for column, value in values.items():
                heading = str(headings.get(column, ""))
                if is_small(value) and not NO_COUNT_HEADINGS.search(heading):
                    found.append(f"{path.name} {sheet}: {heading} {value}")


def look_at_screen(path):
    rows = False
    for line in path.read_text(encoding="utf-8").splitlines():
        # Rates and inequality between forces, numbers in use, and what the simulation itself is, are no counts.
        if re.search(r"per report|1,000 reports|numbers? in use|standard deviation|Gini|0\.\d+ after|fifth|Complete", line):
            rows = "1,000 reports" in line
            continue
        rows = rows and line.startswith("  ")
        if not rows and not line.startswith("  Forces without"):
            look_at_words(path.name, line)


folder = pathlib.Path(sys.argv[1])
look_at_screen(pathlib.Path(sys.argv[2]))
for path in sorted(folder.iterdir()):
    if path.name in AS_WRITTEN:
        continue
    if path.suffix == ".csv":
        look_at_csv(path)
    elif path.suffix == ".json":
        look_at_json(path.name, json.loads(path.read_text(encoding="utf-8")))
    elif path.suffix == ".xlsx":
        look_at_workbook(path)
    elif path.name in ("report.html", "charts"):
        found.append(f"{path.name}: shows every number")
    else:
        found.append(f"{path.name}: no one has said how to look through it")
print("\n".join(found))
sys.exit(1 if found else 0)
