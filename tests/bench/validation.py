"""`intake check` beside frictionless and pandera: first what each finds, then how fast each is on the same file."""
import csv
import json
import pathlib
import sys

import constraints
from beside import TODAY, Run, in_turn, pace

ITEM = "penalty"
HERE = pathlib.Path(__file__).parent
# What each finds shows as well in fewer rows.
FEWER = 20_000
# frictionless takes half a minute for a hundred thousand rows: what one run is off by does not matter beside its distance.
TIMES = {"frictionless": 1, "pandera": 3}
BUDGET = {"frictionless": 20, "pandera": 3}


def made(program, folder, rows):
    """A file with faults, and what the manifest says of each."""
    place = f"{folder}/check-{rows}"
    Run([program, "generate", "--item", ITEM, "--rows", rows, "--seed", 9, "--faults", 0.02, "--out", place, "--today", TODAY])
    return f"{place}/{ITEM}.csv", json.loads(pathlib.Path(f"{place}/manifest.json").read_text(encoding="utf-8"))["faults"]


def ours(program, path):
    return [program, "intake", "check", path, "--item", ITEM, "--today", TODAY, "--json"]


def compare(board, program, peers, folder):
    """Counts of seeded faults that each finds: all of them, and those that a peer can be told."""
    path, faults = made(program, folder, FEWER)
    known = {column["name"]: column for column in constraints.columns(program, ITEM)}
    errors = [fault for fault in faults if fault["severity"] == "error"]
    seeded, places = {(f["row"], f["rule"]) for f in errors}, {(f["row"], f["column"]) for f in faults}
    feedback = f"{folder}/check-feedback.csv"
    Run([*ours(program, path), "--feedback", feedback])
    with open(feedback, encoding="utf-8-sig", newline="") as sheet:
        found = {(int(row["行号"]), rule) for row in csv.DictReader(sheet) for rule in row["规则"].split(";")}
    board.say(f"intake check finds {len(found & seeded)} of {len(seeded)} seeded errors, and {len(found - seeded)} more")
    for (name, digits), words in peers.items():
        told = {(f["row"], f["column"]) for f in errors if constraints.sayable(f, known, digits)}
        got = {tuple(place) for place in json.loads(Run(words(path)).output)}
        board.say(f"{name}{digits and ' with check digits'} finds {len(got & told)} of the {len(told)} that it is told of, "
                  f"and {len(got - places)} more")


def measure(board, program, folder, rows):
    schema = f"{folder}/columns.json"
    pathlib.Path(schema).write_text(json.dumps(list(constraints.columns(program, ITEM))), encoding="utf-8")
    peers = {(name, digits): lambda path, name=name, digits=digits:
             [sys.executable, HERE / f"{name}_peer.py", path, schema, digits]
             for name in ("frictionless", "pandera") for digits in ("", "digits")}
    compare(board, program, peers, folder)
    path, _ = made(program, folder, rows)
    for (name, digits), words in peers.items():
        (a, b), (memory, more) = in_turn((ours(program, path), None), (words(path), None), times=TIMES[name])
        told = f"intake check, {rows:,} rows, beside {name} ({digits and 'check digits too' or 'schema only'})"
        board.result(told, pace(a, rows), pace(b, rows), b / a, least=BUDGET[name])
        if not digits:
            board.result("memory of the same", f"{memory:.0f} MiB", f"{more:.0f} MiB", more / memory)
