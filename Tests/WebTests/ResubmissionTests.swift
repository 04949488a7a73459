// What the desk says of a file that brings nothing, of one that came before, and of rows that were mended one by one.

import Foundation
import Intake
import Testing
import TestSupport

@Suite struct `What became of a file, in words` {
    private func faulty(_ number: Int) -> TestRow { SharedRows.penalty(number).with(["CF_WSH": ""]) }

    private func english(_ site: DeskSite, _ address: String) async throws -> String {
        try await site.get(address, cookie: site.cookie + "; lang=en").text
    }

    private func batch(_ page: Answer) throws -> String {
        "/desk/batches/" + String(try #require(page.text.firstMatch(of: /batches\/(\d+)\/feedback/)).output.1)
    }

    @Test func `an empty file is told from no file, and both say what to do`() async throws {
        let site = try await DeskSite()
        let empty = try await site.upload([], name: "空.csv")
        #expect(empty.status == 422)
        #expect(empty.text.contains("文件是空的") && empty.text.contains("请重新导出"))
        #expect(!empty.text.contains("没有选择文件"))
        let none = try await site.upload([], name: "")
        #expect(none.status == 422 && none.text.contains("没有选择文件"))
        #expect(try await site.home.number("SELECT COUNT(*) FROM batch") == 0)
    }

    @Test(arguments: [false, true])
    func `a file with a header and no rows is no success`(isWorkbook: Bool) async throws {
        let site = try await DeskSite()
        let page = try await site.upload(isWorkbook ? site.workbook([]) : site.file([]))
        #expect(page.text.contains("文件里只有表头，没有数据行，什么都没有入库"))
        #expect(page.text.contains("status-alert\">没有数据行"))
        #expect(!page.text.contains("全部入库"))
        let id = try await site.home.number("SELECT id FROM batch")
        #expect(try await english(site, "/desk/batches/\(id)").contains("a header and no rows; nothing was entered"))
        #expect(try await english(site, "/desk/batches").contains("No rows"))
        // The other side: one row is a file that is in.
        #expect(try await site.upload(site.file([SharedRows.penalty(1)])).text.contains("全部 1 行都已入库"))
    }

    @Test func `a faulty file sent twice: the first batch says so and keeps its name, the second that nothing is new`()
        async throws
    {
        let site = try await DeskSite()
        let file = try site.file([SharedRows.penalty(1), SharedRows.penalty(2), faulty(3)])
        let first = try await site.upload(file, name: "十一月.csv")
        #expect(first.text.contains("3 行，2 行已在库里，1 行退回"))
        let address = try batch(first)
        let second = try await site.upload(file, name: "十一月(2).csv")
        #expect(second.text.contains("已经报过，再报一次没有改变什么"))
        #expect(second.text.contains("没有新入库的：2 行以前就在库里，1 行退回"))
        #expect(second.text.contains("同一文件上次报于") && second.text.contains(">十一月.csv</a>"))
        let before = try await site.get(address).text
        #expect(before.contains("同一文件已重报") && before.contains("退回的行列在那一批里"))
        #expect(before.contains("十一月.csv") && before.contains(">十一月(2).csv</a>"))
        #expect(!before.contains("结清") && !before.contains("下载退回表"))
        #expect(try await site.get(address + "/feedback").status == 404)
        let list = try await site.get("/desk/batches").text
        #expect(list.contains("0 / 2 / 1") && list.contains("2 / 0 / 1"))
        #expect(list.contains(">十一月.csv</a>") && !list.contains("批次 …"))
        let again = try await english(site, try batch(second))
        #expect(again.contains("sending it again changed nothing. 3 rows received, none newly entered: 2 rows were in"))
        #expect(try await english(site, address).contains("what came back is listed there, to be mended there."))
        // The other side: the corrected file settles it, and is none that came before.
        let id = try #require(try batch(second).split(separator: "/").last)
        let mended = try await site.upload(
            site.file([SharedRows.penalty(3)]), name: "改正.csv", corrects: String(id))
        #expect(mended.text.contains("全部 1 行都已入库") && !mended.text.contains("已经报过"))
        #expect(try await site.get(try batch(second)).text.contains("退回已结清"))
    }

    @Test func `a right file sent twice says that it was sent before`() async throws {
        let site = try await DeskSite()
        let file = try site.file([SharedRows.penalty(1)])
        #expect(try await !site.upload(file).text.contains("已经报过"))
        let second = try await site.upload(file)
        #expect(second.text.contains("已经报过，再报一次没有改变什么") && second.text.contains("没有变化"))
    }

    @Test func `R-1.3: after two of three returned rows came in corrected, the batch shows which one is left`()
        async throws
    {
        let site = try await DeskSite()
        let first = try await site.upload(site.file([faulty(1), faulty(2), faulty(3)]))
        let address = try batch(first)
        let id = String(try #require(address.split(separator: "/").last))
        #expect(!first.text.contains("其中已改正入库"))
        _ = try await site.upload(
            site.file([SharedRows.penalty(1), SharedRows.penalty(3)]), name: "改正.csv", corrects: id)
        let page = try await site.get(address).text
        #expect(page.contains("退回的 3 行里，2 行已改正入库，还剩 1 行") && page.contains("其中已改正入库 2"))
        let lines = page.matches(of: /class="card-only">行 <\/span>(\d+)</).map { String($0.output.1) }
        #expect(lines == ["3"])
        let sheet = TestCSV.parse(try await site.get(address + "/feedback").bytes)
        #expect(sheet.count == 2)
        #expect(
            try await english(site, address).contains("Of the 3 rows that came back, 2 came in corrected; 1 row left"))
        #expect(try await site.get("/desk").text.contains("改正退回的 1 行"))
        #expect(try await site.get("/desk/upload?corrects=\(id)").text.contains("其中 3 行退回，还剩 1 行。"))
        // The last one closes it.
        _ = try await site.upload(site.file([SharedRows.penalty(2)]), name: "最后.csv", corrects: id)
        #expect(try await site.get(address).text.contains("退回已结清"))
    }
}
