"""The same city on SQLite and on PostgreSQL: every answer is the same, byte for byte, but for ids, chance and seconds.

Usage: engines.py PROGRAM POSTGRES-URL
The address names a server on which a database of its own may be made.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

TODAY = "2026-11-20"
ITEMS = ("registration", "permit", "penalty")
ROWS = 800


def settle(text):
    """Takes out what may differ: hashes and tokens, keys made by the program, measured seconds, addresses of servers."""
    text = re.sub(r"\b[0-9a-f]{24,64}\b", "HEX", text)
    text = re.sub(r"\b[0-9a-f]{12}\b", "HEX", text)
    text = re.sub(r"\b\d{15,20}\b|\br[0-9a-z]{12}\b", "ID", text)
    text = re.sub(r'"seconds" ?: ?[0-9.e-]+', '"seconds":0', text)
    return re.sub(r"(after=|after%3D|\"next\":\")[A-Za-z0-9_.~%-]+", r"\1CURSOR", text)


class City:
    """One home on one engine."""

    def __init__(self, program, folder, database):
        self.program, self.home = program, f"{folder}/{'server' if database else 'file'}"
        self.environment = dict(os.environ, CHENGXIN_HOME=self.home, CHENGXIN_DATABASE=database)
        pathlib.Path(self.home).mkdir()

    def run(self, *words):
        done = subprocess.run([self.program, *words], capture_output=True, text=True, env=self.environment)
        return f"exit {done.returncode}\n{settle(done.stdout)}\n{settle(done.stderr)}".replace(self.home, "HOME")

    def pages(self, addresses):
        server = subprocess.Popen([self.program, "serve", "--port", "0", "--today", TODAY], stderr=subprocess.PIPE,
                                  text=True, env=self.environment)
        base = re.search(r"http://\S+", server.stderr.readline()).group(0)
        answers = {}
        for address in addresses:
            try:
                with urllib.request.urlopen(base + address) as answer:
                    answers[address] = settle(answer.read().decode())
            except urllib.error.HTTPError as problem:
                answers[address] = f"{problem.code} {settle(problem.read().decode())}"
        server.terminate()
        assert server.wait(timeout=30) == 0, "the server did not end well"
        return answers


def steps(folder, providers):
    """The commands of both cities, in order."""
    yield "record", "count"
    yield "init", "--city", "jinan", "--json"
    for provider in providers:
        yield "org", "add", "--code", provider, "--name", f"示例机关{provider[-2:]}", "--kind", "provider"
    yield "org", "list", "--json"
    for provider, item in zip(providers, ITEMS):
        submit = ("intake", "submit", f"{folder}/{item}/{item}.csv", "--item", item, "--provider", provider, "--today", TODAY,
                  "--json", "--feedback", f"{folder}/feedback.csv")
        yield submit
        yield submit
        yield ("intake", "submit", f"{folder}/{item}/changed.csv", *submit[3:])
        yield "record", "count", "--item", item, "--json"
        yield "record", "count", "--item", item, "--today", TODAY, "--json"
    yield "ledger", "verify", "--json"


def make_files(program, folder):
    """Files with faults, and a second sending in which every tenth row differs."""
    codes = set()
    for item in ITEMS:
        subprocess.run([program, "generate", "--item", item, "--rows", str(ROWS), "--seed", "7", "--faults", "0.05",
                        "--out", f"{folder}/{item}", "--today", TODAY], check=True, capture_output=True)
        lines = pathlib.Path(f"{folder}/{item}/{item}.csv").read_text(encoding="utf-8").splitlines()
        codes.update(re.findall(r"\b9[123]\d{6}[0-9A-Z]{10}\b", "\n".join(lines[:200])))
        changed = [line.replace("有限公司", "有限责任公司") if number % 10 == 5 else line for number, line in enumerate(lines)]
        pathlib.Path(f"{folder}/{item}/changed.csv").write_text("\n".join(changed) + "\n", encoding="utf-8")
    return sorted(codes)[:60]


def body(program, folder):
    """Bodies that the files name, to be the senders."""
    text = pathlib.Path(f"{folder}/penalty/penalty.csv").read_text(encoding="utf-8")
    found = sorted(set(re.findall(r"\b11\d{6}[0-9A-Z]{10}\b", text)))
    return found[:3]


def main():
    program, url = sys.argv[1], sys.argv[2]
    database = f"engines_{os.getpid()}"
    subprocess.run(["psql", "-q", url, "-c", f"CREATE DATABASE {database} TEMPLATE template0"], check=True)
    address = re.sub(r"/[^/?]+(\?|$)", rf"/{database}\1", url)
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        codes = make_files(program, folder)
        cities = [City(program, folder, ""), City(program, folder, address)]
        providers = body(program, folder)
        assert len(providers) == 3 and len(codes) > 20, (providers, len(codes))
        feedback = pathlib.Path(f"{folder}/feedback.csv")
        for words in steps(folder, providers):
            answers = []
            for city in cities:
                feedback.unlink(missing_ok=True)
                answers.append((city.run(*words), feedback.read_bytes() if feedback.exists() else b""))
            words = " ".join(words).replace(folder, "")
            if words == "record count":
                assert all(answer[0].startswith("exit 2") for answer in answers), answers
                continue
            assert answers[0][0].startswith(("exit 0", "exit 1")), (words, answers[0][0])
            assert answers[0] == answers[1], f"{words}\n{answers[0][0][:1500]}\n---\n{answers[1][0][:1500]}"
            compared += 1
        for code in codes:
            listed = [city.run("record", "list", code, "--json", "--today", TODAY) for city in cities]
            assert listed[0] == listed[1], f"record list {code}\n{listed[0][:800]}\n---\n{listed[1][:800]}"
            compared += 1
        addresses = ["/", "/penalties", "/permits", "/penalties.csv", "/search?q=%E6%9C%89%E9%99%90",
                     "/search?q=%E9%A4%90%E9%A5%AE", "/api/v1/public/penalties", "/api/v1/public/permits",
                     "/api/v1/public/subjects?q=%E5%85%AC%E5%8F%B8", "/readyz", "/healthz", "/s/91370100000000000X"]
        addresses += [f"/s/{code}" for code in codes] + [f"/api/v1/public/subjects/{code}/records" for code in codes]
        first, second = (city.pages(addresses) for city in cities)
        for address in addresses:
            difference = difflib.unified_diff(first[address].splitlines(), second[address].splitlines(), n=0)
            assert first[address] == second[address], f"{address}\n" + "\n".join(difference)[:3000]
            compared += 1
        assert first["/penalties"].count("/s/9") > 5
    subprocess.run(["psql", "-q", url, "-c", f"DROP DATABASE {database}"], check=True)
    print(f"{compared} answers of two engines compared: the same")


if __name__ == "__main__":
    main()
