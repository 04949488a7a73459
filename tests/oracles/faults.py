"""Holds the returned rows of an intake check against the manifest of seeded faults: every one found, nothing else refused.

Usage: faults.py PROGRAM [ROWS [ITEM …]]

Without ITEM, every item of the catalogue is taken; the two of the dual publication with ROWS rows, the others with a
fifth. One of them is also sent as a workbook.
"""
import csv
import json
import subprocess
import sys
import tempfile

TODAY = "2026-11-20"
LARGE = ("permit", "penalty")
# Of such a row nothing is kept, so nothing else that is wrong with it is told.
BLANK = {"minor", "lacks-capacity", "retention-over"}


def run(*words):
    return subprocess.run(words, capture_output=True, text=True)


def catalogue(program):
    """The items in force, the large ones first."""
    shown = run(program, "policy", "show", "--on", TODAY, "--json")
    assert shown.returncode == 0, shown.stderr
    return sorted((item["id"] for item in json.loads(shown.stdout)["items"]), key=lambda id: (id not in LARGE, id))


def compare(program, item, rows, folder, form="csv"):
    made = run(program, "generate", "--item", item, "--rows", str(rows), "--seed", "11", "--faults", "0.05",
               "--out", folder, "--today", TODAY, "--format", form)
    assert made.returncode == 0, made.stderr
    feedback = f"{folder}/{item}-feedback.csv"
    # A feedback sheet has the form of what was sent; the cells of a workbook are compared by the counts of its rules.
    words = ["--feedback", feedback] if form == "csv" else []
    checked = run(program, "intake", "check", f"{folder}/{item}.{form}", "--item", item, "--today", TODAY, *words,
                  "--json")
    assert checked.stdout, checked.stderr
    answer = json.loads(checked.stdout)
    assert answer["received"] == rows, answer
    assert answer["received"] == answer["accepted"] + answer["rejected"] + answer["duplicates"], answer
    seeded, warned, expected = set(), {}, {}
    for fault in json.load(open(f"{folder}/manifest.json", encoding="utf-8"))["faults"]:
        if fault["severity"] == "error":
            seeded.add((fault["row"], fault["rule"]))
            expected[fault["rule"]] = expected.get(fault["rule"], 0) + 1
        else:
            warned[fault["rule"]] = warned.get(fault["rule"], 0) + 1
    if form != "csv":
        counted = {n["code"]: n["count"] for n in answer["notices"] if n["severity"] == "error"}
        print(f"{item} as {form}: {sum(expected.values())} seeded, {sum(counted.values())} found")
        return 0 if counted == expected else 1
    blank = {row for row, rule in seeded if rule in BLANK}
    seeded = {(row, rule) for row, rule in seeded if row not in blank or rule in BLANK}
    found = set()
    with open(feedback, encoding="utf-8-sig", newline="") as sheet:
        for row in csv.DictReader(sheet):
            for rule in row["规则"].split(";"):
                found.add((int(row["行号"]), rule))
    missed, invented = sorted(seeded - found), sorted(found - seeded)
    print(f"{item}: {len(seeded)} seeded, {len(missed)} missed, {len(invented)} not seeded")
    for place in missed[:5]:
        print("  missed", place)
    for place in invented[:5]:
        print("  not seeded", place)
    counted = {n["code"]: n["count"] for n in answer["notices"] if n["severity"] == "warning"}
    failures = len(missed) + len(invented)
    for rule, count in sorted(warned.items()):
        if counted.get(rule, 0) < count:
            print(f"  {rule}: {counted.get(rule, 0)} of {count} warnings")
            failures += 1
        elif counted[rule] > count:
            print(f"  {rule}: {counted[rule]} warnings, {count} seeded")
    return failures


def main():
    program, rows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    items = sys.argv[3:] or catalogue(program)
    runs = [(item, rows if item in LARGE else rows // 5, "csv") for item in items]
    if not sys.argv[3:]:
        runs.append(("penalty", rows // 10, "xlsx"))
    passed = failed = 0
    for item, size, form in runs:
        with tempfile.TemporaryDirectory() as folder:
            if compare(program, item, size, folder, form):
                failed += 1
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
