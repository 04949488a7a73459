"""Holds the returned rows of an intake check against the manifest of seeded faults: every one found, nothing else refused.

Usage: faults.py PROGRAM [ROWS]
"""
import csv
import json
import subprocess
import sys
import tempfile

TODAY = "2026-11-20"


def run(*words):
    return subprocess.run(words, capture_output=True, text=True)


def compare(program, item, rows, folder):
    made = run(program, "generate", "--item", item, "--rows", str(rows), "--seed", "11", "--faults", "0.05",
               "--out", folder, "--today", TODAY)
    assert made.returncode == 0, made.stderr
    feedback = f"{folder}/{item}-feedback.csv"
    checked = run(program, "intake", "check", f"{folder}/{item}.csv", "--item", item, "--today", TODAY,
                  "--feedback", feedback, "--json")
    answer = json.loads(checked.stdout)
    assert answer["received"] == rows, answer
    assert answer["received"] == answer["accepted"] + answer["rejected"] + answer["duplicates"], answer
    seeded, warned = set(), {}
    for fault in json.load(open(f"{folder}/manifest.json", encoding="utf-8"))["faults"]:
        if fault["severity"] == "error":
            seeded.add((fault["row"], fault["rule"]))
        else:
            warned[fault["rule"]] = warned.get(fault["rule"], 0) + 1
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
    passed = failed = 0
    for item in ("registration", "permit", "penalty"):
        with tempfile.TemporaryDirectory() as folder:
            if compare(program, item, rows, folder):
                failed += 1
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
