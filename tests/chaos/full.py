"""A disk without room, under SQLite and under PostgreSQL, and a stranger's lock: clear words, nothing half done, no hand needed after.

Usage: full.py PROGRAM
"""
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from postgres_restart import Cluster, Portal

TODAY = "2026-11-20"
WORDS = "free some space"


class City:
    """A home with a sender, on SQLite or on a database."""

    def __init__(self, program, folder, name, url=None):
        self.program, self.folder, self.home = program, pathlib.Path(folder), f"{folder}/{name}"
        self.place = ["--home", self.home] + (["--database", url] if url else [])
        cells = (self.folder / "1/penalty.csv").read_text(encoding="utf-8").split(",")
        self.body = next(cell for cell in cells if len(cell) == 18 and cell.startswith("11"))
        self.run("init", "--city", "jinan")
        self.run("org", "add", "--code", self.body, "--name", "示例单位", "--kind", "provider")

    def words(self, number):
        return ["intake", "submit", str(self.folder / f"{number}/penalty.csv"), "--item", "penalty", "--provider", self.body,
                "--today", TODAY, "--json"]

    def run(self, *words, fine=(0,), env=None):
        done = subprocess.run([self.program, *words, *self.place], capture_output=True, text=True, env=os.environ | (env or {}))
        assert done.returncode in fine, (words[:3], done.returncode, done.stderr, done.stdout[-500:])
        return done

    def count(self):
        return int(self.run("record", "count").stdout)

    def clean(self):
        return json.loads(self.run("ledger", "verify", "--json").stdout)["clean"]

    def refused(self, number, words, env=None):
        """The file does not go in; whatever did is whole."""
        done = self.run(*self.words(number), fine=(2,), env=env)
        assert words in done.stderr, done.stderr

    def sent(self, number):
        answer = json.loads(self.run(*self.words(number), fine=(0, 1)).stdout)
        assert answer["received"] == answer["accepted"] + answer["duplicates"] + answer["rejected"], answer
        assert self.clean()


def folder_disk(program, folder, shim):
    """The default engine: full from the start, and full in the middle of a file."""
    city, flag = City(program, folder, "folder"), pathlib.Path(f"{folder}/flag")
    env = {"LD_PRELOAD": shim, "FULL_FLAG": str(flag), "FULL_UNDER": f"{city.home}/"}
    city.sent(1)
    before = city.count()
    flag.touch()
    city.refused(2, WORDS, env)
    flag.unlink()
    assert city.count() == before and city.clean()
    process = subprocess.Popen([program, *city.words(2), *city.place], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env=os.environ | env)
    # Straight from the file: a command would take as long as a chunk.
    with sqlite3.connect(f"file:{city.home}/city.sqlite?mode=ro", uri=True) as db:
        while db.execute("SELECT COUNT(*) FROM record").fetchone()[0] == before:
            time.sleep(0.005)
    flag.touch()
    db.close()
    _, said = process.communicate()
    flag.unlink()
    assert process.returncode == 2 and WORDS in said, (process.returncode, said)
    assert before < city.count() and city.clean()
    city.sent(2)


def served_disk(city, portal, flag):
    """The disk of the server: readers are served, writers hear what is wrong, and all goes on when there is room."""
    city.sent(1)
    before = city.count()
    flag.touch()
    city.refused(2, WORDS)
    assert portal.ask("/penalties")[0] == 200 and portal.ask("/healthz")[0] == 200
    flag.unlink()
    assert city.count() >= before and city.clean()
    portal.until(200)
    city.sent(2)


def locked(city, portal, url):
    """Somebody else's session holds the table of records: everybody is answered in time, and nobody is stuck when it ends."""
    stranger = subprocess.Popen(
        ["psql", "-q", url, "-c", "BEGIN; LOCK TABLE record IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        began = time.monotonic()
        status, headers, _ = portal.ask("/penalties", timeout=60)
        waited = time.monotonic() - began
        assert status == 503 and headers["Retry-After"] and waited < 30, (status, waited)
        began = time.monotonic()
        city.refused(3, "in use")
        assert time.monotonic() - began < 50, time.monotonic() - began
        assert portal.ask("/healthz")[0] == 200
    finally:
        stranger.kill()
        stranger.wait()
        subprocess.run(["psql", "-q", url, "-c", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' "
                        "AND pid <> pg_backend_pid()"], stdout=subprocess.DEVNULL, check=True)
    portal.until(200, "/penalties")
    city.sent(3)
    return waited


def main():
    program = os.path.abspath(sys.argv[1])
    compiler = shutil.which("cc") or shutil.which("clang") or sys.exit("no C compiler")
    with tempfile.TemporaryDirectory() as folder:
        shared = pathlib.Path(tempfile.mkdtemp(prefix="chengxin-full-"))
        os.chmod(shared, 0o755)
        shim, flag = f"{shared}/full.so", shared / "flag"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, str(pathlib.Path(__file__).with_suffix(".c")), "-ldl"], check=True)
        for number in (1, 2, 3):
            os.mkdir(f"{folder}/{number}")
            subprocess.run([program, "generate", "--item", "penalty", "--rows", str((100, 20000, 9000)[number - 1]), "--seed", str(number),
                            "--faults", "0.02", "--out", f"{folder}/{number}", "--today", TODAY], check=True, capture_output=True)
        folder_disk(program, folder, shim)
        print("a full disk under the folder: refused whole, refused in the middle, gone on with")
        data = tempfile.mkdtemp(prefix="chengxin-postgres-")
        names = {"LD_PRELOAD": shim, "FULL_FLAG": str(flag), "FULL_UNDER": f"{data}/data/base/"}
        os.environ.update(names)
        cluster, portal = Cluster(data), None
        for name in names:
            del os.environ[name]
        try:
            city = City(program, folder, "served", cluster.url)
            portal = Portal(program, city.home, cluster.url)
            portal.until(200)
            served_disk(city, portal, flag)
            print("a full disk under PostgreSQL: readers served, writers refused, gone on with")
            print(f"a stranger's lock: 503 after {locked(city, portal, cluster.url):.1f} s, gone on with")
        finally:
            if portal:
                portal.process.kill()
            cluster.remove()
            shutil.rmtree(shared)
    print("3 passed, 0 failed")


if __name__ == "__main__":
    main()
