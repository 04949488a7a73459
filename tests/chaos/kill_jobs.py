"""Kills the worker in the middle of a job, again and again, then proves: every report was forgotten, each once and whole.

Usage: kill_jobs.py PROGRAM [ROUNDS]
"""
import datetime
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TODAY = "2026-11-20"
REPORTS = 12000


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words[1:3])}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def ask(home, sql):
    """Rows straight from the file, behind the program's back."""
    with sqlite3.connect(f"file:{home}/city.sqlite?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def left(home):
    return ask(home, "SELECT COUNT(*) FROM report WHERE ended IS NULL")[0][0]


def job(home):
    return ask(home, "SELECT state, fence, attempts FROM job WHERE kind = 'reports-forget'")[0]


def prepare(program, folder):
    """A home with many open reports of one company; returns it and the last day on which they may be used."""
    home = f"{folder}/home"
    run(program, "generate", "--item", "penalty", "--rows", "40", "--seed", "3", "--out", folder, "--today", TODAY)
    with open(f"{folder}/penalty.csv", encoding="utf-8") as file:
        body = next(c for c in file.readlines()[1].split(",") if len(c) == 18 and c.startswith("11"))
    run(program, "init", "--city", "jinan", "--home", home)
    run(program, "org", "add", "--home", home, "--code", body, "--name", "示例单位", "--kind", "provider")
    run(program, "intake", "submit", f"{folder}/penalty.csv", "--item", "penalty", "--provider", body, "--home", home,
        "--today", TODAY)
    for (code,) in ask(home, "SELECT code FROM subject WHERE code IS NOT NULL ORDER BY id"):
        run(program, "report", code, "--home", home, "--out", f"{folder}/report.html", "--today", TODAY)
        until = ask(home, "SELECT id, usable_until FROM report WHERE usable_until IS NOT NULL")
        if until:
            break
    report, last = until[0]
    with sqlite3.connect(f"{home}/city.sqlite") as db:
        db.execute("DELETE FROM report_snapshot WHERE id <> ?", (report,))
        db.execute("DELETE FROM report_file")
        db.execute("DELETE FROM report WHERE id <> ?", (report,))
        for number in range(1, REPORTS):
            db.execute(
                "INSERT INTO report (id, number, subject, kind, state, issued_at, data_as_of, usable_until, policy, ended) "
                "SELECT id + ?, substr(number, 1, 14) || ?, subject, kind, ?, issued_at, data_as_of, "
                "usable_until, policy, ended FROM report WHERE id = ?",
                (number, f"{number:08X}", os.urandom(32), report))
            db.execute("INSERT INTO report_snapshot SELECT id + ?, mark, body FROM report_snapshot WHERE id = ?",
                       (number, report))
    return home, datetime.date.fromisoformat(last)


def pin(home, day):
    """Makes it a demo city on this day: nothing else moves the day of jobs."""
    with open(f"{home}/demo-day", "w", encoding="utf-8") as file:
        file.write(f"{day}\n")


def kill_in_the_middle(command, home):
    """Ends the worker with SIGKILL as soon as it has stored a part of its work."""
    before = left(home)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while left(home) > before - 300 and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < left(home) < before, (before, left(home))


def check(home, ended):
    """Nothing is half done, and what was ended before has not been ended again."""
    halves = ask(home, "SELECT COUNT(*) FROM report r LEFT JOIN report_snapshot s ON s.id = r.id "
                       "WHERE (r.ended IS NULL) <> (s.id IS NOT NULL)")
    assert halves == [(0,)], halves
    now = dict(ask(home, "SELECT ended, COUNT(*) FROM report WHERE ended IS NOT NULL GROUP BY ended"))
    assert all(now[day] == count for day, count in ended.items()), (ended, now)
    return now


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 6
    with tempfile.TemporaryDirectory() as folder:
        home, last = prepare(program, folder)
        command = [program, "jobs", "run", "--home", home, "--json"]
        pin(home, last)
        run(*command)
        assert left(home) == REPORTS, "on their last day the reports are still there"
        ended = {}
        for number in range(1, rounds + 1):
            # Each round is a day later than the one before, so the lease of the dead worker is over.
            pin(home, last + datetime.timedelta(days=number))
            kill_in_the_middle(command, home)
            assert job(home) == ("held", number + 1, number), job(home)
            ended = check(home, ended)
            again = [line["job"] for line in json.loads(run(*command))]
            assert "reports-forget" not in again, "nobody takes a job from a worker whose lease is not over"
        pin(home, last + datetime.timedelta(days=rounds + 1))
        rest = left(home)
        workers = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
        done = [line["done"] for w in workers for line in json.loads(w.communicate()[0]) if line["job"] == "reports-forget"]
        assert done == [rest], (done, rest)
        assert left(home) == 0
        check(home, ended)
        assert job(home) == ("waiting", rounds + 2, 0), job(home)
    print(f"{rounds} passed, 0 failed")


if __name__ == "__main__":
    main()
