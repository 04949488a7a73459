// An official asks about a subject, through HTTP on real storage: what is shown, what is refused, and what the log has of it.

import Access
import Disclosure
import Law
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `The page of a query` {
    @Test("M-21, N-3.1: an official sees what the own matter needs, with matter, purpose and articles named")
    func answer() async throws {
        let site = try await QuerySite()
        let form = try await site.get("/desk/query")
        #expect(form.status == 200)
        #expect(form.header("Cache-Control") == "no-store")
        for text in [QuerySite.matter, QuerySite.title, "行政许可、处罚、强制、给付等行政行为", "身份证", "当事人有权知道", "noindex"] {
            #expect(form.text.contains(text), "\(text)")
        }
        let page = try await site.ask()
        #expect(page.status == 200)
        #expect(page.header("Cache-Control") == "no-store")
        for text in [
            "济南趵突食品1号有限公司", QuerySite.title, "行政许可、处罚、强制、给付等行政行为", "信用信息1条", "行政处罚1条", QuerySite.fine,
            "可以查到", "济南市社会信用管理办法", "回执编号", "刷新这一页等于再查一次",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        // The permit is public, but this matter doesn't need it.
        #expect(!page.text.contains("准予食品经营"))
        // The matter stays chosen for the next question; the code does not.
        #expect(page.text.contains("value=\"\(QuerySite.matter)\" selected"))
        #expect(page.text.contains("name=\"code\" type=\"text\" class=\"mono\" value=\"\""))
    }

    @Test("M-21, M-37: another body’s matter, one that is over and an unknown one are refused in words, and on record")
    func refused() async throws {
        let site = try await QuerySite()
        let day = site.home.today
        try await site.register([
            site.matter("SC-008", until: day.adding(days: -1)),
            site.matter("SC-900", of: TestSupport.TestRows.court, purpose: "own-matters"),
        ])
        for (matter, words) in [
            ("SC-008", "这个事项今天不在有效期内"), ("SC-900", "贵单位没有登记这个事项"), ("SC-000", "贵单位没有登记这个事项"),
        ] {
            let page = try await site.ask(matter: matter)
            #expect(page.status == 403, "\(matter)")
            #expect(page.text.contains(words), "\(matter)")
            #expect(page.text.contains("回执编号") && page.text.contains("济南市社会信用管理办法"))
            #expect(!page.text.contains(QuerySite.fine) && !page.text.contains("济南趵突食品1号有限公司"))
            let line = try #require(try await site.log().first)
            #expect(line.refusal != nil && line.subject == nil)
            #expect(page.text.contains("\(line.id)"))
        }
        let form = try await site.get("/desk/query").text
        #expect(!form.contains("SC-008") && !form.contains("SC-900"))
    }

    @Test(
        "R-1.6: each query is in the log with person, body, time, matter, purpose and subject before its page is read")
    func record() async throws {
        let site = try await QuerySite()
        let page = try await site.ask()
        let number = try #require(page.text.firstMatch(of: /<dd class="mono">(\d+)<\/dd>/)).output.1
        let lines = try await site.log()
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect("\(line.id)" == number && line.means == .desk && line.at == site.home.now)
        #expect(line.person == "测试员" && line.body == site.home.provider.code)
        #expect(line.matter == QuerySite.matter && line.purpose == QuerySite.purpose)
        #expect(line.subject != nil && line.items == ["penalty"] && line.shown == 1 && line.refusal == nil)
        // Sent again it is another query. What is no question leaves no line.
        _ = try await site.ask()
        #expect(try await site.log().count == 2)
        #expect(try await site.ask(TestCode.broken(TestCode.organisation(1))).status == 422)
        #expect(try await site.ask(matter: "").status == 422)
        #expect(try await site.log().count == 2)
        // Where nothing can be written nobody gets an answer.
        try await site.home.run("ALTER TABLE query_entry RENAME TO query_entry_away")
        let unanswered = try await site.ask()
        #expect(unanswered.status >= 500)
        #expect(!unanswered.text.contains(QuerySite.fine))
    }

    @Test("M-19, M-37: a person is found by the document, and neither name nor number stands on the page")
    func person() async throws {
        let site = try await QuerySite()
        let page = try await site.ask(site.person, kind: "resident-id")
        #expect(page.status == 200)
        for text in [QuerySite.deed, "欧**", "自然人，身份证", Self.shape(site.person), "已遮盖"] {
            #expect(page.text.contains(text), "\(text)")
        }
        for text in [site.person, "欧阳测", "/proof/"] { #expect(!page.text.contains(text), "\(text)") }
        // What can't be told apart: nobody is known, or nothing may be shown.
        try await site.register([site.matter(items: ["penalty"])])
        let known = try await site.ask(site.person, kind: "resident-id")
        let stranger = TestCode.person(born: site.home.today.adding(years: -50), sequence: 9)
        let unknown = try await site.ask(stranger, kind: "resident-id")
        #expect(known.text.contains("没有可以提供的记录"))
        #expect(try Self.bare(known, site.person) == Self.bare(unknown, stranger))
        // A name finds nobody.
        #expect(try await site.ask("欧阳测", kind: "resident-id").status == 422)
    }

    private static func shape(_ number: String) -> String { number.prefix(4) + "**********" + number.suffix(4) }

    /// The page without its receipt and without what it shows of the number that was typed.
    private static func bare(_ answer: Answer, _ number: String) throws -> String {
        let receipt = try #require(answer.text.firstMatch(of: /<dd class="mono">(\d+)<\/dd>/)).output.1
        return answer.withoutRequestID.replacing(receipt, with: "").replacing(shape(number), with: "")
    }

    @Test("M-37: what may be a person’s number is never repeated; a mistyped code is explained and kept")
    func mistyped() async throws {
        let site = try await QuerySite()
        let code = TestCode.broken(TestCode.organisation(1))
        let kept = try await site.ask(code)
        #expect(kept.status == 422)
        #expect(kept.text.contains("校验码不符") && kept.text.contains("value=\"\(code)\""))
        #expect(kept.text.contains("value=\"\(QuerySite.matter)\" selected"))
        #expect(kept.header("Cache-Control") == "no-store")
        let number = site.person
        let other = String(number.prefix(17)) + (number.last == "1" ? "2" : "1")
        for (typed, kind, words) in [
            (number, "uscc", "这像是个人的证件号码"), ("李某\(number)", "uscc", "这像是个人的证件号码"), (other, "uscc", "号码"),
            (other, "resident-id", "校验码不符"), (String(number.dropLast()), "resident-id", "证件号码不对"),
            (number, "passport", "证件号码不对"), (String(number.dropLast(2)), "uscc", "还没有查询"),
        ] {
            let page = try await site.ask(typed, kind: kind)
            #expect(page.status == 422, "\(kind)")
            #expect(page.text.contains(words), "\(kind) \(words)")
            #expect(!page.text.contains(typed) && !page.text.contains(number.prefix(14)), "\(kind)")
        }
        #expect(try await site.ask(number, kind: "horoscope").status == 422)
        #expect(try await site.log().isEmpty)
    }

    @Test("M-37: a form that no page of the session sent is refused, and nothing is looked up")
    func token() async throws {
        let site = try await QuerySite()
        #expect(try await site.ask(token: "wrong").status == 403)
        #expect(try await site.ask(origin: "https://evil.example").status == 403)
        #expect(try await site.log().isEmpty)
        #expect(try await site.ask().status == 200)
    }

    @Test("M-37: each role has its own pages; for everybody else there are none")
    func roles() async throws {
        let site = try await QuerySite()
        let body = site.home.provider.code
        let pages = ["/desk/query", "/desk/matters", "/desk/matters.csv", "/desk/queries", "/desk/queries.csv"]
        let persons: [(String, String?, Set<Role>, Set<String>)] = [
            ("a.clerk", body, [.providerClerk], []),
            ("a.querier", body, [.businessQuerier], ["/desk/query", "/desk/matters", "/desk/matters.csv"]),
            ("an.auditor", body, [.auditor], Set(pages.dropFirst())),
            ("a.auditor", nil, [.auditor], Set(pages.dropFirst())),
            ("an.operator", nil, [.operator], ["/desk/matters", "/desk/matters.csv"]),
        ]
        for (login, organisation, roles, opened) in persons {
            let person = try await site.with(login, of: organisation, roles)
            let home = try await person.get("/desk").text
            for page in pages {
                #expect(try await person.get(page).status == (opened.contains(page) ? 200 : 404), "\(login) \(page)")
                if !page.hasSuffix(".csv") {
                    #expect(home.contains("href=\"\(page)\"") == opened.contains(page), "\(login) \(page)")
                }
            }
            #expect(home.contains("href=\"/desk/upload\"") == roles.contains(.providerClerk), "\(login)")
            if !opened.contains("/desk/query") { #expect(try await person.ask().status == 404, "\(login)") }
        }
        for page in pages { #expect(try await site.desk.get(page, cookie: "none=1").status == 303, "\(page)") }
        #expect(try await site.log().isEmpty)
    }

    @Test("N-3.1: without a matter of the own body there is no form, and the page says who registers one")
    func noMatter() async throws {
        let site = try await QuerySite(matters: [])
        let page = try await site.get("/desk/query")
        #expect(page.text.contains("贵单位没有可用的事项") && page.text.contains("由平台运行单位登记"))
        #expect(!page.text.contains("name=\"code\""))
        #expect(try await site.ask().status == 403)
        // The other side: with one there is a form.
        try await site.register([site.matter()])
        #expect(try await site.get("/desk/query").text.contains("name=\"code\""))
    }

    @Test("an organisation that nobody knows is told as such, and its code opens nothing") func unknown() async throws {
        let site = try await QuerySite()
        let page = try await site.ask(TestCode.organisation(55))
        #expect(page.status == 200)
        #expect(page.text.contains("平台没有登记这个代码的组织") && page.text.contains("没有可以提供的记录"))
        // In lower case and with blanks it is the same code.
        let code = TestCode.organisation(1)
        #expect(
            try await site.ask(" \(code.prefix(9).lowercased()) \(code.dropFirst(9))").text.contains(QuerySite.fine))
    }
}
