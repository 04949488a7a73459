"""The ledger: appending beside hashing alone, the same tree by pymerkle, proofs, verification, bytes of an entry."""
import json
import sys

from beside import Run

# The same entries into the same tree, kept by SQLite as ours is; then as many proofs, each checked.
PEER = """
import json, sys, time
from pymerkle import SqliteTree, verify_inclusion
path, entries, proofs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
lines = [line.rstrip(b"\\n") for line in open(path, "rb")]
assert len(lines) == entries
with SqliteTree(path + ".sqlite", algorithm="sha256") as tree:
    start = time.process_time()
    tree.append_entries(lines)
    root = tree.get_state()
    appending = time.process_time() - start
    start = time.process_time()
    made = [tree.prove_inclusion(1 + number * (entries // proofs), entries) for number in range(proofs)]
    proving = time.process_time() - start
    start = time.process_time()
    for number, proof in enumerate(made):
        verify_inclusion(tree.get_leaf(1 + number * (entries // proofs)), root, proof)
    checking = time.process_time() - start
print(json.dumps({"root": root.hex(), "appending": appending, "proving": proving, "checking": checking}))
"""


def ours(program, count, proofs, out=None):
    words = [program, "ledger", "measure", "--json", "--entries", count, "--proofs", proofs]
    return json.loads(Run(words + (["--out", out] if out else [])).output)


def rate(count, seconds):
    return f"{count / seconds:,.0f}/s"


def say(board, count, found):
    board.result(f"ledger append, {count:,} entries, beside hashing alone", rate(count, found["appending"]),
                 rate(count, found["hashing"]), found["appending"] / found["hashing"], most=4)
    board.result(f"ledger verify, {count:,} entries", f"{found['verifying'] / count * 1e6:.2f} s a million")
    board.result(f"ledger prove, of {count:,} entries", rate(found["proofs"], found["proving"]))
    board.result(f"bytes of an entry, of {count:,}", f"{found['bytesOfEntry']:.0f}")


def measure(board, program, folder, rows):
    proofs = 200
    path = f"{folder}/entries"
    found = ours(program, rows, proofs, path)
    peer = json.loads(Run([sys.executable, "-c", PEER, path, rows, proofs]).output)
    assert peer["root"] == found["root"], "pymerkle comes to another root"
    board.say(f"ledger: pymerkle comes to the same root of {rows:,} entries")
    say(board, rows, ours(program, rows, min(rows, 10_000)))
    board.result(f"ledger append, {rows:,} entries, beside pymerkle on SQLite", rate(rows, found["appending"]),
                 rate(rows, peer["appending"]), peer["appending"] / found["appending"])
    board.result(f"ledger prove, of {rows:,} entries, beside pymerkle", rate(proofs, found["proving"]),
                 rate(proofs, peer["proving"]), peer["proving"] / found["proving"])
    board.result("checking a proof with its signature, beside pymerkle's without", rate(proofs, found["checking"]),
                 rate(proofs, peer["checking"]), peer["checking"] / found["checking"])


def measure_long(board, program, folder):
    for count in (1_000_000, 10_000_000):
        say(board, count, ours(program, count, 10_000))
