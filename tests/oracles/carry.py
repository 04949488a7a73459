"""A city carried by hand as its operator would: backed up while it works, restored and moved between engines, killed on the way.

Usage: carry.py PROGRAM POSTGRES-URL
The address names a server on which databases of its own may be made.
"""
import base64
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

TODAY = "2026-11-20"


class Operator:
    """Runs the program as somebody at a terminal, without an address in the environment."""

    def __init__(self, program, folder, url):
        self.program, self.folder, self.url = os.path.abspath(program), pathlib.Path(folder), url
        self.environment = {k: v for k, v in os.environ.items() if k != "CHENGXIN_DATABASE"}
        self.databases = []

    def start(self, *words):
        return subprocess.Popen([self.program, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=self.environment)

    def run(self, *words, ok=0):
        started = self.start(*words)
        out, err = started.communicate()
        assert started.returncode == ok, (words, started.returncode, out[-500:], err[-500:])
        assert "Fatal" not in err and err.count("\n") <= 2, err
        return out if ok == 0 else err

    def database(self, name):
        name = f"{name}_{os.getpid()}"
        subprocess.run(["psql", "-q", self.url, "-c", f"CREATE DATABASE {name} TEMPLATE template0"], check=True)
        self.databases.append(name)
        return re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", self.url)

    def home(self, name, keys_of=None):
        home = self.folder / name
        home.mkdir()
        if keys_of:
            shutil.copy(keys_of / "keys", home / "keys")
        return home

    def state(self, home, *place):
        """What the city says of itself; the ledger must be clean."""
        verified = json.loads(self.run("ledger", "verify", "--home", home, *place, "--json"))
        assert verified["clean"], verified
        count = json.loads(self.run("record", "count", "--home", home, *place, "--json"))["count"]
        return verified["events"], count, self.run("org", "list", "--home", home, *place, "--json")


def rehearse_backup(operator, city):
    """A backup made while a file is being taken in is a city of one instant."""
    work = operator.folder / "work"
    operator.run("generate", "--item", "permit", "--rows", 4000, "--seed", 3, "--out", work, "--today", TODAY)
    body = re.search(r"\b11\d{6}[0-9A-Z]{10}\b", (work / "permit.csv").read_text(encoding="utf-8")).group(0)
    operator.run("org", "add", "--code", body, "--name", "示例审批局", "--kind", "provider", "--home", city)
    key = operator.folder / "archive.key"
    key.write_text(base64.b64encode(os.urandom(32)).decode() + "\n")
    taking = operator.start("intake", "submit", work / "permit.csv", "--item", "permit", "--provider", body, "--home", city,
                            "--today", TODAY, "--json")
    backups = []
    while taking.poll() is None or not backups:
        backups.append(operator.folder / f"city{len(backups)}.backup")
        operator.run("backup", backups[-1], "--home", city, "--key-file", key)
    assert taking.returncode in (0, 1), taking.stderr.read()
    backups.append(operator.folder / "last.backup")
    operator.run("backup", backups[-1], "--home", city, "--key-file", key)
    events = []
    for number, backup in enumerate(backups[:3] + backups[-1:]):
        home = operator.home(f"restored{number}", keys_of=city)
        operator.run("restore", backup, "--home", home, "--key-file", key)
        left = {name: (home / name).stat().st_size for name in os.listdir(home) if "wal" in name or "part" in name}
        assert not any(left.values()), ("rows outside the database file", left)
        state = operator.state(home)
        events.append(state[0])
    assert events == sorted(events) and events[0] > 500, events
    assert state == operator.state(city), "the last backup is not the city"
    # After a crash: the log of the dead database must not flow into the restored one.
    dead = operator.home("dead", keys_of=city)
    (dead / "city.sqlite-wal").write_bytes(b"rows of another database")
    assert "move it away" in operator.run("restore", backups[-1], "--home", dead, "--key-file", key, ok=2)
    (dead / "city.sqlite-wal").unlink()
    (dead / "other.key").write_text(base64.b64encode(os.urandom(32)).decode())
    assert "does not open" in operator.run("restore", backups[-1], "--home", dead, "--key-file", dead / "other.key", ok=2)
    (dead / "other.key").unlink()
    assert sorted(os.listdir(dead)) == ["keys"], "what failed left something behind"
    operator.run("restore", backups[-1], "--home", dead, "--key-file", key)
    assert operator.state(dead) == state
    # On a server, after a kill in the middle, and never over a city that is there.
    address, home = operator.database("restored"), operator.home("served", keys_of=city)
    whole = operator.folder / "whole.backup"
    operator.run("backup", whole, "--home", city)
    words = ("restore", whole, "--home", home, "--database", address)
    killed(operator, words, 0.4)
    operator.run(*words)
    assert operator.state(home, "--database", address) == operator.state(city)
    assert "already" in operator.run(*words, ok=2)
    assert "already" in operator.run("restore", whole, "--home", operator.folder / "restored0", ok=2)
    assert "not sealed" in operator.run("restore", whole, "--home", operator.home("plain", keys_of=city), "--key-file", key, ok=2)
    stranger = operator.home("stranger")
    assert "keys" in operator.run("restore", whole, "--home", stranger, ok=2)
    (stranger / "keys").write_text("".join(f"{n} {base64.b64encode(os.urandom(32)).decode()}\n" for n in ("wrapping", "lookup")))
    assert "not made with the keys" in operator.run("restore", whole, "--home", stranger, ok=2)
    assert sorted(os.listdir(stranger)) == ["keys"], os.listdir(stranger)
    return len(backups)


def refused(site, server):
    """The server of the old place says that it is not to be used, and stores nothing."""
    try:
        urllib.request.urlopen(site + "/readyz")
        raise AssertionError("the server of a city that has moved says that it is ready")
    except urllib.error.HTTPError as answer:
        assert answer.code == 503 and "place" in answer.read().decode()
    form = urllib.parse.urlencode({"login": "nobody.here", "password": "nothing at all"}).encode()
    try:
        urllib.request.urlopen(urllib.request.Request(site + "/login", form, {"Origin": site}))
        raise AssertionError("the server of a city that has moved took a form")
    except urllib.error.HTTPError as answer:
        assert answer.code == 503, answer.code
    server.terminate()
    assert server.wait(timeout=30) == 0


def killed(operator, words, longest):
    """Whether the command was killed before it ended."""
    started = operator.start(*words)
    time.sleep(random.uniform(0.02, longest))
    started.send_signal(signal.SIGKILL)
    started.communicate()
    return started.returncode == -signal.SIGKILL


def rehearse_move(operator, city):
    """From the folder to a server and back, killed several times on each way."""
    before = operator.state(city)
    server = subprocess.Popen([operator.program, "serve", "--home", city, "--port", "0"], stderr=subprocess.PIPE, text=True,
                              env=operator.environment)
    site = re.search(r"http://\S+", server.stderr.readline()).group(0)
    address, kills = operator.database("moved"), 0
    home = city
    for source, target in ((f"sqlite:{city}/city.sqlite", address), (address, f"sqlite:{operator.folder}/back/city.sqlite")):
        if target.startswith("sqlite"):
            home = operator.home("back", keys_of=city)
        words = ("move", "--from", source, "--to", target, "--home", city)
        for _ in range(4):
            kills += killed(operator, words, 0.8)
        place = [] if target.startswith("sqlite") else ["--database", target]
        # Whether or not the last one got through: at most one of the two is open at any time.
        settled = operator.start("record", "count", "--home", home, *place)
        settled.communicate()
        if settled.returncode != 0:
            operator.run(*words)
        if source.startswith("sqlite"):
            refused(site, server)
        assert operator.state(home, *place) == before
        closed = operator.run("record", "count", "--home", city, *([] if source.startswith("sqlite") else ["--database", source]),
                              ok=2)
        assert "has moved" in closed, closed
        assert "has moved" in operator.run("move", "--from", source, "--to", f"sqlite:{operator.folder}/third.sqlite",
                                           "--home", city, ok=2)
    return kills


def main():
    program, url = sys.argv[1], sys.argv[2]
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder:
        operator = Operator(program, folder, url)
        city = operator.folder / "city"
        operator.run("demo", "--home", city, "--subjects", 120, "--seed", 2)
        try:
            backups = rehearse_backup(operator, city)
            kills = rehearse_move(operator, city)
        finally:
            for name in operator.databases:
                subprocess.run(["psql", "-q", url, "-c", f"DROP DATABASE {name} WITH (FORCE)"], check=True)
    print(f"{backups} backups of a working city, 1 restore and 2 moves after {kills} kills: every proof holds")


if __name__ == "__main__":
    main()
