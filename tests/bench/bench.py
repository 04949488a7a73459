"""Our speed beside a floor or a peer: the same data, the same run, the answers compared first.

Usage: bench.py PROGRAM [ROWS]      Figures are processor seconds and ratios: medians of three runs in turn.
"""
import csv
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

TODAY = "2026-11-20"
RUNS = 3


def measure(words, stdin=None):
    """Processor seconds and peak memory of one run, and what it printed."""
    with open(stdin or os.devnull, "rb") as given, tempfile.TemporaryFile() as out:
        process = subprocess.Popen(words, stdin=given, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()


def beside(name, ours, theirs, before=lambda: None, unit=1, budget=""):
    """Runs both in turn and prints medians and their ratio."""
    times = ([], [])
    peak = 0
    for _ in range(RUNS):
        for index, (words, stdin) in enumerate((ours, theirs)):
            before()
            seconds, memory, _ = measure(words, stdin)
            times[index].append(seconds)
            peak = max(peak, memory if index == 0 else 0)
    a, b = (statistics.median(t) for t in times)
    print(f"{name}\n  ours {a:.2f} s ({unit / a:,.0f}/s)   beside {b:.2f} s ({unit / b:,.0f}/s)   "
          f"ours/beside {a / b:.2f}, beside/ours {b / a:.1f}   {budget}", flush=True)


def codes(path, count):
    """Half right codes of organisations, a quarter right numbers of persons, a quarter wrong ones."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    chance = random.Random(1)
    with open(path, "w", encoding="ascii") as file:
        for number in range(count):
            if number % 4 == 1:
                head = f"110101{chance.randint(1950, 2005)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{chance.randint(0, 999):03}"
                check = "10X98765432"[sum(int(c) * w for c, w in zip(head, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11]
                file.write(f"{head}{check}\n")
                continue
            head = "91370102" + "".join(chance.choice(alphabet) for _ in range(9))
            check = alphabet[(31 - sum(alphabet.index(c) * w for c, w in zip(head, weights)) % 31) % 31]
            file.write(f"{head}{check if number % 4 != 3 else '0'}\n")


PEER = """
import sys
from stdnum.cn import ric, uscc
for line in sys.stdin:
    code = line.strip()
    print(code, ric.is_valid(code) or uscc.is_valid(code))
"""


def identifiers(program, folder, count):
    path = f"{folder}/codes.txt"
    codes(path, 2000)
    ours = [json.loads(line)["valid"] for line in measure([program, "id", "check", "--today", TODAY], path)[2].splitlines()]
    theirs = [line.endswith(b"True") for line in measure([sys.executable, "-c", PEER], path)[2].splitlines()]
    same = sum(a == b for a, b in zip(ours, theirs))
    print(f"id check: {same} of {len(ours)} answers are the same as python-stdnum's")
    codes(path, count)
    beside(f"id check, {count:,} codes, beside python-stdnum", ([program, "id", "check", "--today", TODAY], path),
           ([sys.executable, "-c", PEER], path), unit=count, budget="budget: beside/ours at least 50")


def intake(program, folder, rows):
    made = subprocess.run([program, "generate", "--item", "penalty", "--rows", str(rows), "--seed", "9", "--faults", "0.02",
                           "--out", folder, "--today", TODAY], capture_output=True, text=True, check=True)
    print(made.stdout.strip())
    path = f"{folder}/penalty.csv"
    with open(path, encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
        first = file.readline()
    provider = next(cell for cell in first.split(",") if len(cell) == 18 and cell.startswith("11"))
    columns = ", ".join(f'"{name}" TEXT' for name in header)
    script = pathlib.Path(f"{folder}/floor.sql")
    script.write_text(f"PRAGMA journal_mode=WAL;\nCREATE TABLE floor ({columns});\n"
                      'CREATE UNIQUE INDEX once ON floor ("行政处罚决定书文号", "行政相对人名称", "违法事实", "处罚内容", "备注", "证件号码");\n'
                      f".import --csv --skip 1 {path} floor\n", encoding="utf-8")
    home = f"{folder}/home"

    def fresh():
        subprocess.run(f"rm -rf {home} {folder}/floor.sqlite*", shell=True, check=True)
        subprocess.run([program, "init", "--city", "jinan", "--home", home], capture_output=True, check=True)
        subprocess.run([program, "org", "add", "--home", home, "--code", provider, "--name", "示例单位", "--kind", "provider"],
                       capture_output=True, check=True)

    submit = [program, "intake", "submit", path, "--item", "penalty", "--provider", provider, "--home", home, "--today", TODAY,
              "--json"]
    fresh()
    answer = json.loads(measure(submit)[2])
    print(f"intake: {answer['accepted']} of {answer['received']} entered, {answer['rejected']} returned")
    beside(f"intake submit, {rows:,} rows, beside sqlite3 .import", (submit, None),
           (["sqlite3", f"{folder}/floor.sqlite", f".read {script}"], None), fresh, rows, "budget: ours/beside at most 3")
    check = [program, "intake", "check", path, "--item", "penalty", "--today", TODAY, "--json"]
    seconds, memory, _ = measure(check)
    print(f"intake check alone, {rows:,} rows\n  ours {seconds:.2f} s ({rows / seconds:,.0f}/s)")


def main():
    program = os.path.abspath(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        identifiers(program, folder, 10 * rows)
        intake(program, folder, rows)


if __name__ == "__main__":
    main()
