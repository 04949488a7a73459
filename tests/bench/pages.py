"""Pages as a reader meets them: time to the first byte, weight with everything they need, and the start of the server."""
import http.client
import re
import sqlite3
import statistics
import time
import urllib.parse

from beside import RUNS
from publishing import city, codes
from server import serve

ASKED = 300
WEIGHT = 100 * 1024
LINKS = (re.compile(rb"<(?:link|script|img|source)\b[^>]*?\b(?:href|src)=\"([^\"]+)\""), re.compile(rb"url\(['\"]?([^)'\"]+)"))


class Reader:
    """A browser's questions on one connection that stays open."""

    def __init__(self, server):
        self.line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.line.connect()

    def get(self, path):
        """The body, and milliseconds until the head of the answer was there."""
        began = time.perf_counter()
        self.line.request("GET", path, headers={"Accept-Encoding": "gzip, br", "Accept-Language": "zh-CN"})
        answer = self.line.getresponse()
        waited = (time.perf_counter() - began) * 1000
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        return body, waited

    def weight(self, path, seen):
        """Bytes of bodies: the address, and whatever of our own it loads."""
        if path in seen:
            return 0
        seen.add(path)
        body = self.get(path)[0]
        links = [link.decode() for pattern in LINKS for link in pattern.findall(body)]
        own = [link for link in links if not re.match(r"(data:|https?:|//)", link)]
        pages = {link for link in own if re.search(r"\.(css|js|svg|ico|png|jpg|webp|woff2)(\?|$)", link)}
        return len(body) + sum(self.weight(urllib.parse.urljoin(path, link), seen) for link in sorted(pages))


def measure(board, program, folder, _):
    home = city(program, folder)
    starts = []
    for _ in range(RUNS):
        with serve(program, home) as server:
            starts.append(server.waited)
    with sqlite3.connect(f"file:{home}/city.sqlite?mode=ro", uri=True) as database:
        records = database.execute("SELECT COUNT(*) FROM record").fetchone()[0]
    start = statistics.median(starts)
    board.result(f"start to /readyz, home of {records:,} records", f"{start:.3f} s", ratio=start, most=1, unit="s")
    with serve(program, home) as server:
        reader, known = Reader(server), codes(server)
        for name, paths in (("/", ["/"]), ("/s/{code}", [f"/s/{code}" for code in known]), ("/penalties", ["/penalties"])):
            waits = sorted(reader.get(paths[number % len(paths)])[1] for number in range(ASKED))
            late = waits[int(len(waits) * 0.95)]
            board.result(f"first byte of {name}, {records:,} records, p95", f"{late:.1f} ms (median {waits[len(waits) // 2]:.1f})",
                         ratio=late, most=20, unit="ms")
            heavy = max(reader.weight(path, set()) for path in paths[:100])
            board.result(f"weight of {name} with everything", f"{heavy / 1024:.1f} KiB", ratio=heavy / 1024, most=100, unit="KiB")
