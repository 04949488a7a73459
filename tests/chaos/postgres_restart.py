"""PostgreSQL stops, hangs and comes back under a server that goes on: readers hear 503 and never 500, nothing is restarted.

Usage: postgres_restart.py PROGRAM
"""
import glob
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TODAY = "2026-11-20"
PAGES = ["/", "/penalties", "/permits.csv", "/search?q=%E6%9C%89%E9%99%90", "/api/v1/public/penalties"]


class Cluster:
    """A PostgreSQL server of its own that can be stopped, started and held still."""

    def __init__(self, folder):
        self.folder = folder
        self.url = subprocess.run(["bash", str(ROOT / "scripts/postgres.sh"), "start", folder], check=True,
                                  capture_output=True, text=True).stdout.strip()

    def control(self, *words):
        program = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"))[-1]
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*user, program, "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", *words], check=True,
                       stdout=subprocess.DEVNULL, cwd="/")

    def send(self, sent):
        """To the server's own processes: the first one, and its children."""
        first = int(pathlib.Path(f"{self.folder}/data/postmaster.pid").read_text().split()[0])
        children = pathlib.Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in [first, *map(int, children)]:
            os.kill(process, sent)

    def remove(self):
        subprocess.run(["bash", str(ROOT / "scripts/postgres.sh"), "stop", self.folder], check=False)


class Portal:
    """A server of ours."""

    def __init__(self, program, home, url, *more):
        self.process = subprocess.Popen(
            [program, "serve", "--home", home, "--database", url, "--port", "0", "--today", TODAY, "--log-format", "json", *more],
            stderr=subprocess.PIPE, text=True)
        self.port = int(re.search(r"http://[^:]+:(\d+)", self.process.stderr.readline()).group(1))
        self.lines = []
        self.listener = threading.Thread(target=lambda: self.lines.extend(self.process.stderr), daemon=True)
        self.listener.start()

    def ask(self, path, timeout=30):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            line.request("GET", path, headers={"Accept-Language": "en"})
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            line.close()

    def until(self, status, path="/readyz", limit=20.0):
        began = time.monotonic()
        while self.ask(path)[0] != status:
            assert time.monotonic() < began + limit, f"{path} is not {status} after {limit} s"
            time.sleep(0.05)
        return time.monotonic() - began

    def ended(self, limit):
        began = time.monotonic()
        assert self.process.wait(timeout=limit) == 0, self.lines
        return time.monotonic() - began


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def away(portal):
    """What everybody hears while the database is away."""
    status, headers, text = portal.ask("/readyz")
    assert status == 503 and json.loads(text)["failed"] == ["database"] and headers["Retry-After"], (status, text)
    assert portal.ask("/healthz")[0] == 200
    assert 'chengxin_ready{check="database"} 0\n' in portal.ask("/metrics")[2]
    for path in PAGES[1:]:
        status, headers, text = portal.ask(path)
        number = headers["X-Request-Id"]
        assert status == 503 and headers["Retry-After"] == "10" and number in text, (path, status, text[:300])
        if path.startswith("/api/"):
            assert json.loads(text)["type"] == "/problems/unavailable" and json.loads(text)["instance"] == number
        else:
            assert "Not available at the moment" in text and "try again" in text, path


def stopped_under_load(cluster, portal):
    """Readers go on while the server of the database is killed and comes back."""
    statuses, going = [], threading.Event()

    def read():
        while not going.is_set():
            for path in PAGES:
                statuses.append(portal.ask(path)[0])

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    time.sleep(1)
    cluster.control("stop", "-m", "immediate")
    portal.until(503)
    away(portal)
    time.sleep(1)
    cluster.control("start")
    waited = portal.until(200)
    time.sleep(1)
    going.set()
    for reader in readers:
        reader.join()
    counted = {status: statuses.count(status) for status in sorted(set(statuses))}
    assert set(counted) <= {200, 503} and counted.get(503) and counted.get(200), counted
    assert all(portal.ask(path)[0] == 200 for path in PAGES)
    return counted, waited


def held_still(cluster, portal):
    """A database that hangs: the answer comes within the limit, and it is ready again by itself."""
    cluster.send(signal.SIGSTOP)
    try:
        began = time.monotonic()
        status, _, text = portal.ask("/readyz")
        waited = time.monotonic() - began
        assert status == 503 and json.loads(text)["failed"] == ["database"], (status, text)
        assert waited < 2.5, waited
        began = time.monotonic()
        assert portal.ask("/readyz")[0] == 503
        assert time.monotonic() - began < 0.5, "who asks next does not wait again"
    finally:
        cluster.send(signal.SIGCONT)
    portal.until(200)
    return waited


def leaves_with_notice(portal):
    """Readers are served while the server says that it leaves; then it ends well."""
    portal.process.send_signal(signal.SIGTERM)
    time.sleep(0.2)
    status, _, text = portal.ask("/readyz")
    assert status == 503 and json.loads(text)["failed"] == ["shutdown"], (status, text)
    assert portal.ask("/penalties")[0] == 200
    return portal.ended(10)


def leaves_in_time(cluster, portal):
    """A request that never ends does not keep the server."""
    cluster.send(signal.SIGSTOP)
    try:
        stuck = threading.Thread(target=lambda: ignoring(lambda: portal.ask("/penalties")))
        stuck.start()
        time.sleep(0.5)
        portal.process.send_signal(signal.SIGTERM)
        waited = portal.ended(10)
        stuck.join()
    finally:
        cluster.send(signal.SIGCONT)
    portal.listener.join()
    assert 2 <= waited < 6, waited
    assert any("1 requests were still open" in line for line in portal.lines), portal.lines
    return waited


def ignoring(work):
    try:
        work()
    except (OSError, http.client.HTTPException):
        pass


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        cluster, portal = Cluster(tempfile.mkdtemp(prefix="chengxin-postgres-")), None
        try:
            home = f"{folder}/home"
            run(program, "generate", "--item", "penalty", "--rows", "300", "--seed", "3", "--faults", "0", "--out", folder,
                "--today", TODAY)
            text = pathlib.Path(f"{folder}/penalty.csv").read_text(encoding="utf-8")
            provider = re.search(r"\b11\d{6}[0-9A-Z]{10}\b", text).group(0)
            place = ["--home", home, "--database", cluster.url]
            run(program, "init", "--city", "jinan", *place)
            run(program, "org", "add", "--code", provider, "--name", "示例单位", "--kind", "provider", *place)
            run(program, "intake", "submit", f"{folder}/penalty.csv", "--item", "penalty", "--provider", provider, "--today", TODAY,
                *place)
            portal = Portal(program, home, cluster.url, "--drain-notice", "2", "--drain-limit", "20")
            portal.until(200)
            counted, waited = stopped_under_load(cluster, portal)
            print(f"stopped and started under load: answers {counted}, ready {waited:.1f} s after the start")
            print(f"held still: 503 after {held_still(cluster, portal):.1f} s, ready again")
            print(f"left with notice after {leaves_with_notice(portal):.1f} s, exit 0")
            for line in portal.lines:
                assert json.loads(line)["message"], line
            portal = Portal(program, home, cluster.url, "--drain-limit", "2")
            portal.until(200)
            print(f"left an endless request after {leaves_in_time(cluster, portal):.1f} s, exit 0")
        finally:
            if portal:
                portal.process.kill()
            cluster.remove()
    print("4 passed, 0 failed")


if __name__ == "__main__":
    main()
