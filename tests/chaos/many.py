"""Several servers and several intakes on one PostgreSQL, under readers: nothing lost, doubled or out of order, nothing torn.

Usage: many.py PROGRAM POSTGRES-URL [--servers 2] [--intakes 2] [--readers 50] [--seconds 20]
The address names a server on which databases may be made.

Every reader checks every answer against all that anybody has seen or had acknowledged before it asked, at whichever server:
what was there once is there, and no record goes back to an older version. The clocks of a server and of every second intake
are wrong, by an hour and by a quarter of one.
"""
import argparse
import asyncio
import csv
import io
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

from lines import Line

TODAY = "2026-11-20"
NUMBER, AMOUNT, TEXT = "行政处罚决定书文号", "罚款金额(万元)", "处罚内容"
SUBJECTS, ROWS, COUNTERS = 240, 90, 6
PASSWORD = "a spring in the stone"
AHEAD, BEHIND = 3600, -900


class City:
    """The home, its database and its servers."""

    def __init__(self, program, folder, url):
        self.program, self.folder = os.path.abspath(program), pathlib.Path(folder)
        self.name = f"many_{os.getpid()}"
        subprocess.run(["psql", "-q", url, "-c", f"CREATE DATABASE {self.name} TEMPLATE template0"], check=True)
        self.server_url, self.url = url, re.sub(r"/[^/?]+(\?|$)", rf"/{self.name}\1", url)
        self.place = ["--home", str(self.folder / "home"), "--database", self.url]
        self.servers = []
        compiler = shutil.which("clang") or shutil.which("cc")
        assert compiler, "a compiler for C is needed to make clocks wrong; install clang"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(self.folder / "skew.so"),
                        str(pathlib.Path(__file__).with_name("skew.c")), "-ldl"], check=True)

    def environment(self, skew):
        """The environment of a process whose clock is wrong by so many seconds."""
        return os.environ | ({"LD_PRELOAD": str(self.folder / "skew.so"), "SKEW_SECONDS": str(skew)} if skew else {})

    def run(self, *words, given=None, skew=0):
        done = subprocess.run([self.program, *words], capture_output=True, text=True, input=given, env=self.environment(skew))
        assert done.returncode == 0, (words, done.returncode, done.stderr[-500:])
        return done.stdout

    def found(self, clerks):
        self.run("generate", "--item", "registration", "--rows", str(2 * SUBJECTS), "--seed", "7", "--faults", "0",
                 "--out", str(self.folder), "--today", TODAY)
        self.run("generate", "--item", "penalty", "--rows", "40", "--seed", "7", "--faults", "0", "--out", str(self.folder),
                 "--today", TODAY)
        with open(self.folder / "registration.csv", encoding="utf-8", newline="") as file:
            subjects = [(row["统一社会信用代码"], row["名称"]) for row in csv.DictReader(file)
                        if row["主体类别"] == "法人及非法人组织"][:SUBJECTS]
        assert len(dict(subjects)) == SUBJECTS, len(subjects)
        with open(self.folder / "penalty.csv", encoding="utf-8", newline="") as file:
            row = next(row for row in csv.DictReader(file) if row["行政相对人类别"] == "法人及非法人组织")
        provider = row["数据来源单位统一社会信用代码"]
        self.run("init", "--city", "jinan", *self.place)
        self.run("org", "add", "--code", provider, "--name", "示例单位", "--kind", "provider", *self.place)
        for clerk in clerks:
            self.run("user", "add", "--login", clerk, "--name", "测试员", "--role", "providerClerk", "--org", provider,
                     "--today", TODAY, *self.place, given=PASSWORD + "\n")
        return subjects, row | {"行政处罚决定书文号": "", "处罚决定日期": "2026-11-16", "处罚有效期": "2027-11-16",
                                "公示截止期": "2027-02-16", "处罚类别": "罚款", "没收违法所得、没收非法财物的金额(万元)": "",
                                "暂扣或吊销证照名称及编号": ""}, provider

    def serve(self, count):
        ports = []
        for number in range(count):
            log = open(self.folder / f"server{number}.log", "w+", encoding="utf-8")
            server = subprocess.Popen([self.program, "serve", *self.place, "--port", "0", "--today", TODAY, "--log-format",
                                       "json", "--second-factor", "enrolled"], stderr=log, env=self.environment(AHEAD if number == count - 1 else 0))
            self.servers.append(server)
            began = time.monotonic()
            while not (port := re.search(r"http://[^:]+:(\d+)", (self.folder / f"server{number}.log").read_text())):
                assert server.poll() is None and time.monotonic() < began + 20, f"server {number} did not start"
                time.sleep(0.05)
            ports.append(int(port.group(1)))
        return ports

    def ask(self, sql):
        """Rows of the database, behind the program's back."""
        done = subprocess.run(["psql", "-AtX", "-F", "\t", self.url, "-c", sql], capture_output=True, text=True, check=True)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def complaints(self):
        """What the servers logged as wrong."""
        lines = [line for number in range(len(self.servers))
                 for line in (self.folder / f"server{number}.log").read_text().splitlines()[1:] if line.startswith("{")]
        return [line for line in lines if json.loads(line)["level"] in ("error", "warning", "critical")]

    def leave(self):
        """Every server ends well when it is told to."""
        for server in self.servers:
            server.send_signal(signal.SIGTERM)
        codes = [server.wait(timeout=30) for server in self.servers]
        assert codes == [0] * len(codes), codes

    def remove(self):
        for server in self.servers:
            if server.poll() is None:
                server.kill()
                server.wait()
        subprocess.run(["psql", "-q", self.server_url, "-c", f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)"], check=False)


class Known:
    """What has been acknowledged or seen: for each subject the numbers of its records and the highest version of each."""

    def __init__(self, subjects):
        self.subjects, self.names = subjects, dict(subjects)
        self.records = {code: {} for code, _ in subjects}
        self.found = 0

    def now(self, code):
        return dict(self.records[code])

    def learn(self, code, records):
        for number, version in records.items():
            self.records[code][number] = max(version, self.records[code].get(number, 0))

    def check(self, code, before, records, where):
        gone = {number: version for number, version in before.items() if records.get(number, 0) < version}
        assert not gone, f"{where}: {code} no longer shows {gone} but {({n: records.get(n) for n in gone})}"
        self.learn(code, records)
        self.found += 1


class Sender:
    """Makes one file after the other. Rows overlap with those of every other sender in their subjects, and in some facts."""

    def __init__(self, name, known, row):
        self.name, self.known, self.row, self.round = name, known, row, 0
        self.chance = random.Random(name)
        self.accepted = self.updated = 0

    def file(self):
        """A CSV file, and what it acknowledges once it is in: subject, number and version of each record."""
        self.round += 1
        subjects = self.known.subjects
        rows, facts = [], []
        for index in self.chance.sample(range(SUBJECTS), ROWS):
            rows.append((subjects[index], f"泉多监罚〔2026〕{self.name}-{self.round}-{index}号", 5000))
            facts.append((subjects[index][0], rows[-1][1], 1))
        # Each file brings the next version of these, which nobody else sends.
        for number in range(COUNTERS):
            subject = subjects[(number * 17) % SUBJECTS]
            rows.append((subject, f"泉多监罚〔2026〕{self.name}-计{number}号", 1000 * self.round))
            facts.append((subject[0], rows[-1][1], self.round))
        # All senders send these, each with words of its own: whoever comes last is right, and every change is an event.
        for number in range(COUNTERS):
            amount = 1000 * self.round + sum(self.name.encode()) % 900
            rows.append((subjects[(number * 31 + 5) % SUBJECTS], f"泉多监罚〔2026〕共{number}号", amount))
        self.chance.shuffle(rows)
        text = io.StringIO()
        writer = csv.DictWriter(text, self.row.keys())
        writer.writeheader()
        for (code, name), number, amount in rows:
            writer.writerow(self.row | {
                "行政相对人名称": name, "行政相对人代码_1(统一社会信用代码)": code, NUMBER: number,
                AMOUNT: f"{amount / 10000:g}", TEXT: f"罚款人民币{amount}元。", "备注": f"{self.name} {self.round}"})
        return text.getvalue().encode(), facts, len(rows)

    def acknowledged(self, facts, received, accepted, updated, rows):
        assert received == rows and accepted == rows, f"{self.name} {self.round}: {accepted} of {received} rows are in, not {rows}"
        self.accepted += accepted
        self.updated += updated
        for code, number, version in facts:
            self.known.learn(code, {number: version})


class Command(Sender):
    """`chengxin intake submit`, one file after the other."""

    def __init__(self, number, known, row):
        super().__init__(f"甲{number}", known, row)
        self.skew = BEHIND if number % 2 else 0

    async def work(self, city, provider, until):
        path = city.folder / f"{self.name}.csv"
        while time.monotonic() < until:
            content, facts, rows = self.file()
            path.write_bytes(content)
            process = await asyncio.create_subprocess_exec(
                city.program, "intake", "submit", str(path), "--item", "penalty", "--provider", provider, "--today", TODAY,
                "--json", *city.place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=city.environment(self.skew))
            try:
                out, err = await process.communicate()
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
            assert process.returncode == 0, f"{self.name} {self.round}: exit {process.returncode}: {(out + err).decode()[-900:]}"
            told = json.loads(out)
            self.acknowledged(facts, told["received"], told["accepted"], told["updated"], rows)


class Clerk(Sender):
    """A person at the desk of one server."""

    async def work(self, port, until):
        line = Line(port)
        cookie = await sign_in(line, self.name)
        token = await form_token(line, cookie)
        while time.monotonic() < until:
            content, facts, rows = self.file()
            body = b"".join(
                f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                for name, value in (("form-token", token), ("item", "penalty"), ("corrects", "")))
            body += b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + content + b"\r\n--edge--\r\n"
            sent = await line.ask("POST", "/desk/upload", cookie | {"Content-Type": "multipart/form-data; boundary=edge"}, body)
            assert sent.status == 303, f"{self.name}: upload answered {sent.status}: {words_of(sent)}"
            page = await line.ask("GET", sent.headers["location"], cookie)
            while page.status == 200 and "refresh" in page.headers:
                await asyncio.sleep(0.1)
                page = await line.ask("GET", sent.headers["location"], cookie)
            assert page.status == 200, f"{self.name}: batch answered {page.status}"
            figures = [int(re.sub(r"\D", "", figure)) for figure in re.findall(r'<dd class="figure">([^<]*)</dd>', page.text)]
            updated = re.search(r"changed\D*([\d,\u202f ]+)|updated\D*([\d,\u202f ]+)", page.text.split("</dl>")[0], re.I)
            updated = int(re.sub(r"\D", "", next(group for group in updated.groups() if group))) if updated else 0
            self.acknowledged(facts, figures[0], figures[1], updated, rows)
        line.close()


class Reader:
    """Asks one thing after the other, at any server, and believes nothing."""

    def __init__(self, number, ports, known, times):
        self.chance = random.Random(number)
        self.lines = [Line(port) for port in self.chance.sample(ports, min(2, len(ports)))]
        self.known, self.times = known, times

    async def get(self, line, path, kind):
        began = time.monotonic()
        answer = await line.ask("GET", path)
        self.times.setdefault(kind, []).append(time.monotonic() - began)
        assert answer.status < 500, f"{path} answered {answer.status} at {line.port}: {words_of(answer)}"
        return answer

    async def work(self, until):
        while time.monotonic() < until:
            line = self.chance.choice(self.lines)
            work = self.chance.choice([self.subject, self.subject, self.search, self.walk, self.home])
            await work(line, *self.chance.choice(self.known.subjects))
        for line in self.lines:
            line.close()

    async def subject(self, line, code, name):
        """A page, then the same as JSON from another server: nothing that the page named is missing there."""
        before = self.known.now(code)
        page = await self.get(line, f"/s/{code}", "page")
        if page.status == 404:
            assert not before, f"{code} is known, and {line.port} does not know it"
            return
        assert page.status == 200, (page.status, code)
        shown = set(re.findall(r"<dd lang=\"zh-CN\">(泉多监罚[^<]*)</dd>", page.text))
        count = int(re.search(r'class="count">(\d+)<', page.text).group(1))
        assert len(before) <= count and len(shown) == min(count, 8), f"a torn page of {code}: {len(before)}, {count}, {shown}"
        other = self.chance.choice(self.lines)
        document = await self.get(other, f"/api/v1/public/subjects/{code}", "json")
        records = records_of(json.loads(document.body)["records"])
        assert shown <= records.keys(), f"{other.port} lacks {shown - records.keys()}, which {line.port} showed"
        assert count <= len(records), f"{code}: {count} at {line.port}, then {len(records)} at {other.port}"
        self.known.check(code, before | {number: 1 for number in shown}, records, other.port)

    async def search(self, line, code, name):
        before = self.known.now(code)
        answer = await self.get(line, f"/api/v1/public/subjects?q={urllib.parse.quote(name)}&limit=100", "search")
        codes = [subject["code"] for subject in json.loads(answer.body)["subjects"]]
        assert len(codes) == len(set(codes)), f"{name} is found twice"
        assert not before or code in codes, f"{code} is known, and not found by its name"

    async def walk(self, line, code, name):
        """The list, page by page, while records come in: no record twice."""
        seen, after = [], ""
        for _ in range(3):
            answer = await self.get(line, f"/api/v1/public/penalties?limit=40{after}", "list")
            page = json.loads(answer.body)
            seen += [record["id"] for record in page["records"]]
            if not page["next"]:
                break
            after = f"&after={urllib.parse.quote(page['next'])}"
        assert len(seen) == len(set(seen)), "a record stands twice in the list"

    async def home(self, line, code, name):
        page = await self.get(line, self.chance.choice(["/", "/penalties", f"/search?q={urllib.parse.quote(name[:4])}"]), "others")
        assert page.status == 200 and page.text.rstrip().endswith("</html>"), page.status


def records_of(documents):
    """Number and version of each record of a JSON answer, each once."""
    records = {}
    for document in documents:
        number = next(field["value"] for field in document["fields"] if field["code"] == "CF_WSH")
        assert number not in records, f"{number} is there twice"
        records[number] = document["version"]
    return records


def words_of(answer):
    return re.sub(r"<[^>]*>|\s+", " ", answer.text)[:400]


async def sign_in(line, login):
    form = urllib.parse.urlencode({"login": login, "password": PASSWORD}).encode()
    answer = await line.ask("POST", "/login", {"Content-Type": "application/x-www-form-urlencoded"}, form)
    assert answer.status == 303, f"{login}: the sign-in answered {answer.status}: {words_of(answer)}"
    return {"Cookie": answer.headers["set-cookie"].split(";")[0]}


async def form_token(line, cookie):
    page = await line.ask("GET", "/desk/upload", cookie)
    assert page.status == 200, page.status
    return re.search(r'name="form-token" value="([^"]*)"', page.text).group(1)


async def sessions(ports, login):
    """Signed in at one server, known at every other; signed out at one, unknown at all."""
    lines = [Line(port) for port in ports]
    cookie = await sign_in(lines[0], login)
    assert [(await line.ask("GET", "/desk", cookie)).status for line in lines] == [200] * len(lines)
    token = urllib.parse.urlencode({"form-token": await form_token(lines[-1], cookie)}).encode()
    left = await lines[0].ask("POST", "/logout", cookie | {"Content-Type": "application/x-www-form-urlencoded"}, token)
    assert left.status == 303, left.status
    assert [(await line.ask("GET", "/desk", cookie)).status for line in lines] == [303] * len(lines), "signed out, and still in"
    for line in lines:
        line.close()


async def together(works):
    """All of them; the first that fails ends the others."""
    tasks = [asyncio.ensure_future(work) for work in works]
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    for task in done:
        task.result()


async def load(city, ports, options, subjects, row, provider):
    """Everybody at once. Returns what is known afterwards, the senders, and how long answers took."""
    known, times = Known(subjects), {}
    commands = [Command(number, known, row) for number in range(options.intakes)]
    clerks = [Clerk(f"clerk{number}", known, row) for number in range(len(ports))]
    until = time.monotonic() + options.seconds
    readers = [Reader(number, ports, known, times) for number in range(options.readers)]
    await together(
        [command.work(city, provider, until) for command in commands]
        + [clerk.work(port, until) for clerk, port in zip(clerks, ports)]
        + [reader.work(until + 1) for reader in readers] + [sessions(ports, "visitor") for _ in range(3)])
    return known, commands + clerks, times


async def agree(ports, known):
    """Every server shows every record, each once, and all servers the same bytes."""
    lines, shown = [Line(port) for port in ports], 0
    for code, expected in known.records.items():
        answers = [await line.ask("GET", f"/api/v1/public/subjects/{code}") for line in lines]
        assert len({answer.body for answer in answers}) == 1, f"the servers tell different things of {code}"
        if not expected:
            continue
        records = records_of(json.loads(answers[0].body)["records"])
        own = {number: version for number, version in records.items() if "共" not in number}
        assert own == {n: v for n, v in expected.items() if "共" not in n}, f"{code}: {own} is not {expected}"
        shown += len(records)
    for line in lines:
        line.close()
    return shown


async def one_city(ports, known):
    """A request that comes to all servers at once has one effect, and what an address may ask for is used up at all of them."""
    lines = [Line(port) for port in ports]
    body = json.dumps({"code": next(code for code, records in known.records.items() if records)}).encode()
    headers = {"Content-Type": "application/json"}
    keyed = headers | {"Idempotency-Key": "one-and-the-same"}
    answers = await asyncio.gather(*[line.ask("POST", "/api/v1/reports", keyed, body) for line in lines])
    assert {(answer.status, answer.body) for answer in answers} == {(201, answers[0].body)}, [words_of(a) for a in answers]
    began = time.monotonic()

    async def ask(line):
        return [(await line.ask("POST", "/api/v1/reports", headers, body)).status for _ in range(30)]

    statuses = [status for some in await asyncio.gather(*map(ask, lines)) for status in some]
    allowed = statuses.count(200)
    assert set(statuses) == {200, 429} and 19 <= allowed <= 20 + (time.monotonic() - began) / 6, (allowed, set(statuses))
    for line in lines:
        line.close()


def in_order(city):
    """Events of each record: entered once, then updated, each the newest of its time, as many as its version says."""
    for sql, fault in [
        ("SELECT COUNT(*) - COUNT(DISTINCT natural_key) FROM record", "facts are there twice"),
        ("SELECT COUNT(*) FROM record r WHERE version <> (SELECT COUNT(*) FROM record_event e WHERE e.record = r.id)",
         "records whose version is not the number of their events"),
        ("SELECT COUNT(*) FROM record r WHERE event <> (SELECT MAX(id) FROM record_event e WHERE e.record = r.id)",
         "records whose newest event is not the last written"),
        ("SELECT COUNT(*) FROM (SELECT kind, ROW_NUMBER() OVER (PARTITION BY record ORDER BY id) n FROM record_event) e "
         "WHERE (n = 1) <> (kind = 'record.entered')", "events that are not first entered, then updated"),
        ("SELECT COUNT(*) FROM batch WHERE state <> 'complete'", "batches that did not end well"),
    ]:
        (count,), = city.ask(sql)
        assert count == "0", f"{count} {fault}"


def one_clock(city):
    """Nothing was written under a wrong clock, neither by servers and intakes nor by workers of jobs."""
    points = [int(time.time() - 60) // 3600]
    for skew in (BEHIND, AHEAD, 0):
        city.run("jobs", "run", "--json", *city.place, skew=skew)
    points.append(int(time.time() - 60) // 3600)
    now = time.time() * 1e6
    for sql, latest in [("SELECT MAX(at) FROM record_event", 0), ("SELECT MAX(started_at) FROM batch", 0),
                        ("SELECT MAX(created_at) FROM session", 0), ("SELECT MAX(finished_at) FROM job", 0),
                        ("SELECT MAX(due_at) FROM job WHERE kind NOT IN ('records-forget', 'queries-forget')", 3600),
                        ("SELECT MAX(due_at) FROM job WHERE kind IN ('records-forget', 'queries-forget')", 24 * 3600)]:
        (moment,), = city.ask(sql)
        ahead = (int(moment) - now) / 1e6
        assert -600 < ahead < latest + 60, f"{sql} lies {ahead:.0f} s ahead"
    if points[0] == points[1]:
        assert city.ask("SELECT COUNT(*) FROM job WHERE fence <> 1") == [["0"]], "a job ran twice, by the clock of its worker"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("url")
    for name, standard in (("servers", 2), ("intakes", 2), ("readers", 50), ("seconds", 20)):
        parser.add_argument(f"--{name}", type=int, default=standard)
    options = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory() as folder:
        city = City(options.program, folder, options.url)
        try:
            clerks = [f"clerk{number}" for number in range(options.servers)]
            subjects, row, provider = city.found([*clerks, "visitor"])
            ports = city.serve(options.servers)
            known, senders, times = asyncio.run(load(city, ports, options, subjects, row, provider))
            shown = asyncio.run(agree(ports, known))
            asyncio.run(one_city(ports, known))
            entered = sum(sender.accepted - sender.updated for sender in senders)
            count = json.loads(city.run("record", "count", "--json", *city.place))["count"]
            assert shown == count == entered, f"{shown} shown, {count} counted, {entered} acknowledged as new"
            (events,), = city.ask("SELECT COUNT(*) FROM record_event")
            assert int(events) == sum(sender.accepted for sender in senders), "an acknowledged change is no event, or two"
            in_order(city)
            one_clock(city)
            verified = json.loads(city.run("ledger", "verify", "--json", *city.place))
            assert verified["clean"] and verified["events"] == int(events), verified
            assert not city.complaints(), city.complaints()[:5]
            city.leave()
        finally:
            city.remove()
    files = sum(sender.round for sender in senders)
    print(f"{len(ports)} servers, {options.intakes} intakes, {len(ports)} desks, {options.readers} readers: {files} files, "
          f"{count} records, {events} events, {known.found} subjects compared")
    for kind, taken in sorted(times.items()):
        taken.sort()
        print(f"  {kind}: {len(taken)} answers, half in {taken[len(taken) // 2] * 1000:.0f} ms, "
              f"99 of 100 in {taken[len(taken) * 99 // 100] * 1000:.0f} ms")
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
