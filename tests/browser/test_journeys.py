"""What a department's officer and a citizen do, from the file to the page."""
import json
import urllib.parse
import urllib.request

import pytest

from looks import accessible, fits


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
