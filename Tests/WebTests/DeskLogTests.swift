// The register of matters and the query log, through HTTP: who reads what of them, and that no record stands there.

import Access
import Disclosure
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `The register of matters and the query log` {
    @Test("N-3.1: the register names purpose, articles, items and use; a body sees its own matters, the city all")
    func matters() async throws {
        let site = try await QuerySite()
        try await site.register([
            site.matter("SC-900", of: TestSupport.TestRows.court, title: "审判执行", purpose: "own-matters")
        ])
        _ = try await site.ask()
        _ = try await site.ask()
        let own = try await site.get("/desk/matters")
        #expect(own.header("Cache-Control") == "no-store")
        for text in [
            QuerySite.matter, QuerySite.title, "行政许可、处罚、强制、给付等行政行为", "济南市社会信用管理办法", "行政处罚、守信荣誉", "食品安全法第三十五条",
            "有效", "2 次", "/desk/query?matter=\(QuerySite.matter)",
        ] {
            #expect(own.text.contains(text), "\(text)")
        }
        #expect(!own.text.contains("SC-900"))
        #expect(try await !site.get("/desk/matters.csv").text.contains("SC-900"))
        let city = try await site.with("shen.ji", of: nil, [.auditor])
        let all = try await city.get("/desk/matters").text
        for text in ["SC-900", QuerySite.matter, "济南市历下区人民法院"] { #expect(all.contains(text), "\(text)") }
        #expect(!all.contains("/desk/query"))
        let sheet = try await city.get("/desk/matters.csv")
        #expect(sheet.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(sheet.header("Content-Disposition")?.hasPrefix("attachment; filename=\"matters-") == true)
        #expect(sheet.header("Cache-Control") == "no-store")
        let table = TestCSV.parse(Array(sheet.bytes.dropFirst(3)))
        #expect(table.count == 3)
        #expect(table[0].first == "事项编号" && table[1].first == QuerySite.matter && table[1].last == "2")
    }

    @Test("R-1.6, M-37: an auditor reads who asked about whom and for what, and never a record")
    func log() async throws {
        let site = try await QuerySite()
        _ = try await site.ask()
        _ = try await site.ask(site.person, kind: "resident-id")
        _ = try await site.ask(matter: "SC-000")
        let auditor = try await site.with("shen.ji", of: nil, [.auditor])
        let page = try await auditor.get("/desk/queries")
        #expect(page.status == 200)
        #expect(page.header("Cache-Control") == "no-store")
        let lines = try await site.log()
        for text in [
            "测试员", site.home.provider.name, QuerySite.matter, QuerySite.title, "行政许可、处罚、强制、给付等行政行为",
            "济南趵突食品1号有限公司", "自然人 #", "已答复", "拒绝", "贵单位没有登记这个事项", "没有查找", "守信荣誉", "1 条记录", "网页", "共 3 条",
        ] + lines.map({ "\($0.id)" }) {
            #expect(page.text.contains(text), "\(text)")
        }
        let sheet = try await auditor.get("/desk/queries.csv")
        #expect(sheet.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let table = TestCSV.parse(Array(sheet.bytes.dropFirst(3)))
        #expect(table.count == 4)
        #expect(table[1].last == "No. \(lines[0].id)")
        for answer in [page, sheet] {
            for text in [QuerySite.fine, QuerySite.deed, site.person, "欧阳测", "欧**"] {
                #expect(!answer.text.contains(text), "\(text)")
            }
        }
        // The auditor asks nothing; the querier reads no log.
        #expect(try await auditor.ask().status == 404)
        #expect(try await site.get("/desk/queries").status == 404)
        #expect(try await site.log().count == 3)
    }

    @Test("M-37: an auditor of a body reads the lines of that body only, whatever the address asks for")
    func ownLines() async throws {
        let site = try await QuerySite()
        let court = TestSupport.TestRows.court
        try await site.register([site.matter("SC-900", of: court, title: "审判执行", purpose: "own-matters")])
        _ = try await site.ask()
        let judge = try await site.with("fa.guan", of: court, [.businessQuerier])
        #expect(try await judge.ask(matter: "SC-900").status == 200)
        let own = try await site.with("nei.shen", of: court, [.auditor])
        for address in ["/desk/queries", "/desk/queries?body=\(site.home.provider.code)", "/desk/queries.csv"] {
            let page = try await own.get(address)
            #expect(page.text.contains("SC-900"), "\(address)")
            #expect(!page.text.contains(QuerySite.matter) && !page.text.contains(site.home.provider.name), "\(address)")
        }
        let city = try await site.with("shen.ji", of: nil, [.auditor])
        let all = try await city.get("/desk/queries").text
        #expect(all.contains("共 2 条") && all.contains("name=\"body\""))
        #expect(try await city.get("/desk/queries?body=\(court)").text.contains("共 1 条"))
        #expect(try await city.get("/desk/queries?matter=\(QuerySite.matter)").text.contains("共 1 条"))
    }

    @Test("R-1.6: the log is filtered by day and turned page by page; what can’t be used is mended on the page")
    func pages() async throws {
        let site = try await QuerySite([.auditor])
        try await site.fill(43)
        let day = site.home.today
        let first = try await site.get("/desk/queries?from=\(day)").text
        #expect(first.contains("最新的 40 条"))
        let next = try #require(first.firstMatch(of: /rel="next" href="([^"]+)"/)).output.1
        let rest = try await site.get(String(next).replacing("&amp;", with: "&")).text
        #expect(rest.contains("最后 3 条") && rest.contains("rel=\"prev\"") && !rest.contains("rel=\"next\""))
        #expect(rest.contains("value=\"\(day)\""))
        #expect(try await site.get("/desk/queries?to=\(day.adding(days: -1))").text.contains("没有符合的查询"))
        let table = TestCSV.parse(Array(try await site.get("/desk/queries.csv?from=\(day)").bytes.dropFirst(3)))
        #expect(table.count == 44)
        let reversed = try await site.get("/desk/queries?from=\(day)&to=\(day.adding(days: -1))")
        #expect(reversed.status == 400)
        #expect(reversed.text.contains("起日晚于止日") && reversed.text.contains("value=\"\(day)\""))
        let malformed = try await site.get("/desk/queries?from=2026-02-30&to=\(day)")
        #expect(malformed.status == 400)
        #expect(malformed.text.contains("f-from-fault") && malformed.text.contains("value=\"\(day)\""))
        #expect(try await site.get("/desk/queries?after=x").status == 400)
        #expect(try await site.get("/desk/queries.csv?from=x").status == 400)
    }

    @Test func `every page of those who ask and of auditors is complete in English`() async throws {
        let site = try await QuerySite([.businessQuerier, .auditor, .providerClerk])
        _ = try await site.ask()
        for address in ["/desk", "/desk/query", "/desk/matters", "/desk/queries"] {
            let page = try await site.get(address, english: true)
            #expect(page.status == 200)
            #expect(page.text.contains("<html lang=\"en\">"), "\(address)")
            for text in ["查询", "事项", "回执", "工作台"] { #expect(!page.text.contains(text), "\(address) \(text)") }
        }
        let table = TestCSV.parse(Array(try await site.get("/desk/queries.csv", english: true).bytes.dropFirst(3)))
        #expect(table[0].first == "Time" && table[1].contains("Answered"))
    }
}
