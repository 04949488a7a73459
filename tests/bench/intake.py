"""`intake submit` beside sqlite3 .import of the same file; memory; and what a row costs when there are ten times as many."""
import csv
import json
import pathlib
import shutil

from beside import TODAY, Run, in_turn, pace

MEMORY = 256
KEY = ("行政处罚决定书文号", "行政相对人名称", "违法事实", "处罚内容", "备注", "证件号码")


class Entry:
    """A generated file and everything that is needed to enter it, here and into one table of sqlite3."""

    def __init__(self, program, folder, rows):
        self.program, self.place, self.rows = program, pathlib.Path(f"{folder}/entry-{rows}"), rows
        Run([program, "generate", "--item", "penalty", "--rows", rows, "--seed", 9, "--faults", 0.02, "--out", self.place,
             "--today", TODAY])
        self.path, self.home, self.floor = (self.place / name for name in ("penalty.csv", "home", "floor.sqlite"))
        with open(self.path, encoding="utf-8", newline="") as file:
            sheet = csv.reader(file)
            self.header, first = next(sheet), next(sheet)
        self.provider = next(cell for cell in first if len(cell) == 18 and cell.startswith("11"))
        common = [self.path, "--item", "penalty", "--today", TODAY, "--json"]
        self.check = [program, "intake", "check", *common]
        self.submit = [program, "intake", "submit", *common, "--provider", self.provider, "--home", self.home]
        script = self.place / "floor.sql"
        script.write_text("PRAGMA journal_mode=WAL;\nCREATE TABLE floor ({});\nCREATE UNIQUE INDEX once ON floor ({});\n"
                          .format(", ".join(f'"{name}" TEXT' for name in self.header), ", ".join(f'"{name}"' for name in KEY))
                          + f".import --csv --skip 1 {self.path} floor\n", encoding="utf-8")
        self.load = ["sqlite3", self.floor, f".read {script}"]

    def fresh(self):
        """An empty home with the provider in it, and no table of sqlite3."""
        shutil.rmtree(self.home, ignore_errors=True)
        for file in self.place.glob("floor.sqlite*"):
            file.unlink()
        Run([self.program, "init", "--city", "jinan", "--home", self.home])
        Run([self.program, "org", "add", "--home", self.home, "--code", self.provider, "--name", "示例单位", "--kind", "provider"])

    def memory(self, board, run, name):
        board.result(f"memory of intake {name}, {self.rows:,} rows", f"{run.memory:.0f} MiB", ratio=run.memory, most=MEMORY,
                     unit="MiB")


def measure(board, program, folder, rows):
    entry = Entry(program, folder, rows)
    entry.fresh()
    answer = json.loads(Run(entry.submit).output)
    Run(entry.load)
    floor = int(Run(["sqlite3", entry.floor, "SELECT COUNT(*) FROM floor"]).output)
    board.say(f"intake: {answer['accepted']:,} of {answer['received']:,} entered, {answer['rejected']:,} returned; "
              f"sqlite3 holds {floor:,}")
    (a, b), _ = in_turn((entry.submit, None), (entry.load, None), before=entry.fresh)
    board.result(f"intake submit, {rows:,} rows, beside sqlite3 .import", pace(a, rows), pace(b, rows), a / b, most=3,
                 unit="× its time")
    entry.fresh()
    for name, words in (("check", entry.check), ("submit", entry.submit)):
        entry.memory(board, Run(words), name)


def measure_long(board, program, folder):
    """A million rows: one run each, since each takes minutes."""
    cost = {}
    for rows in (100_000, 1_000_000):
        entry = Entry(program, folder, rows)
        entry.fresh()
        checked, submitted = Run(entry.check), Run(entry.submit)
        cost[rows] = (checked.seconds / rows, submitted.seconds / rows)
        if rows == 1_000_000:
            entry.memory(board, checked, "check")
            entry.memory(board, submitted, "submit")
        shutil.rmtree(entry.place)
    for index, name in enumerate(("check", "submit")):
        few, many = (cost[rows][index] * 1e6 for rows in sorted(cost))
        board.result(f"intake {name}, a row among 10⁶ beside a row among 10⁵", f"{many:.0f} µs", f"{few:.0f} µs", many / few,
                     most=1.5)
