"""An official asks about a company for a matter; an auditor reads that somebody did. Without script, at two widths."""
import pytest

from looks import looks_right


@pytest.fixture(scope="session")
def people(home):
    """Passwords of the demo city's people, as `make run` prints them, by login."""
    lines = (home / "demo-accounts").read_text(encoding="utf-8").splitlines()
    return {line.split()[2]: line.split()[3] for line in lines if line.startswith("Demo account:")}


@pytest.fixture
def sign_in(visitor, site, people):
    def enter(login):
        visitor.context.clear_cookies()
        visitor.goto(site + "/desk")
        visitor.get_by_label("登录名").fill(login)
        visitor.get_by_label("密码").fill(people[login])
        visitor.keyboard.press("Enter")
        visitor.wait_for_url(site + "/desk")
        return visitor
    return enter


def test_a_query_and_its_line_in_the_log(sign_in, chromium, site, company):
    page = sign_in("demo.querier")
    assert "报送文件" not in page.locator("main").inner_text()
    looks_right(chromium, page)
    page.locator("nav.rail").get_by_role("link", name="查询").click()
    looks_right(chromium, page)
    page.get_by_label("事项（用途）").select_option(index=1)
    code = page.get_by_label("代码或者证件号码")
    code.fill(company["code"][:-1] + ("0" if company["code"][-1] != "0" else "1"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "校验码不符" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("事项（用途）").input_value() != ""
    looks_right(chromium, page)
    code.fill(company["code"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert company["name"] in page.locator("main").inner_text()
    assert company["code"] not in page.url
    receipt = page.locator(".receipt .mono").inner_text()
    looks_right(chromium, page)
    page.goto(site + "/desk/matters")
    looks_right(chromium, page)

    page = sign_in("demo.auditor")
    looks_right(chromium, page)
    page.locator("nav.rail").get_by_role("link", name="查询日志").click()
    line = page.get_by_role("row").filter(has_text=receipt).inner_text()
    assert company["name"] in line and "已答复" in line and "演示查询员" in line
    looks_right(chromium, page)
    page.goto(site + "/desk/matters")
    looks_right(chromium, page)
