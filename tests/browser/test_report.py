"""A credit report, from the company's page to the verification, on a screen, on a phone and on paper."""
import csv
import json
import pathlib
import re
import subprocess
import urllib.error
import urllib.request

import pytest

from conftest import PROGRAM, TODAY, run
from looks import accessible, fits


@pytest.fixture(scope="session")
def number(home, company, tmp_path_factory):
    """The number of the company's report, issued by the command."""
    answer = json.loads(run("report", company["code"], "--home", home, "--format", "json", "--json",
                            "--out", tmp_path_factory.mktemp("report") / "report.json"))
    return answer["number"]


def test_a_report_is_got_read_and_verified(page, site, company):
    page.goto(f"{site}/s/{company['code']}")
    page.get_by_role("button", name="获取信用报告").click()
    assert page.get_by_role("heading", level=1).inner_text() == "公共信用信息报告"
    main = page.locator("article.rp")
    for text in (company["name"], "泉示市监处罚〔2026〕9001号", "信用信息概要", "查询期内无相关信息", "不打分、不评级"):
        assert text in main.inner_text(), text
    headings = main.locator("h2").all_inner_texts()
    assert [h[0] for h in headings[1:11]] == list("一二三四五六七八九十"), headings
    assert fits(page)
    accessible(page)
    shown = re.sub(r"\s", "", main.locator(".rp-stamp .rp-code").inner_text())
    assert page.url.endswith(shown)
    page.goto(site + "/")
    page.get_by_role("link", name="核验真伪").click()
    page.get_by_label("报告编号").fill(f" {shown[:14]} {shown[14:].lower()} ")
    page.get_by_role("button", name="核验").click()
    assert "真实" in page.locator(".verdict").inner_text()
    assert company["name"] not in page.locator("main").inner_text()
    assert fits(page)
    accessible(page)
    page.get_by_role("link", name="打开原件").click()
    assert company["name"] in page.locator("article.rp").inner_text()


@pytest.mark.parametrize("query", ["", "?number=20260101000000ABCDEF01", "?number=abc", "?number=%3Cscript%3E"])
def test_every_answer_of_the_verification_is_accessible_and_fits(page, site, query):
    page.goto(f"{site}/verify{query}")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator(".verdict").all_inner_texts() == (["不是本平台出具的"] if query else [])
    assert fits(page)
    accessible(page)


def test_english_is_complete(page, site, number):
    page.goto(f"{site}/reports/{number}?lang=en")
    text = page.locator("article.rp").inner_text()
    for words in ("Public Credit Information Report", "1. Registration", "Nothing on record", "no score or grade"):
        assert words in text, words
    for words in ("报告编号", "查询期内", "报告说明", "公示依据"):
        assert words not in text, words
    accessible(page)


def test_scripts_off_changes_nothing(chromium, site, company):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/s/{company['code']}")
    page.locator("form[method=post] button").click()
    assert "/reports/" in page.url
    assert page.locator("article.rp h2").count() == 12
    context.close()


def test_paper_has_the_number_and_no_navigation(chromium, site, number):
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(f"{site}/reports/{number}")
    page.emulate_media(media="print")
    for part in ("header.top", "nav.nav", "footer.foot", ".report-acts"):
        assert not page.locator(part).is_visible(), part
    assert page.get_by_role("heading", level=1).is_visible()
    with urllib.request.urlopen(f"{site}/reports/{number}.css") as sheet:
        assert f'@page {{ @top-right {{ content: "{number}"; }} }}' in sheet.read().decode()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    context.close()


def test_a_downloaded_file_stands_alone_and_verifies(chromium, site, home, number, tmp_path):
    for end in ("html", "json"):
        with urllib.request.urlopen(f"{site}/reports/{number}.{end}") as answer:
            assert "attachment" in answer.headers["Content-Disposition"]
            content = answer.read()
        file = tmp_path / f"report.{end}"
        file.write_bytes(content)
        verdict = json.loads(run("report", "verify", file, "--home", home, "--json"))
        assert verdict["genuine"] and verdict["usable"] and not verdict["changedSince"], verdict
        assert verdict["number"] == number
        altered = bytearray(content)
        altered[len(altered) // 2] ^= 1
        file.write_bytes(altered)
        verdict = json.loads(run("report", "verify", file, "--home", home, "--json", ok=(1,)))
        assert not verdict["genuine"] and verdict["number"] is None, verdict
        file.write_bytes(content)
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto((tmp_path / "report.html").as_uri())
    assert len(asked) == 1, asked
    assert fits(page)
    accessible(page)
    context.close()


def test_the_command_writes_whole_files_or_none(home, company, tmp_path):
    code = company["code"]
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    run("report", code, "--home", home, "--out", first)
    run("report", code, "--home", home, "--kind", "standard", "--format", "html", "--lang", "zh", "--out", second)
    assert first.read_bytes() == second.read_bytes()
    run("report", code, "--home", home, "--lang", "en", "--out", second)
    assert b'<html lang="en">' in second.read_bytes()
    run("report", "verify", second, "--home", home)
    for words in (["--format", "pdf"], ["--kind", "clean-record"], ["--format", "docx"]):
        refuse(code, "--home", home, *words, "--out", tmp_path / "none")
    refuse(code, "--home", home, "--out", tmp_path / "no" / "such" / "folder" / "x.html")
    answers = {refuse(other, "--home", home, "--out", tmp_path / "none")
               for other in ("37019919860101101X", "91370102MA00000000", "nonsense")}
    assert len(answers) == 1, answers
    assert not (tmp_path / "none").exists()
    assert {p.name for p in pathlib.Path(tmp_path).iterdir()} == {"a.html", "b.html"}


def refuse(*words):
    """Exit 2 with one line that says what to do, and no file."""
    done = subprocess.run([str(PROGRAM), "report", *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 2, (words, done.returncode, done.stdout, done.stderr)
    assert done.stderr.startswith("chengxin: ") and done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_an_expired_record_takes_the_report_with_it(site, tmp_path, monkeypatch):
    """In a home of its own: in the year after it may not be used, and asking about that year ends nothing today."""
    monkeypatch.delenv("CHENGXIN_DATABASE", raising=False)
    copy = tmp_path / "home"
    run("init", "--home", copy, "--city", "jinan")
    folder = tmp_path / "rows"
    run("generate", "--item", "penalty", "--rows", 30, "--seed", 9, "--out", folder, "--today", TODAY)
    provider = "11370100XB42KFGD8G"
    run("org", "add", "--home", copy, "--code", provider, "--name", "泉城市市场监督管理局", "--kind", "provider")
    run("intake", "submit", folder / "penalty.csv", "--item", "penalty", "--provider", provider, "--home", copy,
        "--today", TODAY, ok=(0, 1))
    code = next(c for c in codes(folder / "penalty.csv") if found(copy, c))
    file = tmp_path / "report.json"
    answer = json.loads(run("report", code, "--home", copy, "--today", TODAY, "--format", "json", "--json", "--out", file))
    assert answer["usableUntil"], answer
    later = str(int(answer["usableUntil"][:4]) + 1) + "-01-15"
    for asked in (file, answer["number"]):
        verdict = json.loads(run("report", "verify", asked, "--home", copy, "--today", later, "--json", ok=(1,)))
        assert verdict["genuine"] and verdict["changedSince"] and not verdict["usable"], verdict
        verdict = json.loads(run("report", "verify", asked, "--home", copy, "--today", TODAY, "--json"))
        assert verdict["genuine"] and verdict["usable"], verdict
    kept = (copy / "keys").read_bytes()
    assert "file of the home" in refuse(code, "--home", copy, "--today", TODAY, "--out", copy / "keys")
    assert "no ordinary file" in refuse(code, "--home", copy, "--today", TODAY, "--out", "/dev/stdin")
    (tmp_path / "letter.txt").write_text("somebody's own")
    assert "another kind" in refuse(code, "--home", copy, "--today", TODAY, "--out", tmp_path / "letter.txt")
    assert (copy / "keys").read_bytes() == kept and (tmp_path / "letter.txt").read_text() == "somebody's own"
    modes = {p.name: p.stat().st_mode & 0o777 for p in [copy, copy / "keys", copy / "city.sqlite"]}
    assert modes == {"home": 0o700, "keys": 0o600, "city.sqlite": 0o600}, modes
    with pytest.raises(urllib.error.HTTPError) as gone:
        urllib.request.urlopen(f"{site}/reports/{answer['number']}")
    assert gone.value.code == 404, "another home's report is unknown here"


def codes(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [r["行政相对人代码_1(统一社会信用代码)"] for r in csv.DictReader(file)
                if r["行政相对人代码_1(统一社会信用代码)"]]


def found(home, code):
    done = subprocess.run([str(PROGRAM), "record", "list", code, "--home", str(home), "--today", TODAY, "--json"],
                          capture_output=True, text=True)
    return done.returncode == 0 and any(r["shownUntil"] for r in json.loads(done.stdout))
