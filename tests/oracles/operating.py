"""migrate and doctor as an operator uses them, on a file and on a server: what is wrong is named, and looking changes nothing.

Usage: operating.py PROGRAM [POSTGRES-URL]
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

TODAY = "2026-11-20"
# A step that has run before, and what it takes to be where one stood before it.
STEP = "reports-2"
UNDO = ["DROP TABLE report_entry", "DROP INDEX report_subject", f"DELETE FROM schema_migration WHERE id = '{STEP}'"]
done = 0


def holds(truth, *shown):
    global done
    assert truth, shown
    done += 1


class City:
    """One home on one engine."""

    def __init__(self, program, folder, url=""):
        self.program, self.home, self.url = program, f"{folder}/{'server' if url else 'file'}", url
        self.environment = dict(os.environ, CHENGXIN_HOME=self.home, CHENGXIN_DATABASE=url)
        self.run("init", "--city", "jinan")

    def start(self, *words):
        return subprocess.Popen([self.program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=self.environment)

    def run(self, *words, code=0):
        process = self.start(*words)
        out, err = process.communicate()
        assert process.returncode == code, (words, process.returncode, out, err)
        return out if out else err

    def sql(self, *statements):
        if self.url:
            words = [word for statement in statements for word in ("-c", statement)]
            subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", self.url, *words], check=True)
        else:
            with sqlite3.connect(f"{self.home}/city.sqlite") as database:
                for statement in statements:
                    database.execute(statement)
            database.close()

    def doctor(self, code=0, *more):
        answer = json.loads(self.run("doctor", "--json", "--today", TODAY, *more, code=code))
        verdicts = {check["check"]: check for check in answer["checks"]}
        assert answer["faults"] == sum(c["verdict"] == "fault" for c in answer["checks"]), answer
        assert all((c["verdict"] == "ok") == ("advice" not in c) for c in answer["checks"]), answer
        return verdicts

    def submit(self, folder):
        run = [self.program, "generate", "--item", "penalty", "--rows", "40", "--seed", "3", "--faults", "0", "--out", folder,
               "--today", TODAY]
        subprocess.run(run, check=True, capture_output=True)
        text = pathlib.Path(f"{folder}/penalty.csv").read_text(encoding="utf-8")
        provider = re.search(r"\b11\d{6}[0-9A-Z]{10}\b", text).group(0)
        self.run("org", "add", "--code", provider, "--name", "示例单位", "--kind", "provider")
        self.run("intake", "submit", f"{folder}/penalty.csv", "--item", "penalty", "--provider", provider, "--today", TODAY)

    def state(self):
        """Every file of the home, and what looking could change in the database. SQLite's own files come and go."""
        files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in pathlib.Path(self.home).iterdir()
                 if not path.name.startswith("city.sqlite")}
        if not self.url:
            with sqlite3.connect(f"{self.home}/city.sqlite") as database:
                rows = list(database.iterdump())
            database.close()
            return files, rows
        tables = "SELECT id FROM schema_migration ORDER BY id; SELECT pack, hash FROM policy_version; SELECT * FROM home_mark"
        return files, subprocess.run(["psql", "-qAt", self.url, "-c", tables], check=True, capture_output=True).stdout


def migrates(city):
    holds("nothing to do" in city.run("migrate", "--plan"))
    city.sql(*UNDO)
    before = city.state()
    plan = json.loads(city.run("migrate", "--plan", "--json"))
    holds(plan["planned"] and [step["id"] for step in plan["steps"]] == [STEP] and plan["steps"][0]["statements"] == 2, plan)
    shown = city.run("migrate", "--plan")
    holds(f"would apply  {STEP}" in shown and "nothing was changed" in shown, shown)
    schema = city.doctor()["schema"]
    holds(schema["verdict"] == "warn" and STEP in schema["found"] and "migrate" in schema["advice"], schema)
    holds(city.state() == before)
    starters = [city.start("migrate", "--json") for _ in range(4)]
    answers = []
    for starter in starters:
        out, err = starter.communicate()
        assert starter.returncode == 0, err
        answers.append(json.loads(out)["steps"])
    holds(sorted(map(len, answers)) == [0, 0, 0, 1], answers)
    holds("nothing to do" in city.run("migrate"))
    city.sql("INSERT INTO schema_migration (id, applied_at) VALUES ('zzz-9', 0)")
    holds("newer version" in city.run("migrate", code=2))
    holds("newer version" in city.run("migrate", "--plan", code=2))
    holds(city.doctor(1)["schema"]["verdict"] == "fault")
    city.sql("DELETE FROM schema_migration WHERE id = 'zzz-9'")


def is_examined(city, folder):
    checks = city.doctor()
    holds({c["verdict"] for n, c in checks.items() if n not in ("policy", "calendar", "disk")} == {"ok"}, checks)
    holds(checks["calendar"]["verdict"] == "warn" and "2026-12-31" in checks["calendar"]["found"], checks["calendar"])
    late = json.loads(city.run("doctor", "--json", "--today", "2027-01-15", code=1))
    holds([c["check"] for c in late["checks"] if c["verdict"] == "fault"] == ["calendar"], late)
    before = city.state()
    shown = city.run("doctor", "--today", TODAY)
    holds("0 faults" in shown and "→" in shown, shown)
    holds(city.state() == before)

    keys = pathlib.Path(f"{city.home}/keys")
    keys.chmod(0o644)
    holds(city.doctor(1)["keys"]["verdict"] == "fault")
    keys.chmod(0o600)
    own = keys.read_text()
    subprocess.run([city.program, "init", "--city", "jinan", "--home", f"{city.home}-other"], check=True, capture_output=True)
    keys.write_text(pathlib.Path(f"{city.home}-other/keys").read_text())
    holds(city.doctor(1)["belonging"]["verdict"] == "fault")
    keys.write_text("nothing\n")
    holds(city.doctor(1)["keys"]["verdict"] == "fault")
    keys.unlink()
    holds(city.doctor(1)["keys"]["verdict"] == "fault")
    keys.write_text(own)
    keys.chmod(0o600)

    left = pathlib.Path(f"{city.home}/city.sqlite.part")
    left.write_text("")
    holds(city.doctor()["leftovers"]["verdict"] == "warn" and left.exists())
    left.unlink()
    settled = pathlib.Path(f"{city.home}/city")
    settled.write_text("cn-9999\n")
    holds(city.doctor(1)["policy"]["verdict"] == "fault")
    settled.write_text("cn-3701\n")

    city.sql("INSERT INTO policy_version (id, pack, hash, activated_at) VALUES (1, 'cn-3701', 'other', 9000000000000000)")
    holds(city.doctor()["active"]["verdict"] == "warn")
    city.sql("DELETE FROM policy_version WHERE id = 1")
    city.submit(folder)
    holds(city.doctor()["clock"]["verdict"] == "ok" and "newest event" in city.doctor()["clock"]["found"])
    city.sql("UPDATE record_event SET at = at + 1000000000000")
    holds(city.doctor(1)["clock"]["verdict"] == "fault")
    city.sql("UPDATE record_event SET at = at - 1000000000000")
    city.doctor()


def is_lost(city):
    """A database that is damaged, empty or not there."""
    file = pathlib.Path(f"{city.home}/city.sqlite")
    for contents in (b"not a database" * 400, b""):
        file.write_bytes(contents)
        holds(city.doctor(1)["database"]["verdict"] == "fault")
        holds(file.read_bytes() == contents)
    file.unlink()
    holds(city.doctor(1)["database"]["verdict"] == "fault")
    holds(not file.exists())
    shutil.rmtree(city.home)
    holds(city.doctor(1)["home"]["verdict"] == "fault" and not pathlib.Path(city.home).exists())


def main():
    program, url = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    with tempfile.TemporaryDirectory() as folder:
        city = City(program, folder)
        migrates(city)
        is_examined(city, folder)
        is_lost(city)
        if url:
            name = f"operator_{os.getpid()}"
            subprocess.run(["psql", "-q", url, "-c", f"CREATE DATABASE {name} TEMPLATE template0"], check=True)
            try:
                city = City(program, folder, re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", url))
                migrates(city)
                is_examined(city, folder)
            finally:
                subprocess.run(["psql", "-q", url, "-c", f"DROP DATABASE {name}"], check=True)
            away = City.__new__(City)
            away.__dict__.update(city.__dict__)
            away.environment = dict(city.environment, CHENGXIN_DATABASE="postgres://nobody@127.0.0.1:1/none")
            holds(away.doctor(1)["database"]["verdict"] == "fault")
    print(f"{done} passed, 0 failed")


if __name__ == "__main__":
    main()
