// The page and the JSON of an organisation: what is shown, what is not, and the law beside it.

import Foundation
import HTTPTypes
import Testing
import Web

@Suite struct SubjectPageTests {
    @Test("P-3.3: a published penalty stands on the page with its body, its document and its clauses")
    func shows() async throws {
        let home = try await TestHome()
        let page = try await home.site().ask("/s/\(home.code)")
        #expect(page.status == 200)
        for text in [
            "<h1 lang=\"zh-CN\">济南泉测餐饮有限公司</h1>", "<dt>法定代表人</dt>", "济测罚〔2026〕1号", "测试市市场监督管理局", "行政处罚法（2021年修订）》第48条",
            "信用信息3条，来自1个单位",
            "2027年6月5日", "济测许〔2025〕5号", "李测", "食品经营许可证",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(page.text.contains("履行完决定后就可以申请修复"))
    }

    @Test("M-22: a record whose period is over is shown neither on the page nor as JSON")
    func expired() async throws {
        let home = try await TestHome()
        let site = try home.site()
        for address in ["/s/\(home.code)", "/api/v1/public/subjects/\(home.code)", "/penalties", "/penalties.csv"] {
            let answer = try await site.ask(address)
            #expect(answer.status == 200)
            #expect(!answer.text.contains("2019〕9号"), "\(address)")
            #expect(answer.text.contains("2026〕1号"), "\(address)")
        }
    }

    @Test("M-22: the last day still shows the record, the day after does not")
    func lastDay() async throws {
        let home = try await TestHome()
        let last = try await home.site(on: TestHome.day(2027, 6, 5)).ask("/s/\(home.code)")
        let after = try await home.site(on: TestHome.day(2027, 6, 6)).ask("/s/\(home.code)")
        #expect(last.text.contains("2026〕1号"))
        #expect(last.text.contains("今天是最后一天"))
        #expect(!after.text.contains("2026〕1号"))
    }

    @Test("M-19: nothing about a natural person leaves by any public address")
    func persons() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let number = TestHome.person.number
        for address in [
            "/", "/s/\(home.code)", "/s/\(number)", "/search?q=\(number)", "/search?q=%E5%BC%A0%E7%94%B2%E4%B9%99",
            "/penalties",
            "/penalties.csv", "/penalties?q=\(number)", "/api/v1/public/penalties",
            "/api/v1/public/subjects/\(home.code)",
            "/api/v1/public/subjects/\(number)", "/api/v1/public/subjects?q=\(number)",
        ] {
            let answer = try await site.ask(address)
            #expect(!answer.text.contains(number), "\(address)")
            #expect(!answer.text.contains("2026〕3号"), "\(address)")
            #expect(!answer.text.contains("内部备注"), "\(address)")
            #expect(answer.headers.allSatisfy { !$0.value.contains(number) }, "\(address)")
        }
    }

    @Test("M-19: a name that was asked for is repeated to the reader, but finds no person")
    func personsName() async throws {
        let page = try await TestHome().site().ask("/search?q=%E5%BC%A0%E7%94%B2%E4%B9%99")
        #expect(page.status == 200)
        #expect(page.text.contains("没有找到"))
    }

    @Test("M-19: an unknown code and a person's number give the same page")
    func sameAnswer() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let unknown = try await site.ask("/s/91370102MADEM00999")
        let shaped = try await site.ask("/s/\(TestHome.person.number)")
        #expect(unknown.status == 404)
        #expect(shaped.status == 404)
        #expect(unknown.withoutRequestID == shaped.withoutRequestID)
        let names = unknown.headers.map(\.name.canonicalName)
        #expect(names == shaped.headers.map(\.name.canonicalName))
    }

    @Test func aCodeInAnotherFormLeadsToTheCanonicalAddress() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let answer = try await site.ask("/s/\(home.code.lowercased())")
        #expect(answer.status == 301)
        #expect(answer.header("Location") == "/s/\(home.code)")
        let program = try await site.ask("/api/v1/public/subjects/\(home.code.lowercased())")
        #expect(program.status == 200)
    }

    @Test func recordsAreFilteredByItem() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let permits = try await site.ask("/s/\(home.code)?item=permit")
        #expect(permits.text.contains("济测许〔2025〕5号"))
        #expect(!permits.text.contains("2026〕1号"))
        #expect(try await site.ask("/s/\(home.code)?item=nothing").status == 400)
    }
}

extension SubjectPageTests {
    @Test("a filter that can't be used keeps what was typed beside it")
    func keptFilter() async throws {
        let site = try await TestHome().site()
        let answer = try await site.ask("/penalties?from=2026-13-01&q=%E6%B3%89%E6%B5%8B&to=2026-06-05")
        #expect(answer.status == 400)
        #expect(answer.text.contains("value=\"泉测\"") && answer.text.contains("value=\"2026-06-05\""))
    }

    @Test(
        "beside a filter that can't be used there is what is wrong with it, and no result",
        arguments: [
            ("from=2026-13-01", "f-from-fault", "日期请写成"), ("to=tomorrow", "f-to-fault", "日期请写成"),
            ("q=" + String(repeating: "a", count: 101), "f-q-fault", "请少输一些"),
            ("body=" + String(repeating: "a", count: 101), "f-body-fault", "请少输一些"), ("after=x", nil, "位置"),
        ])
    func noResult(query: String, field: String?, words: String) async throws {
        let site = try await TestHome().site()
        for list in ["/penalties", "/permits"] {
            let answer = try await site.ask("\(list)?\(query)")
            #expect(answer.status == 400)
            let faults = answer.text.components(separatedBy: "role=\"alert\"")
            #expect(faults.count == 2 && faults[1].prefix(120).contains(words))
            #expect(field == nil || answer.text.contains("aria-invalid=\"true\" aria-describedby=\"\(field ?? "")\""))
            #expect(!answer.text.contains(".csv") && !answer.text.contains("application/json"))
            #expect(!answer.text.contains("class=\"state\"") && !answer.text.contains("role=\"status\""))
        }
        let well = try await site.ask("/penalties?from=2026-01-01")
        #expect(well.status == 200 && well.text.contains(".csv") && well.text.contains("role=\"status\""))
        #expect(!well.text.contains("aria-invalid"))
    }
}
