"""Witnesses over real HTTP: two of them and a city, a quorum, a key that changes, kills, and cities that come out of backups.

Signatures, trees and proofs are checked with an implementation of its own (ledger.py). The witnesses are asked with requests that
are made here as well, right ones and wrong ones.

Usage: witnesses.py PROGRAM [POSTGRES-URL]
With an address, the city lies in a database of its own on that server.
"""
import base64
import hashlib
import http.client
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
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import ledger
from ledger import TODAY, City, cosigned, holds, leaf, opened, proof_of_growth, root, unbundled


class Log:
    """A log made here, that can also lie."""

    def __init__(self, name, seed):
        self.name, self.key = name, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        raw = b"\x01" + self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.ident = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
        self.line = f"{name}+{self.ident.hex()}+{base64.b64encode(raw).decode()}"
        self.hashes = [leaf(str(number).encode()) for number in range(200)]

    def note(self, size, top=None):
        text = f"{self.name}\n{size}\n{base64.b64encode(top or root(self.hashes[:size])).decode()}\n"
        return f"{text}\n— {self.name} {base64.b64encode(self.ident + self.key.sign(text.encode())).decode()}\n"

    def request(self, old, size, path=None, note=None):
        path = proof_of_growth(self.hashes[:size], old) if path is None else path
        return f"old {old}\n" + "".join(base64.b64encode(each).decode() + "\n" for each in path) + "\n" + (note or self.note(size))


class Witness:
    def __init__(self, program, folder, number, logs):
        self.program, self.folder, self.logs, self.port = program, f"{folder}/w{number}", f"{folder}/w{number}.logs", 0
        pathlib.Path(self.logs).write_text(logs)
        self.line = subprocess.run([program, "ledger", "witness", "init", self.folder, "--name", f"witness.example/w{number}"],
                                   capture_output=True, text=True, check=True).stdout.strip()
        self.start()

    def start(self):
        self.server = subprocess.Popen(
            [self.program, "ledger", "witness", "serve", self.folder, "--logs", self.logs, "--port", str(self.port)],
            stderr=subprocess.PIPE, text=True)
        said = self.server.stderr.readline()
        assert self.line in said, said
        self.port = int(re.search(r":(\d+)$", said.strip()).group(1))
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self, how=signal.SIGTERM):
        self.server.send_signal(how)
        code = self.server.wait(timeout=60)
        assert code == (0 if how == signal.SIGTERM else -how), code

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read().decode()

    def add(self, body):
        return self.ask("POST", "/add-checkpoint", body if isinstance(body, bytes) else body.encode())


def protocol(program, folder):
    """Each answer of C2SP tlog-witness, by requests that were made here."""
    log, other = Log("log.example/one", 1), Log("log.example/two", 2)
    witness = Witness(program, folder, 9, log.line + "\n")
    before = int(time.time())
    status, _, body = witness.add(log.request(0, 7))
    holds(status == 200 and before <= cosigned(log.note(7) + body, witness.line) <= time.time() + 1, body)
    holds(witness.add(log.request(0, 9)) == (409, "text/x.tlog.size", "7\n"))
    holds(witness.add(log.request(7, 100))[0] == 200)
    holds(witness.add(log.request(100, 100))[0] == 200)
    holds(witness.add(log.request(7, 100))[::2] == (409, "100\n"))
    for size in (101, 128, 200):
        holds(witness.add(log.request(100, size, path=[]))[0] == 422, size)
        good = proof_of_growth(log.hashes[:size], 100)
        holds(witness.add(log.request(100, size, path=good[::-1]))[0] == (200 if len(good) == 1 else 422), size)
        break
    holds(witness.add(log.request(100, 100, note=log.note(100, top=bytes(32))))[0] == 422)
    holds(witness.add(log.request(100, 99))[0] == 400)
    holds(witness.add(other.request(0, 5))[0] == 404)
    forged = log.note(150).replace("log.example/one\n150", "log.example/one\n151")
    holds(witness.add(log.request(100, 151, note=forged))[0] == 403)
    stranger = log.note(150).rsplit("\n\n", 1)[0] + "\n\n" + other.note(150).rsplit("\n\n", 1)[1]
    holds(witness.add(log.request(100, 150, note=stranger))[0] == 403)
    right = log.request(100, 150).encode()
    for wrong in (b"", b"\n", b"old 100\n", b"\xff" * 100, right[:-1], right.replace(b"old 100", b"old 0100"), right.replace(b"\n", b"\r\n"),
                  b"old 100\n" + b"A" * 44 + b"\n" + right, right + b"x\n"):
        holds(witness.add(wrong)[0] == 400, wrong[:40])
    holds(witness.add(b"x" * 200_000)[0] == 413)
    chance = random.Random(4)
    for _ in range(200):
        bent = bytearray(right)
        for _ in range(chance.randrange(1, 4)):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        holds(witness.add(bytes(bent))[0] in (400, 403, 404, 409, 422) or bytes(bent) == right, bytes(bent))
    holds(witness.add(right)[0] == 200)
    ident = hashlib.sha256(log.name.encode()).hexdigest()
    status, _, note = witness.ask("GET", f"/{ident}/checkpoint")
    holds(status == 200 and opened(note, log.line)[0] == 150 and cosigned(note, witness.line))
    holds(witness.ask("GET", f"/{hashlib.sha256(b'x').hexdigest()}/checkpoint")[0] == 404)
    status, kind, page = witness.ask("GET", "/")
    holds(status == 200 and "text/html" in kind and witness.line.replace("+", "+") in page and "log.example/one" in page)
    holds(witness.ask("GET", "/key")[2] == witness.line + "\n")
    holds(witness.ask("GET", "/add-checkpoint")[0] in (404, 405))
    # Killed between and in the middle of requests, it never forgets what it signed.
    signed, size = 150, 150
    for turn in range(6):
        stop = threading.Timer(0.02 + 0.03 * turn, witness.stop, [signal.SIGKILL])
        stop.start()
        try:
            while size < 200:
                status, _, body = witness.add(log.request(size, size + 1))
                if status == 200:
                    size += 1
                    signed = size
                elif status == 409:
                    size = int(body)
        except (OSError, http.client.HTTPException):
            pass
        stop.join()
        if witness.server.poll() is None:
            witness.stop(signal.SIGKILL)
        witness.start()
        status, _, body = witness.add(log.request(0, 3))
        holds(status == 409 and int(body) >= signed, (signed, body))
        size = int(body)
    witness.stop()


def waited(what, seconds=30):
    end = time.time() + seconds
    while time.time() < end:
        found = what()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("it did not come in time")


class Served:
    """A city that serves."""

    open = []

    def __init__(self, city):
        self.server = subprocess.Popen(
            [city.program, "serve", *city.place(), "--port", "0", "--today", TODAY], stderr=subprocess.PIPE, text=True)
        line = ""
        while not (found := re.search(r"http://\S+", line)):
            line = self.server.stderr.readline()
            assert line, "the server did not start"
        Served.open.append(self.server)
        self.base = found.group(0)
        self.said = []
        self.reader = threading.Thread(target=lambda: self.said.extend(self.server.stderr), daemon=True)
        self.reader.start()

    def get(self, path):
        with urllib.request.urlopen(self.base + path, timeout=30) as answer:
            return answer.read().decode()

    def end(self):
        self.server.terminate()
        assert self.server.wait(timeout=60) == 0
        self.reader.join(timeout=10)


class Place(City):
    """A city in a folder, or in a database of its own."""

    def __init__(self, program, home, url=None):
        super().__init__(program, home)
        self.url = None
        if url:
            name = f"witnesses_{os.getpid()}_{random.randrange(10**9)}"
            subprocess.run(["psql", "-q", url, "-c", f"CREATE DATABASE {name} TEMPLATE template0"], check=True)
            self.url = re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", url)

    def place(self):
        return ["--home", self.home] + (["--database", self.url] if self.url else [])

    def run(self, *words, code=0):
        home = [] if words[0] in ("generate",) else self.place()
        result = subprocess.run([self.program, *map(str, words), *home], capture_output=True, text=True)
        assert result.returncode == code, (words, result.returncode, result.stdout, result.stderr)
        return result.stdout if code < 2 else result.stderr


def enter(city, folder, rows, seed):
    """Rows of a synthetic file, given in by hand."""
    work = f"{folder}/rows{seed}"
    subprocess.run([city.program, "generate", "--item", "penalty", "--rows", str(rows), "--seed", str(seed), "--faults", "0", "--out",
                    work, "--today", TODAY], check=True, capture_output=True)
    sender = provider(folder, seed)
    city.run("org", "add", "--code", sender, "--name", "示例单位", "--kind", "provider")
    city.run("intake", "submit", f"{work}/penalty.csv", "--item", "penalty", "--provider", sender, "--today", TODAY)


def provider(folder, seed):
    """Who sends those rows."""
    return re.search(r"\b11\d{6}[0-9A-Z]{10}\b", pathlib.Path(f"{folder}/rows{seed}/penalty.csv").read_text(encoding="utf-8")).group(0)


def size_of(note):
    return int(note.split("\n")[1])


def checked(city, file, *words, code):
    result = subprocess.run([city.program, "ledger", "check-proof", file, "--json", *words], cwd="/", capture_output=True, text=True,
                            env={"PATH": os.environ["PATH"]})
    assert result.returncode == code, (words, result)
    return json.loads(result.stdout)


def quorum(city, folder, witnesses):
    """A serving city gets both signatures for each checkpoint; a dead witness delays nothing."""
    one, two = witnesses
    policy = (f"log {city.key}\nwitness 法院 {one.line} {one.url}\nwitness 档案馆 {two.line} {two.url}/\n"
              "group 两家 all 法院 档案馆\nquorum 两家\n")
    pathlib.Path(f"{city.home}/witnesses").write_text(policy)
    pathlib.Path(f"{folder}/policy").write_text(policy)
    site = Served(city)

    def note():
        found = site.get("/ledger/records/checkpoint")
        return found if found.count("\n— ") == 3 else None

    found = waited(note)
    size, top = opened(found, city.key)
    for each in witnesses:
        holds(abs(cosigned(found, each.line) - time.time()) < 60)
    widths = [min(256, size - start) for start in range(0, size, 256)]
    entries = []
    for index, width in enumerate(widths):
        with urllib.request.urlopen(f"{site.base}/ledger/records/tile/entries/{ledger.address(index, width)}") as answer:
            entries += unbundled(answer.read())
    holds(root([leaf(entry) for entry in entries]) == top)
    proof = site.get("/ledger/records/proof/3")
    pathlib.Path(f"{folder}/quorum.tlog-proof").write_text(proof)
    answer = checked(city, f"{folder}/quorum.tlog-proof", "--policy", f"{folder}/policy", code=0)
    holds(answer["finding"] == "proved" and answer["quorum"] and [each["name"] for each in answer["witnesses"]] == ["法院", "档案馆"], answer)
    page = site.get("/ledger")
    holds("法院" in page and "档案馆" in page)
    figures = site.get("/metrics")
    holds('chengxin_witness_up{witness="法院"} 1' in figures, figures)
    # One witness dies: entering goes on, and the other one still signs.
    two.stop(signal.SIGKILL)
    enter(city, folder, 40, 11)
    later = waited(lambda: (found := site.get("/ledger/records/checkpoint")) and size_of(found) > size and cosigned(found, one.line) and found)
    holds(cosigned(later, two.line) is None and size_of(later) == size + 40)
    waited(lambda: 'chengxin_witness_up{witness="档案馆"} 0' in site.get("/metrics"))
    # A proof of an entry that both saw stays under both; one that came in since has only one signature.
    pathlib.Path(f"{folder}/again").write_text(site.get("/ledger/records/proof/3"))
    holds(checked(city, f"{folder}/again", "--policy", f"{folder}/policy", code=0)["quorum"])
    pathlib.Path(f"{folder}/new").write_text(site.get(f"/ledger/records/proof/{size + 3}"))
    holds(checked(city, f"{folder}/new", "--policy", f"{folder}/policy", code=1)["finding"] == "no-quorum")
    site.end()
    holds(any("档案馆" in line for line in site.said), site.said)
    result = json.loads(city.run("ledger", "cosign", "--json", code=1))
    holds([each["good"] for each in result["exchanges"] if each["log"] == "records"] == [True, False], result)
    two.start()
    result = json.loads(city.run("ledger", "cosign", "--json"))
    holds(all(each["quorum"] for each in result["logs"]) and result["logs"][0]["size"] == size + 40)
    # Whoever bends one byte of it proves nothing.
    text = bytearray(pathlib.Path(f"{folder}/quorum.tlog-proof").read_bytes())
    chance = random.Random(8)
    for _ in range(40):
        bent = bytearray(text)
        bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        pathlib.Path(f"{folder}/bent").write_bytes(bent)
        result = subprocess.run([city.program, "ledger", "check-proof", f"{folder}/bent", "--policy", f"{folder}/policy"], capture_output=True)
        holds(result.returncode in (1, 2), bytes(bent))
    return size + 40


def rotation(city, folder, witness):
    """A new key beside the old one, then alone; witnesses that were told go on."""
    old = city.key
    city.run("ledger", "prove", "records", "5", "--out", f"{folder}/old.tlog-proof")
    city.run("ledger", "rotate", "records")
    note = city.run("ledger", "checkpoint")
    keys = json.loads(city.run("ledger", "checkpoint", "--json"))["keys"]
    holds(len(keys) == 2 and keys[0] == old and opened(note, old.strip()) and note.count(f"— {old.split('+')[0]} ") == 2)
    city.run("ledger", "rotate", "records", code=2)
    enter(city, folder, 10, 12)
    city.run("ledger", "prove", "records", "6", "--out", f"{folder}/both.tlog-proof")
    for key in keys:
        holds(checked(city, f"{folder}/both.tlog-proof", "--key", key, code=0)["finding"] == "proved")
    city.run("ledger", "rotate", "records", "--end")
    enter(city, folder, 10, 13)
    site = Served(city)
    published = site.get("/ledger/records/key")
    site.end()
    holds(published.split("\n")[0] == keys[1] and published.startswith(keys[1] + "\n# retired 0 ") and published.count("\n") == 2, published)
    pathlib.Path(f"{folder}/keys.txt").write_text(published)
    city.run("ledger", "prove", "records", "7", "--out", f"{folder}/new.tlog-proof")
    holds(checked(city, f"{folder}/new.tlog-proof", "--key", f"{folder}/keys.txt", code=0)["finding"] == "proved")
    holds(checked(city, f"{folder}/old.tlog-proof", "--key", f"{folder}/keys.txt", code=0)["finding"] == "proved")
    holds(checked(city, f"{folder}/old.tlog-proof", "--key", old, code=0)["finding"] == "proved")
    city.key = keys[1]
    holds(json.loads(city.run("ledger", "verify", "--json"))["clean"])


def since(city, folder):
    kept = city.run("ledger", "checkpoint")
    pathlib.Path(f"{folder}/kept").write_text(kept)
    enter(city, folder, 30, 14)
    size = size_of(kept)
    for value in (str(size), f"records={size}", f"{folder}/kept"):
        answer = json.loads(city.run("ledger", "verify", "--since", value, "--json"))
        log = answer["logs"][0]
        holds(answer["clean"] and log["since"] == size and log["size"] == size + 30 and answer["events"] >= 30, answer)
    city.run("ledger", "verify", "--since", str(size + 1000), code=2)
    city.run("ledger", "verify", "--since", f"{folder}/nothing", code=2)


def restores(program, folder, city, witnesses, url):
    """A city out of a backup goes on only if it continues what was published."""
    def place(name, with_witnesses=False):
        home = f"{folder}/{name}"
        os.mkdir(home)
        shutil.copy(f"{city.home}/keys", home)
        if not with_witnesses:
            pathlib.Path(f"{home}/witnesses").write_text("quorum none\n")
        return Place(program, home, url)

    city.run("ledger", "cosign", "--json", code=1)
    backup = f"{folder}/early.backup"
    city.run("backup", backup)
    here = city.run("ledger", "checkpoint", "all")
    pathlib.Path(f"{folder}/here").write_text(here)
    # Proved by the checkpoint that is its own newest one.
    proved = place("proved")
    answer = json.loads(proved.run("restore", backup, "--checkpoint", f"{folder}/here", "--json"))
    holds([(log["log"], log["standing"]) for log in answer["logs"]] == [("records", "proved"), ("policy", "proved")], answer)
    Served(proved).end()
    # With nothing at hand it is whole, but nothing is entered and nothing served.
    held = place("held")
    holds("Nothing says" in held.run("restore", backup))
    holds("release" in held.run("serve", "--port", "0", "--today", TODAY, code=2))
    holds(json.loads(held.run("ledger", "verify", "--json"))["clean"])
    holds("held" in held.run("ledger", "release", code=1))
    held.run("ledger", "release", "--unproved", code=2)
    # The city goes on meanwhile: now the backup is older than what is published.
    enter(city, folder, 20, 15)
    later = city.run("ledger", "checkpoint", "all")
    pathlib.Path(f"{folder}/later").write_text(later)
    holds("older" in held.run("ledger", "release", "--checkpoint", f"{folder}/later", code=1))
    holds("older" in held.run("ledger", "release", "--unproved", "--reason", "none", code=1))
    holds("release" in held.run("serve", "--port", "0", "--today", TODAY, code=2))
    # Under another name it goes on, and nobody is shown two histories under one.
    held.run("ledger", "release", "--new-name", "second.example.invalid", "--reason", "the disk was lost", code=1)
    # A new name says nothing of what was destroyed: without a list somebody has to answer for that too.
    holds("list" in held.run("serve", "--port", "0", "--today", TODAY, code=2))
    held.run("ledger", "release", "--unlisted", "--reason", "nothing was destroyed in this rehearsal")
    Served(held).end()
    enter(held, folder, 20, 16)
    note = held.run("ledger", "checkpoint")
    holds(note.startswith("second.example.invalid/ledger/records\n") and size_of(note) > size_of(here))
    holds(json.loads(held.run("ledger", "verify", "--json"))["clean"])
    # The word of an operator is enough where nothing can be had, and is kept.
    word = place("word")
    word.run("restore", backup)
    words = [hold["word"] for hold in json.loads(word.run("ledger", "release", "--unproved", "--reason", "rehearsal", "--json"))["holds"]]
    holds("unproved: rehearsal" in words and "unlisted: rehearsal" in words, words)
    Served(word).end()
    # A site that still shows the checkpoints, and witnesses, are asked.
    site = Served(city)
    fetched = place("fetched")
    answer = json.loads(fetched.run("restore", backup, "--checkpoint", site.base, "--json", code=1))
    holds(answer["logs"][0]["standing"] == "behind" and answer["logs"][0]["published"] == size_of(later), answer)
    site.end()
    pathlib.Path(witnesses[0].logs).write_text(city.key + "\n" + city.others)
    witnesses[0].stop()
    witnesses[0].start()
    city.run("ledger", "cosign", "--json", code=1)
    asked = place("asked", with_witnesses=True)
    answer = json.loads(asked.run("restore", backup, "--json", code=1))
    holds(answer["logs"][0]["standing"] == "behind" and "法院" in answer["logs"][0]["source"], answer)
    holds(pathlib.Path(f"{asked.home}/witnesses").read_text() == pathlib.Path(f"{city.home}/witnesses").read_text())
    # Another history under the same keys is refused whole; so is a checkpoint of somebody else.
    fork = place("fork")
    fork.run("restore", backup, "--checkpoint", f"{folder}/here")
    enter(fork, folder, 60, 17)
    other = f"{folder}/fork.backup"
    fork.run("backup", other)
    refused = place("refused")
    holds("differ" in refused.run("restore", other, "--checkpoint", f"{folder}/later", code=2))
    if not url:
        holds(sorted(os.listdir(refused.home)) == ["keys", "witnesses"], os.listdir(refused.home))
    pathlib.Path(f"{folder}/strange").write_text(Log("log.example/one", 1).note(5))
    holds("not signed" in place("strange2").run("restore", backup, "--checkpoint", f"{folder}/strange", code=2))


def set_back(program, folder, city):
    """A folder that somebody set back by hand is held as soon as a witness shows what it signed under the city's key."""
    shutil.copytree(city.home, f"{folder}/set-back")
    shutil.copytree(city.home, f"{folder}/gone-on")
    enter(city, folder, 30, 31)
    city.run("ledger", "cosign", "--json", code=1)
    true = Served(city)
    true.end()
    back = Place(program, f"{folder}/set-back")
    holds("the backup is older" in back.run("serve", "--port", "0", "--today", TODAY, code=2))
    held = json.loads(back.run("ledger", "release", "--unproved", "--reason", "none", "--json", code=1))
    holds([hold["reason"] for hold in held["holds"] if not hold.get("released")] == ["behind"], held)
    # One that went on meanwhile, past what the witness signed, has another history.
    fork = Place(program, f"{folder}/gone-on")
    enter(fork, folder, 90, 32)
    holds("differ" in fork.run("serve", "--port", "0", "--today", TODAY, code=2))
    held = json.loads(fork.run("ledger", "release", "--json", code=1))
    holds([hold["reason"] for hold in held["holds"] if not hold.get("released")] == ["forked"], held)
    fork.run("org", "add", "--code", provider(folder, 31), "--name", "示例单位", "--kind", "provider")
    holds("release" in fork.run("intake", "submit", f"{folder}/rows31/penalty.csv", "--item", "penalty", "--provider",
                             provider(folder, 31), "--today", TODAY, code=2))
    fork.run("ledger", "release", "--new-name", "third.example.invalid", "--reason", "the folder was set back")
    Served(fork).end()


def main():
    program, url = os.path.abspath(sys.argv[1]), (sys.argv[2:] or [None])[0]
    with tempfile.TemporaryDirectory() as folder:
        protocol(program, folder)
        city = Place(program, f"{folder}/home", url)
        city.run("init", "--city", "jinan", "--ledger-name", "credit.example.invalid")
        enter(city, folder, 300, 10)
        logs = {log["log"]: log["keys"][0] for log in json.loads(city.run("ledger", "checkpoint", "all", "--json"))}
        holds(sorted(logs) == ["policy", "records"], logs)
        city.key, city.others = logs["records"], logs["policy"] + "\n"
        witnesses = [Witness(program, folder, number, city.key + "\n" + city.others) for number in (1, 2)]
        try:
            quorum(city, folder, witnesses)
            rotation(city, folder, witnesses)
            since(city, folder)
            restores(program, folder, city, witnesses, url)
            if not url:
                set_back(program, folder, city)
        finally:
            for server in Served.open + [witness.server for witness in witnesses]:
                if server.poll() is None:
                    server.kill()
    print(f"{ledger.done} passed, 0 failed")


if __name__ == "__main__":
    main()
