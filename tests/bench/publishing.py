"""The public file of an organisation as JSON over HTTP, beside datasette on the same rows.

datasette gets a table of what our interface publishes, one row a record, indexed by the code, opened immutable, and a
query made for the question. It does not decide, mask or give reasons: it reads what was decided. We decide when an organisation
is asked for the first time and after a change, and give the answer again as long as the database says that it holds.
"""
import json
import pathlib
import sqlite3
import statistics
import sys
import urllib.request

from beside import RUNS, Run
from server import Server, serve

SUBJECTS = 4000
ASKED = 400
SECONDS = 5
CONNECTIONS = 16
COLUMNS = ("subject", "id", "item", "class", "version", "decided", "fields", "provider", "entered", "shownUntil", "tier",
           "repairableFrom", "reasons", "clauses", "event")
QUERY = f"SELECT {', '.join(COLUMNS)} FROM record WHERE code = :code ORDER BY place"


def ask(server, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}") as answer:
        return json.load(answer)


def city(program, folder):
    home = f"{folder}/home"
    Run([program, "demo", "--home", home, "--subjects", SUBJECTS, "--seed", 1])
    return home


def codes(server):
    """Organisations that stand on the list of penalties, newest first."""
    found, after = {}, ""
    while len(found) < ASKED:
        page = ask(server, f"/api/v1/public/penalties?limit=100{after}")
        found.update((record["subject"]["code"], None) for record in page["records"])
        if not page["next"]:
            break
        after = f"&after={page['next']}"
    return list(found)[:ASKED]


def row(file, record):
    """A record as a row; what is not plain text is JSON, since a table has no lists."""
    cells = {**record, "subject": file["subject"]}
    return [c if isinstance(c := cells[name], (str, int, type(None))) else json.dumps(c, ensure_ascii=False) for name in COLUMNS]


def copy(folder, files):
    path = f"{folder}/public.db"
    with sqlite3.connect(path) as table:
        table.execute(f"CREATE TABLE record (code, place, {', '.join(COLUMNS)}, PRIMARY KEY (code, place)) WITHOUT ROWID")
        for code, file in files.items():
            for place, record in enumerate(file["records"]):
                table.execute(f"INSERT INTO record VALUES (?, ?{', ?' * len(COLUMNS)})", [code, place, *row(file, record)])
    names = pathlib.Path(f"{folder}/metadata.json")
    names.write_text(json.dumps({"databases": {"public": {"queries": {"subject": {"sql": QUERY}}}}}), encoding="utf-8")
    return path, names


def addresses(path, pattern, files):
    """A script of wrk that asks for one organisation after the other."""
    asked = ", ".join(json.dumps(pattern.format(code)) for code in files)
    pathlib.Path(path).write_text(f"local paths, n = {{{asked}}}, 0\n"
                                  "request = function() n = n % #paths + 1; return wrk.format('GET', paths[n]) end\n")
    return path


def measure(board, program, folder, _):
    home = city(program, folder)
    pattern, theirs = "/api/v1/public/subjects/{}", "/public/subject.json?_shape=array&code={}"
    with serve(program, home) as server:
        known = codes(server)
        before = server.seconds()
        files = {code: ask(server, pattern.format(code)) for code in known}
        board.result("public file as JSON, each for the first time, by processor second of the server",
                     f"{len(files) / (server.seconds() - before):,.0f}/s")
        database, names = copy(folder, files)
        words = [sys.executable, "-m", "datasette", "serve", "-i", database, "-m", names, "--setting", "num_sql_threads", "1"]
        with Server(lambda port: [*words, "-p", port], "/-/versions.json") as peer:
            same = sum(list(found.values()) == row(file, record) for code, file in files.items() for found, record in
                       zip(ask(peer, theirs.format(code)), file["records"], strict=True))
            total = sum(len(file["records"]) for file in files.values())
            board.say(f"public file: {same} of {total} records of {len(files)} organisations are the same as datasette's")
            scripts = (addresses(f"{folder}/ours.lua", pattern, files), addresses(f"{folder}/theirs.lua", theirs, files))
            runs = [[s.load(script, SECONDS, CONNECTIONS) for s, script in zip((server, peer), scripts)] for _ in range(RUNS)]
    ours, beside = ([statistics.median(run[index][i] for run in runs) for i in range(3)] for index in (0, 1))
    board.result("public file as JSON beside datasette, one core each", f"{ours[0]:,.0f}/s, p99 {ours[2]:.1f} ms",
                 f"{beside[0]:,.0f}/s, p99 {beside[2]:.1f} ms", ours[0] / beside[0], least=20)
    board.result("the same, by processor second of the server", f"{ours[1]:,.0f}/s", f"{beside[1]:,.0f}/s", ours[1] / beside[1],
                 least=20)
