"""`id check` beside python-stdnum: codes of organisations and numbers of persons, a quarter of them wrong."""
import json
import random
import sys

from beside import TODAY, Run, in_turn, pace

PEER = """
import sys
from stdnum.cn import ric, uscc
for line in sys.stdin:
    code = line.strip()
    print(code, ric.is_valid(code) or uscc.is_valid(code))
"""
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
NUMBER_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def codes(path, count):
    """Half right codes of organisations, a quarter right numbers of persons, a quarter wrong ones."""
    chance = random.Random(1)
    with open(path, "w", encoding="ascii") as file:
        for number in range(count):
            if number % 4 == 1:
                born = f"{chance.randint(1950, 2005)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
                head = f"110101{born}{chance.randint(0, 999):03}"
                check = "10X98765432"[sum(int(c) * w for c, w in zip(head, NUMBER_WEIGHTS)) % 11]
                file.write(f"{head}{check}\n")
                continue
            head = "91370102" + "".join(chance.choice(ALPHABET) for _ in range(9))
            check = ALPHABET[(31 - sum(ALPHABET.index(c) * w for c, w in zip(head, CODE_WEIGHTS)) % 31) % 31]
            file.write(f"{head}{check if number % 4 != 3 else '0'}\n")


def measure(board, program, folder, rows):
    path, count = f"{folder}/codes.txt", 10 * rows
    ours, theirs = ([program, "id", "check", "--today", TODAY], path), ([sys.executable, "-c", PEER], path)
    codes(path, 2000)
    found = [json.loads(line)["valid"] for line in Run(*ours).output.splitlines()]
    peer = [line.endswith(b"True") for line in Run(*theirs).output.splitlines()]
    board.say(f"id check: {sum(a == b for a, b in zip(found, peer))} of {len(found)} answers are the same as python-stdnum's")
    codes(path, count)
    (a, b), _ = in_turn(ours, theirs)
    board.result(f"id check, {count:,} codes, beside python-stdnum", pace(a, count), pace(b, count), b / a, least=50)
