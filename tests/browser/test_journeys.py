"""What a department's officer and a citizen do, from the file to the page."""
import csv
import json
import urllib.parse
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import PROVIDER, TODAY, run

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def accessible(page):
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]]


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


def test_a_sent_penalty_is_found_and_explained(page, site, company):
    page.goto(site + "/")
    assert fits(page)
    page.get_by_role("searchbox").or_(page.locator("input[name=q]")).first.fill(company["name"])
    page.get_by_role("button", name="查询").click()
    page.get_by_role("link", name=company["name"]).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == company["name"]
    card = page.locator("article.record", has_text="泉示市监处罚〔2026〕9001号")
    assert "罚款" in card.inner_text()
    assert "2027年11月16日" in card.inner_text(), "an ordinary penalty is public for a year from its decision"
    card.locator("details.fold").first.locator("summary").click()
    why = card.locator("details.fold").first.inner_text()
    assert "《" in why and "条" in why, why
    assert fits(page)
    accessible(page)


@pytest.mark.parametrize("path", ["/", "/search?q=餐饮", "/search?q=龘龘龘", "/penalties", "/permits", "/guide", "/ledger", "/api",
                                  "/s/91370102MA00000000", "/nothing"])
def test_every_page_is_accessible_and_fits(page, site, path):
    page.goto(site + path)
    assert page.get_by_role("heading", level=1).count() == 1
    assert fits(page)
    accessible(page)


def test_english_is_complete(page, site, company):
    page.goto(f"{site}/s/{company['code']}?lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    main = page.locator("main").inner_text()
    assert "As of" in main or "public" in main.lower()
    accessible(page)


def test_scripts_off_changes_nothing(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/search?q=" + urllib.parse.quote("餐饮"))
    assert page.locator("main a[href^='/s/']").count() > 0
    context.close()


def test_the_json_twin_says_the_same(site, company):
    with urllib.request.urlopen(f"{site}/api/v1/public/subjects/{company['code']}/records") as answer:
        body = json.load(answer)
    records = body["records"] if isinstance(body, dict) else body
    numbers = [f["value"] for r in records for f in r["fields"] if f["code"] == "CF_WSH"]
    assert "泉示市监处罚〔2026〕9001号" in numbers
    record = next(r for r in records if any(f["value"] == "泉示市监处罚〔2026〕9001号" for f in r["fields"]))
    assert record["shownUntil"] == "2027-11-16"
    assert all(len(record["event"][part]) == 64 for part in ("leaf", "commitment"))
