"""Kills an intake at random moments, then proves: nothing acknowledged is lost, nothing doubled, the leaves are clean.

Usage: kill_intake.py PROGRAM [ROUNDS]
"""
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TODAY = "2026-11-20"


def run(*words, check=True):
    done = subprocess.run(words, capture_output=True, text=True)
    if check and done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words[1:3])}: exit {done.returncode}: {done.stderr}")
    return done


def entered(home):
    """Acknowledged progress of the last batch and the records that are there, straight from the file."""
    with sqlite3.connect(f"file:{home}/city.sqlite?mode=ro", uri=True) as db:
        accepted = db.execute("SELECT COALESCE(SUM(accepted), 0) FROM batch").fetchone()[0]
        records = db.execute("SELECT COUNT(*), COUNT(DISTINCT natural_key) FROM record").fetchone()
        events, payloads = (db.execute(f"SELECT COUNT(*) FROM {t}").fetchone()[0] for t in ("record_event", "event_payload"))
    return accepted, records, events, payloads


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12
    chance = random.Random(20261120)
    passed = 0
    with tempfile.TemporaryDirectory() as folder:
        run(program, "generate", "--item", "penalty", "--rows", "6000", "--seed", "3", "--faults", "0.02",
            "--out", folder, "--today", TODAY)
        first = pathlib.Path(f"{folder}/penalty.csv").read_text(encoding="utf-8").splitlines()[1]
        for number in range(rounds):
            home = f"{folder}/home-{number}"
            run(program, "init", "--city", "jinan", "--home", home)
            provider = find_body(first)
            run(program, "org", "add", "--home", home, "--code", provider, "--name", "示例单位", "--kind", "provider")
            submit = [program, "intake", "submit", f"{folder}/penalty.csv", "--item", "penalty", "--provider", provider,
                      "--home", home, "--today", TODAY, "--json"]
            process = subprocess.Popen(submit, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.02, 1.2))
            process.send_signal(signal.SIGKILL)
            process.wait()
            accepted, (records, distinct), events, payloads = entered(home)
            assert accepted == records == distinct == events == payloads, (accepted, records, distinct, events, payloads)
            done = json.loads(run(*submit).stdout)
            assert done["accepted"] + done["duplicates"] + done["rejected"] == done["received"] == 6000, done
            accepted, (total, distinct), events, payloads = entered(home)
            assert total == distinct == events == payloads == accepted, (total, distinct, events, payloads, accepted)
            again = json.loads(run(*submit).stdout)
            assert again["accepted"] == 0, again
            verified = run(program, "ledger", "verify", "--home", home, "--json")
            assert verified.returncode == 0 and json.loads(verified.stdout)["clean"], verified.stdout
            passed += 1
    print(f"{passed} passed, 0 failed")


def find_body(line):
    """The code of the deciding body in a generated row: the first that begins with 11."""
    for cell in line.split(","):
        if len(cell) == 18 and cell.startswith("11"):
            return cell
    sys.exit("no body in the generated row")


if __name__ == "__main__":
    main()
