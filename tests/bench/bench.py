"""Our speed beside a floor or a peer: the same data, the same run, the answers compared first.

Usage: bench.py PROGRAM [ROWS] [--long] [--only PART,…]
Seconds are processor seconds of whole processes, medians of three runs in turn. `--long`, or LONG=1 in the environment,
adds what takes minutes. Exits 0 also when a budget is missed: a budget is a promise to keep, not a test.
"""
import argparse
import importlib
import importlib.util
import os
import shutil
import tempfile

from beside import Board

# The parts, and what each needs: Python packages, and programs with a leading slash.
PARTS = {"identifiers": ["stdnum"], "validation": ["frictionless", "pandera"], "intake": ["/sqlite3"],
         "ledger": ["pymerkle"],
         "publishing": ["datasette", "/wrk"], "pages": []}


def lacking(part):
    return [need.strip("/") for need in PARTS[part]
            if not (shutil.which(need[1:]) if need.startswith("/") else importlib.util.find_spec(need))]


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("program", type=os.path.abspath)
    reader.add_argument("rows", type=int, nargs="?", default=100_000)
    reader.add_argument("--long", action="store_true", default=os.environ.get("LONG", "") not in ("", "0"))
    reader.add_argument("--only", default=",".join(PARTS), help="parts, with commas: " + ", ".join(PARTS))
    given = reader.parse_args()
    board = Board()
    for name in given.only.split(","):
        if name not in PARTS:
            reader.error(f"there is no part {name}")
        if lacking(name):
            board.say(f"{name} is left out: scripts/deps.sh bench installs {', '.join(lacking(name))}")
            continue
        part = importlib.import_module(name)
        with tempfile.TemporaryDirectory() as folder:
            part.measure(board, given.program, folder, given.rows)
            if given.long and hasattr(part, "measure_long"):
                part.measure_long(board, given.program, folder)
    board.table()


if __name__ == "__main__":
    main()
