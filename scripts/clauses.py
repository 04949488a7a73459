"""Turns the verdicts of a test run into docs/clauses.md: which duty of the law is proved by which test."""
import collections
import re
import sys

CLAUSE = re.compile(r"\"((?:M|R|N|P)-[\w.]+): ([^\"]+)\" (passed|failed)")
proved = collections.defaultdict(list)
for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
    for clause, sentence, verdict in CLAUSE.findall(line):
        if (sentence, verdict) not in proved[clause]:
            proved[clause].append((sentence, verdict))

order = {"M": 0, "R": 1, "N": 2, "P": 3}


def key(clause):
    head, tail = clause.split("-", 1)
    digits = re.findall(r"\d+", tail)
    return order[head], [int(d) for d in digits], tail


print("# Clauses and the tests that prove them\n")
print("Made from a test run by `make clauses`. M: 济政发〔2022〕1号 by article; R: 济信用办〔2020〕12号 by section;")
print("N: 济信用办〔2021〕4号; P: the five-year plan. A clause that is not here is not proved yet.\n")
print("| clause | proved by | verdict |\n|---|---|---|")
for clause in sorted(proved, key=key):
    for sentence, verdict in sorted(proved[clause]):
        print(f"| {clause} | {sentence} | {verdict} |")
