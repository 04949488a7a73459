"""What all measurements share: a run of a process, medians of runs in turn, one line for each result."""
import os
import statistics
import subprocess
import sys
import tempfile

TODAY = "2026-11-20"
RUNS = 3


# A process counts the memory of the one that it was forked from as its own peak, so a small one starts it.
STARTER = """
import os, sys
child = os.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(child, 0)
os.write(int(sys.argv[1]), f"{os.waitstatus_to_exitcode(status)} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}".encode())
"""


class Run:
    """Processor seconds and peak memory (MiB) of one process, and what it printed."""

    def __init__(self, words, stdin=None):
        reading, writing = os.pipe()
        with open(stdin or os.devnull, "rb") as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            subprocess.run([sys.executable, "-I", "-S", "-c", STARTER, str(writing), *map(str, words)], stdin=given, stdout=out,
                           stderr=err, pass_fds=[writing], check=True)
            os.close(writing)
            with os.fdopen(reading, "rb") as figures:
                status, seconds, memory = figures.read().split()
            out.seek(0)
            err.seek(0)
            self.output = out.read()
            # Of our program 1 says that rows were returned; of every tool 2 and more say that it did not do its work.
            assert int(status) in (0, 1), (words[:3], int(status), err.read()[-2000:])
        self.seconds = float(seconds)
        self.memory = int(memory) / 1024


class Board:
    """The list of results. A budget is `at least` or `at most` a number."""

    HEAD = ("work", "ours", "beside", "ratio", "budget", "")

    def __init__(self):
        self.lines = []
        print("\t".join(self.HEAD[:5]), flush=True)

    def say(self, text):
        print(f"# {text}", flush=True)

    def result(self, name, ours, beside="–", ratio=None, least=None, most=None, unit="×", budget=None):
        """One line. Without `least` and `most` it is a figure and no promise; `ratio` is what the budget is about."""
        verdict, words = "", budget or "–"
        if least is not None:
            verdict, words = ("met" if ratio >= least else "MISSED"), f"≥ {least:g} {unit}"
        if most is not None:
            verdict, words = ("met" if ratio <= most else "MISSED"), f"≤ {most:g} {unit}"
        shown = "–" if ratio is None else f"{ratio:,.1f} {unit}" if ratio >= 10 else f"{ratio:.2f} {unit}"
        line = (name, ours, beside, shown, words, verdict)
        self.lines.append(line)
        print("\t".join(line).rstrip(), flush=True)

    def table(self):
        """All results once more, as a table for docs/performance.md."""
        print("\n| " + " | ".join(self.HEAD) + " |\n|" + "---|" * len(self.HEAD))
        for line in self.lines:
            print("| " + " | ".join(line) + " |")
        missed = sum(line[5] == "MISSED" for line in self.lines)
        print(f"\n{sum(line[5] == 'met' for line in self.lines)} budgets met, {missed} missed", flush=True)


def in_turn(*runs, before=lambda: None, times=RUNS):
    """Median seconds and highest memory of each command, run in turn; a command is (words, standard input)."""
    seconds, memory = [[] for _ in runs], [0.0] * len(runs)
    for _ in range(times):
        for index, (words, stdin) in enumerate(runs):
            before()
            done = Run(words, stdin)
            seconds[index].append(done.seconds)
            memory[index] = max(memory[index], done.memory)
    return [statistics.median(s) for s in seconds], memory


def pace(seconds, count):
    return f"{seconds:.2f} s ({count / seconds:,.0f}/s)"
