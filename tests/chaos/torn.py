"""Takes the power away at any write of an intake, a round of the ledger, a report, a rotation of keys or a destruction.

The disk (torn.c) keeps, loses or tears by sectors what was not flushed. Then: the ledger is clean and continues the checkpoint
that was shown before, nothing acknowledged is missing, and the same command, given again, comes to the end that it always has.

Usage: torn.py PROGRAM [TRIALS]    (trials of each command; 12 if not said)
"""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile

# How long a killed worker keeps its job.
LEASE = 130
TODAY, LONG_AGO = "2026-11-20", "2022-06-01"


class Folder:
    """What all trials share: the program, the disk, the files to send."""

    def __init__(self, program, path):
        self.program, self.path = program, pathlib.Path(path)
        compiler = shutil.which("cc") or shutil.which("clang") or sys.exit("no C compiler")
        self.disk, self.clock = (f"{path}/{name}.so" for name in ("torn", "skew"))
        for library in (self.disk, self.clock):
            source = pathlib.Path(__file__).with_name(pathlib.Path(library).stem + ".c")
            subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, str(source), "-ldl", "-lpthread"], check=True)

    def run(self, home, *words, today=TODAY, fine=(0,), later=0, **torn):
        """A command in a home; with `at`, `seed` or `count` on the disk that fails, or some seconds `later`."""
        names = {f"TORN_{name.upper()}": str(value) for name, value in torn.items()}
        if torn:
            names |= {"LD_PRELOAD": self.disk, "TORN_UNDER": f"{home}/"}
        if later:
            names = {"LD_PRELOAD": self.clock, "SKEW_SECONDS": str(later)}
        day = ["--today", today] if today else []
        done = subprocess.run([self.program, *words, "--home", str(home), *day], capture_output=True, text=True,
                              env=os.environ | names)
        if done.returncode not in fine:
            sys.exit(f"{' '.join(words[:3])}: exit {done.returncode}: {done.stderr}{done.stdout[-2000:]}")
        return done


class Command:
    """One command, the home that it begins in, and how it must have ended."""

    def __init__(self, folder, name, words, today=TODAY, prepare=None):
        self.folder, self.name, self.words, self.today = folder, name, words, today
        self.home = folder.path / f"{name}-before"
        shutil.copytree(folder.path / "base", self.home)
        if prepare:
            prepare(self.home)
        # Whatever the program does at its first start on a later day is done.
        (folder.path / "known").write_text(folder.run(self.home, "ledger", "checkpoint", today=today).stdout)
        self.known = shutil.copy(folder.path / "known", folder.path / f"{name}-known")
        self.before = self.state(self.home)
        whole = self.copy()
        count = folder.path / "count"
        folder.run(whole, *words, today=today, fine=(0, 1), count=count)
        self.steps = int(count.read_text())
        self.after = self.state(whole)
        assert self.steps > 5 and self.after != self.before, (name, self.steps)
        shutil.rmtree(whole)

    def copy(self):
        home = self.folder.path / "trial"
        shutil.copytree(self.home, home)
        return home

    def state(self, home):
        """What a reader can tell of the home: live records, destructions, reports, keys."""
        def told(*words):
            return json.loads(self.folder.run(home, *words, "--json", today=self.today).stdout)
        verified = json.loads(self.folder.run(home, "ledger", "verify", "--json", today=self.today).stdout)
        assert verified["clean"], verified
        keys = len(told("ledger", "checkpoint")["keys"])
        return told("record", "count")["count"], verified["destroyed"], verified["reports"], keys

    def trial(self, step, seed):
        home = self.copy()
        done = self.folder.run(home, *self.words, today=self.today, fine=(0, 1, -signal.SIGKILL), at=step, seed=seed)
        assert done.returncode == -signal.SIGKILL, f"{self.name}: step {step} of {self.steps} was not reached"
        where = f"{self.name}, power lost at step {step} of {self.steps}, seed {seed}"
        verified = self.folder.run(home, "ledger", "verify", "--checkpoint", self.known, "--json", today=self.today, fine=(0, 1))
        assert json.loads(verified.stdout)["clean"], (where, verified.stdout, verified.stderr)
        # A rotation that had begun is not begun twice: that is refused.
        self.folder.run(home, *self.words, today=self.today, fine=(0, 1, 2) if self.name == "rotate" else (0, 1), later=LEASE)
        verified = self.folder.run(home, "ledger", "verify", "--checkpoint", self.known, "--json", today=self.today, fine=(0, 1))
        assert json.loads(verified.stdout)["clean"], (where, verified.stdout)
        state = self.state(home)
        # A report that was issued just before the power went is there besides the new one.
        slack = 1 if self.name == "report" else 0
        ahead = [mine - whole for mine, whole in zip(state, self.after)]
        assert all(0 <= each <= slack for each in ahead), (where, state, self.after)
        shutil.rmtree(home)


def commands(folder):
    base = folder.path / "base"
    folder.run(base, "init", "--city", "jinan", today=None)
    for number, rows, day in ((1, 150, TODAY), (2, 300, TODAY), (3, 80, LONG_AGO)):
        part = folder.path / str(number)
        part.mkdir()
        subprocess.run([folder.program, "generate", "--item", "penalty", "--rows", str(rows), "--seed", str(number), "--faults",
                        "0.02", "--out", str(part), "--today", day], check=True, capture_output=True)
    cells = (folder.path / "1/penalty.csv").read_text(encoding="utf-8").split(",")
    body, party = (next(cell for cell in cells if len(cell) == 18 and cell.startswith(start)) for start in ("11", "91"))
    folder.run(base, "org", "add", "--code", body, "--name", "示例单位", "--kind", "provider", today=None)

    def submit(number):
        return ["intake", "submit", str(folder.path / f"{number}/penalty.csv"), "--item", "penalty", "--provider", body]

    folder.run(base, *submit(1), fine=(0, 1))
    report = ["report", "issue", party, "--format", "json", "--out", str(folder.path / "report.json")]
    yield "submit", submit(2), TODAY, None
    yield "report", report, TODAY, None
    yield "rotate", ["ledger", "rotate", "records"], TODAY, None
    # Entered in time, and kept long enough since; what is destroyed goes by the clock.
    yield "forget", ["forget", "run"], None, lambda home: folder.run(home, *submit(3), today=LONG_AGO, fine=(0, 1))


def main():
    program, trials = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 12
    chance, passed = random.Random(20261122), 0
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(program, path)
        for name, words, today, prepare in commands(folder):
            command = Command(folder, name, words, today, prepare)
            steps = range(1, command.steps + 1)
            for step in sorted(chance.sample(steps, min(trials, command.steps))):
                command.trial(step, chance.randrange(1 << 32))
                passed += 1
    print(f"{passed} passed, 0 failed")


if __name__ == "__main__":
    main()
