"""A data officer's day: fill the official workbook, send it, read what came back, mend the sheet, send it again."""
import csv

import openpyxl
import pytest

from conftest import TODAY, run
from looks import looks_right


@pytest.fixture(scope="session")
def rows(tmp_path_factory):
    """Right rows about companies, by the official names of the columns."""
    folder = tmp_path_factory.mktemp("rows")
    run("generate", "--item", "penalty", "--rows", 40, "--seed", 11, "--faults", 0, "--out", folder, "--today", TODAY)
    with open(folder / "penalty.csv", encoding="utf-8-sig", newline="") as file:
        found = [r for r in csv.DictReader(file) if r["行政相对人类别"] == "法人及非法人组织"]
    return [r | {"处罚决定日期": "2026-11-17", "处罚有效期": "2027-11-17", "公示截止期": "2027-02-17", "处罚类别": "罚款",
                 "处罚内容": "罚款人民币5000元。", "罚款金额(万元)": "0.5", "没收违法所得、没收非法财物的金额(万元)": "",
                 "暂扣或吊销证照名称及编号": "", "处罚依据": "《中华人民共和国价格法》第四十二条"} for r in found[:3]]


@pytest.fixture
def officer(visitor, site, account):
    """The clerk at the desk."""
    visitor.goto(site + "/desk")
    visitor.get_by_label("登录名").fill(account[0])
    visitor.get_by_label("密码").fill(account[1])
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(site + "/desk")
    return visitor


def download(page, link):
    with page.expect_download() as waiting:
        link.click()
    return waiting.value


def settled(page):
    """The batch page when the work has ended; without script it comes again by itself."""
    for _ in range(20):
        if "处理中" not in page.locator(".batch-state").inner_text():
            return page
        page.wait_for_timeout(500)
    raise AssertionError("the batch did not end")


def test_from_the_workbook_to_the_public_record(officer, chromium, site, rows, tmp_path):
    page = officer
    width = page.viewport_size["width"]
    looks_right(chromium, page)
    sheet = tmp_path / "处罚 十一月.xlsx"
    download(page, page.get_by_role("link", name="行政处罚 Excel")).save_as(sheet)
    book = openpyxl.load_workbook(sheet)
    table = book.active
    names = [cell.value for cell in table[1]]
    wrong = [rows[0], rows[1] | {"处罚决定日期": "2026-02-30"}, rows[2] | {"违法事实": "<b>未公示价格</b>"}]
    for number, row in enumerate(wrong):
        table.append([(row | {"行政处罚决定书文号": f"泉示价罚〔2026〕{width}-{number}号"})[name] for name in names])
    book.save(sheet)

    page.get_by_role("link", name="报送文件").first.click()
    looks_right(chromium, page)
    page.get_by_label("信息类别").select_option("penalty")
    page.get_by_label("文件", exact=True).set_input_files(sheet)
    page.get_by_role("button", name="上传并校验").click()
    settled(page)
    assert "处罚 十一月.xlsx" in page.get_by_role("heading", level=1).inner_text()
    assert "2 行退回" in page.get_by_role("status").first.inner_text()
    faults = page.locator("table.faults")
    first = faults.get_by_role("row").filter(has_text="2026-02-30").inner_text()
    assert "3" in first and "处罚决定日期" in first and "不是有效日期" in first and "2026-03-05" in first
    assert "<b>未公示价格</b>" in faults.inner_text()
    looks_right(chromium, page)

    back = tmp_path / "back.xlsx"
    download(page, page.get_by_role("link", name="下载退回表")).save_as(back)
    book = openpyxl.load_workbook(back)
    table = book.active
    names = [cell.value for cell in table[1]]
    assert names[-4:] == ["行号", "退回原因", "规则", "依据"] and table.max_row == 3
    assert "不是有效日期" in table.cell(2, names.index("退回原因") + 1).value
    assert table.cell(2, names.index("规则") + 1).value == "bad-day"
    table.cell(2, names.index("处罚决定日期") + 1).value = "2026-11-17"
    table.cell(3, names.index("违法事实") + 1).value = "未公示价格"
    book.save(back)

    page.get_by_role("link", name="上传改正后的文件").click()
    looks_right(chromium, page)
    page.get_by_label("文件", exact=True).set_input_files(back)
    page.get_by_role("button", name="上传并校验").click()
    settled(page)
    assert "全部 2 行都已入库" in page.get_by_role("status").first.inner_text()
    page.get_by_role("link", name="处罚 十一月.xlsx").or_(page.locator(".chain a")).first.click()
    assert "退回已结清" in page.locator(".batch-state").inner_text()
    looks_right(chromium, page)

    code = rows[1]["行政相对人代码_1(统一社会信用代码)"]
    page.goto(f"{site}/s/{code}")
    assert f"泉示价罚〔2026〕{width}-1号" in page.locator("main").inner_text()


def test_a_forbidden_column_is_refused_with_what_to_do(officer, chromium, site, rows, tmp_path):
    path = tmp_path / "处罚.csv"
    with open(path, "w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "血型"])
        writer.writeheader()
        writer.writerow(rows[0] | {"血型": "AB"})
    officer.goto(site + "/desk/upload")
    officer.get_by_label("信息类别").select_option("penalty")
    officer.get_by_label("文件", exact=True).set_input_files(path)
    officer.get_by_role("button", name="上传并校验").click()
    said = officer.get_by_role("alert").inner_text()
    assert "血型" in said and "什么都没有保存" in said and "请删除这些列" in said
    assert officer.get_by_label("信息类别").input_value() == "penalty"
    looks_right(chromium, officer)


@pytest.mark.parametrize("path", ["/desk", "/desk/upload", "/desk/batches", "/desk/batches?state=returned",
                                  "/desk/rules", "/desk/rules/number-cell"])
def test_every_page_of_the_desk_is_accessible_and_fits(officer, chromium, site, path):
    officer.goto(site + path)
    assert officer.get_by_role("heading", level=1).count() == 1
    looks_right(chromium, officer)
