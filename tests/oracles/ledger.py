"""The ledger against an implementation of its own: tree by definition and by pymerkle, notes and Ed25519 by `cryptography`.

What is fetched is what any reader can fetch: checkpoint, key, tiles, entries and proofs, by C2SP tlog-tiles, tlog-checkpoint,
signed-note and tlog-proof. Then the operator cheats with the database, in eight ways, and is found out.

Usage: ledger.py PROGRAM
"""
import base64
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request

import pymerkle
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TODAY = "2026-11-20"
done = 0


def holds(truth, *shown):
    global done
    assert truth, shown
    done += 1


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def root(hashes):
    """RFC 6962 §2.1, to the letter."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return hashlib.sha256(b"\1" + root(hashes[:half]) + root(hashes[half:])).digest()


def path(hashes, index):
    """RFC 6962 §2.1.1, to the letter."""
    if len(hashes) <= 1:
        return []
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    if index < half:
        return path(hashes[:half], index) + [root(hashes[half:])]
    return path(hashes[half:], index - half) + [root(hashes[:half])]


def key_of(line):
    name, ident, rest = line.split("+", 2)
    raw = base64.b64decode(rest, validate=True)
    assert raw[0] == 1 and len(raw) == 33
    assert hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == ident
    return name, bytes.fromhex(ident), Ed25519PublicKey.from_public_bytes(raw[1:])


def opened(note, line):
    """The three lines of a checkpoint, once the key's signature under it is right."""
    name, ident, key = key_of(line)
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    mine = [base64.b64decode(entry.split(" ")[2]) for entry in signatures.splitlines() if entry.split(" ")[1] == name]
    mine = [each for each in mine if each[:4] == ident]
    assert mine, "no signature of that key"
    for each in mine:
        key.verify(each[4:], text.encode())
    origin, size, hash_, *more = text.split("\n")
    assert origin == name and more == [""]
    return int(size), base64.b64decode(hash_)


def cosigned(note, line):
    """When a witness signed a note, by C2SP tlog-cosignature; None if it did not."""
    name, ident, rest = line.split("+", 2)
    raw = base64.b64decode(rest, validate=True)
    assert raw[0] == 4 and len(raw) == 33
    assert hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == ident
    text, signatures = note.rsplit("\n\n", 1)
    times = []
    for entry in signatures.splitlines():
        dash, signer, value = entry.split(" ")
        value = base64.b64decode(value, validate=True)
        if dash != "—" or signer != name or value[:4].hex() != ident:
            continue
        assert len(value) == 4 + 8 + 64, len(value)
        time = int.from_bytes(value[4:12], "big")
        Ed25519PublicKey.from_public_bytes(raw[1:]).verify(value[12:], f"cosignature/v1\ntime {time}\n{text}\n".encode())
        times.append(time)
    return max(times) if times else None


def proof_of_growth(hashes, old):
    """RFC 6962 §2.1.2, to the letter."""
    def sub(part, count, whole):
        if count == len(part):
            return [] if whole else [root(part)]
        half = 1
        while half * 2 < len(part):
            half *= 2
        if count <= half:
            return sub(part[:half], count, whole) + [root(part[half:])]
        return sub(part[half:], count - half, False) + [root(part[:half])]
    return sub(hashes, old, True) if 0 < old < len(hashes) else []


def address(index, width):
    groups = []
    while True:
        groups.insert(0, f"{index % 1000:03d}")
        index //= 1000
        if not index:
            break
    text = "/".join([f"x{group}" for group in groups[:-1]] + [groups[-1]])
    return text if width == 256 else f"{text}.p/{width}"


def unbundled(data):
    entries = []
    while data:
        count = int.from_bytes(data[:2], "big")
        entries.append(data[2:2 + count])
        assert len(entries[-1]) == count
        data = data[2 + count:]
    return entries


class City:
    def __init__(self, program, home):
        self.program, self.home = os.path.abspath(program), home

    def run(self, *words, code=0):
        result = subprocess.run([self.program, *words, "--home", self.home], capture_output=True, text=True)
        assert result.returncode == code, (words, result.returncode, result.stdout, result.stderr)
        return result.stdout

    def enter(self, folder, rows, seed):
        self.run("generate", "--item", "penalty", "--rows", str(rows), "--seed", str(seed), "--faults", "0", "--out", folder,
                 "--today", TODAY)
        text = pathlib.Path(f"{folder}/penalty.csv").read_text(encoding="utf-8")
        provider = re.search(r"\b11\d{6}[0-9A-Z]{10}\b", text).group(0)
        self.run("org", "add", "--code", provider, "--name", "示例单位", "--kind", "provider")
        self.run("intake", "submit", f"{folder}/penalty.csv", "--item", "penalty", "--provider", provider, "--today", TODAY)

    def sql(self, *statements):
        """As an operator with the file in their hands: foreign keys are off."""
        database = sqlite3.connect(f"{self.home}/city.sqlite", isolation_level=None)
        for statement in statements:
            database.execute(statement)
        database.close()

    def verified(self, *more, code=0):
        return json.loads(self.run("ledger", "verify", "--json", *more, code=code))


def served(city):
    """Everything that a reader fetches, and what is derived from it."""
    server = subprocess.Popen(
        [city.program, "serve", "--home", city.home, "--port", "0", "--today", TODAY], stderr=subprocess.PIPE, text=True)
    try:
        while not (found := re.search(r"http://\S+", server.stderr.readline())):
            pass
        base = found.group(0)

        def get(part):
            with urllib.request.urlopen(f"{base}/ledger/records/{part}") as answer:
                return answer.read()

        line = get("key").decode().strip()
        note = get("checkpoint").decode()
        size, top = opened(note, line)
        widths = [min(256, size - start) for start in range(0, size, 256)]
        entries = [entry for index, width in enumerate(widths) for entry in unbundled(get(f"tile/entries/{address(index, width)}"))]
        hashes = [leaf(entry) for entry in entries]
        holds(len(entries) == size and root(hashes) == top, size)
        tree = pymerkle.InmemoryTree(algorithm="sha256")
        for entry in entries:
            tree.append_entry(entry)
        holds(tree.get_root() == top, "pymerkle has another root")
        for index, width in enumerate(widths):
            holds(get(f"tile/0/{address(index, width)}") == b"".join(hashes[index * 256:index * 256 + width]))
        whole = [root(hashes[start:start + 256]) for start in range(0, size - 255, 256)]
        if whole:
            holds(get(f"tile/1/{address(0, len(whole))}") == b"".join(whole))
        for index in sorted({0, 1, 255, 256, size // 2, size - 2, size - 1}):
            head, proved = get(f"proof/{index}").decode().split("\n\n", 1)
            lines = head.split("\n")
            extra = json.loads(base64.b64decode(lines[1].removeprefix("extra ")))
            holds(lines[0] == "c2sp.org/tlog-proof@v1" and lines[2] == f"index {index}")
            holds([base64.b64decode(each) for each in lines[3:]] == path(hashes, index))
            holds(extra["entry"].encode() == entries[index] and extra["key"] == line and proved == note)
        # No entry names anybody: only these members, and none of them is a text that somebody wrote.
        for entry in entries:
            members = json.loads(entry)
            assert sorted(members) == ["clause", "commitment", "day", "event", "kind", "policy", "v"], members
            assert all(re.fullmatch(r"[0-9a-z.#-]+", value) for value in members.values()), members
        holds(True)
        return line, note
    finally:
        server.terminate()
        server.wait(timeout=60)


def proofs(city, folder, line):
    """A proof as a file: right with the city's key, wrong with another, and wrong with any byte changed."""
    file = f"{folder}/one.tlog-proof"
    city.run("ledger", "prove", "records", "7", "--out", file)
    text = pathlib.Path(file).read_bytes()
    environment = {"PATH": os.environ["PATH"]}

    def finding(data, *more):
        pathlib.Path(f"{folder}/bent").write_bytes(data)
        result = subprocess.run([city.program, "ledger", "check-proof", f"{folder}/bent", "--json", *more], cwd="/", text=True,
                                capture_output=True, env=environment)
        assert result.returncode in (0, 1, 2) and (result.returncode == 2) == (result.stdout == ""), result
        return result.returncode, json.loads(result.stdout)["finding"] if result.stdout else result.stderr

    holds(finding(text, "--key", line) == (0, "proved"))
    holds(finding(text) == (0, "key-unknown"))
    pathlib.Path(f"{folder}/key.txt").write_text(line + "\n")
    holds(finding(text, "--key", f"{folder}/key.txt") == (0, "proved"))
    raw = bytearray(base64.b64decode(line.split("+", 2)[2]))
    name = line.split("+")[0]
    other = bytes([1]) + bytes(32 - 1) + b"\x01"
    forged = f"{name}+{hashlib.sha256(name.encode() + chr(10).encode() + other).digest()[:4].hex()}+{base64.b64encode(other).decode()}"
    holds(finding(text, "--key", forged) == (1, "bad-signature"), raw)
    chance = random.Random(5)
    for _ in range(60):
        bent = bytearray(text)
        bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        holds(finding(bytes(bent), "--key", line)[0] != 0, bytes(bent))
    for wrong in (b"", b"\n", b"\xff\xfe", b"c2sp.org/tlog-proof@v1\n", text[:len(text) // 2], text * 2):
        holds(finding(wrong, "--key", line)[0] != 0, wrong[:40])


CHEATS = {
    "a record alone goes": ["DELETE FROM record WHERE id = (SELECT MIN(id) FROM record)"],
    "an event goes with record and payload": [
        "DELETE FROM event_payload WHERE id = (SELECT MIN(event) FROM record)",
        "DELETE FROM record_event WHERE id = (SELECT MIN(event) FROM record)",
        "DELETE FROM record WHERE event = (SELECT MIN(event) FROM record)"],
    "a pack is forgotten": ["DELETE FROM policy_version"],
    "a record was here earlier": ["UPDATE record SET entered = '2020-01-01'"],
    "a line of the ledger is another": [
        "UPDATE ledger_bundle SET entries = CAST(replace(CAST(entries AS TEXT), '2026-11-20', '2026-11-19') AS BLOB) WHERE place = 0"],
    "a root is another": ["UPDATE ledger_checkpoint SET note = replace(note, 'A', 'B')"],
    "the newest checkpoints never were": ["DELETE FROM ledger_checkpoint WHERE size = (SELECT MAX(size) FROM ledger_checkpoint)"],
    "an event names another line": ["UPDATE record_event SET place = place + 1"],
}


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        city = City(program, f"{folder}/home")
        city.run("init", "--city", "jinan", "--ledger-name", "credit.example.invalid")
        city.enter(folder, 500, 3)
        early = city.run("ledger", "checkpoint")
        shutil.copytree(city.home, f"{folder}/early")
        city.enter(folder, 700, 4)
        line, note = served(city)
        holds(note.startswith("credit.example.invalid/ledger/records\n") and early != note)
        holds(city.verified()["clean"])
        pathlib.Path(f"{folder}/kept").write_text(early)
        holds(city.verified("--checkpoint", f"{folder}/kept")["clean"])
        proofs(city, folder, line)
        for name, statements in CHEATS.items():
            shutil.copytree(city.home, f"{folder}/cheat")
            cheat = City(program, f"{folder}/cheat")
            cheat.sql(*statements)
            answer = cheat.verified(code=1)
            holds(not answer["clean"] and answer["faults"], name)
            shutil.rmtree(cheat.home)
        # History is written anew: the same home, its own keys, other rows. Only the kept checkpoint knows.
        pathlib.Path(f"{folder}/kept").write_text(note)
        anew = City(program, f"{folder}/early")
        anew.enter(folder, 900, 9)
        holds(anew.verified()["clean"])
        faults = anew.verified("--checkpoint", f"{folder}/kept", code=1)["faults"]
        holds([fault["kind"] for fault in faults] == ["fork"], faults)
    print(f"{done} passed, 0 failed")


if __name__ == "__main__":
    main()
