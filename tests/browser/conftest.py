"""A real city, a real server, a real browser: what the journeys share."""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/chengxin"
TODAY = "2026-11-20"
PROVIDER = "11370100XB42KFGD8G"


def run(*words, ok=(0,)):
    done = subprocess.run([str(PROGRAM), *map(str, words)], capture_output=True, text=True)
    assert done.returncode in ok, (words, done.returncode, done.stderr)
    return done.stdout


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A demo city of a tenth of the size that `make run` makes."""
    home = tmp_path_factory.mktemp("city") / "home"
    run("demo", "--home", home, "--subjects", 400, "--seed", 1)
    return home


@pytest.fixture(scope="session")
def company(home, tmp_path_factory):
    """A company that a department has just sent a penalty about, in the official columns."""
    folder = tmp_path_factory.mktemp("file")
    run("generate", "--item", "penalty", "--rows", 60, "--seed", 5, "--out", folder, "--today", TODAY)
    with open(folder / "penalty.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(r for r in rows if r["行政相对人类别"] == "法人及非法人组织")
    row |= {"行政处罚决定书文号": "泉示市监处罚〔2026〕9001号", "处罚决定日期": "2026-11-16", "处罚有效期": "2027-11-16",
            "公示截止期": "2027-02-16", "处罚类别": "罚款", "处罚内容": "罚款人民币5000元。", "罚款金额(万元)": "0.5",
            "没收违法所得、没收非法财物的金额(万元)": "", "暂扣或吊销证照名称及编号": "",
            "违法事实": "经营场所未按规定公示价格。", "处罚依据": "《中华人民共和国价格法》第四十二条"}
    path = folder / "one.csv"
    with open(path, "w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerow(row)
        writer.writerow(row | {"行政处罚决定书文号": "", "行政相对人名称": "<b>x</b>"})
    feedback = folder / "back.csv"
    answer = json.loads(run("intake", "submit", path, "--item", "penalty", "--provider", PROVIDER, "--home", home,
                            "--today", TODAY, "--feedback", feedback, "--json", ok=(1,)))
    assert (answer["received"], answer["accepted"], answer["rejected"]) == (2, 1, 1), answer
    with open(feedback, encoding="utf-8-sig", newline="") as file:
        returned = list(csv.DictReader(file))
    assert [r["行号"] for r in returned] == ["3"] and "no-document" in returned[0]["规则"]
    return {"name": row["行政相对人名称"], "code": row["行政相对人代码_1(统一社会信用代码)"]}


@pytest.fixture(scope="session")
def site(home):
    """The address of a server on any free port."""
    server = subprocess.Popen([str(PROGRAM), "serve", "--home", str(home), "--port", "0"], stderr=subprocess.PIPE,
                              text=True)
    line = server.stderr.readline()
    address = re.search(r"http://\S+", line)
    assert address, line
    yield address.group(0)
    server.terminate()
    assert server.wait(timeout=20) == 0


@pytest.fixture(scope="session")
def chromium():
    assert subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True).stdout, "no Chinese font"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def page(chromium, request):
    """A page without script, at two widths; nothing may go wrong in its console or leave the host."""
    context = chromium.new_context(viewport={"width": request.param[0], "height": request.param[1]},
                                   locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    errors, foreign = [], []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda sent: foreign.append(sent.url) if "127.0.0.1" not in sent.url else None)
    yield page
    context.close()
    assert not [e for e in errors if "404" not in e], errors
    assert not foreign, foreign


@pytest.fixture(scope="session")
def account(home):
    """Login and password of the demo city's clerk, as `make run` prints them."""
    words = (home / "demo-accounts").read_text(encoding="utf-8").split()
    return words[2], words[3]


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def visitor(chromium, request):
    """A browser of a stranger, with scripts off, at two widths."""
    context = chromium.new_context(viewport={"width": request.param[0], "height": request.param[1]},
                                   locale="zh-CN", timezone_id="Asia/Shanghai", java_script_enabled=False)
    yield context.new_page()
    context.close()
