// Reports through the doors of the site: issue, read, download, verify, and what is refused.

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Reports
import Testing
import Web
import WorkingDays

@Suite struct ReportTests {
    private static let english = ["Cookie": "lang=en"]

    @Test("P-3.5: anyone gets the report of an organisation by a button, and reads it without script")
    func journey() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let subject = try await site.ask("/s/\(home.code)")
        #expect(subject.text.contains("<form action=\"/s/\(home.code)/report\" method=\"post\">"))
        let issued = try await site.ask("/s/\(home.code)/report", method: .post)
        #expect(issued.status == 303)
        let address = try #require(issued.header("Location"))
        #expect(address.hasPrefix("/reports/20261120"))
        let page = try await site.ask(address)
        #expect(page.status == 200)
        #expect(page.header("Cache-Control") == "no-store")
        for text in [
            "公共信用信息报告", "济南泉测餐饮有限公司", "济测罚〔2026〕1号", "济测许〔2025〕5号", "查询期内无相关信息",
            "href=\"/guide#dispute\"", "href=\"/guide#repair\"", "href=\"\(address).html\"", "noindex",
            "href=\"\(address).css\"",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        // The same button on unchanged data leads to the same report.
        #expect(try await site.ask("/s/\(home.code)/report", method: .post).header("Location") == address)
        let translated = try await site.ask(address, Self.english)
        #expect(translated.text.contains("Public Credit Information Report"))
        #expect(translated.text.contains("Nothing on record"))
    }

    @Test("P-3.5: the downloads are files that verify, and the JSON is the snapshot itself")
    func files() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let address = try await Self.issue(site)
        for (end, headers) in [(".html", [:]), (".html", Self.english), (".json", [:])] {
            let file = try await site.ask(address + end, headers)
            #expect(file.status == 200)
            #expect(file.header("Content-Disposition")?.hasPrefix("attachment; filename=\"report-2026") == true)
            let found = try await Self.verify(file.text, home)
            #expect(found.isGenuine && found.isUsable, "\(end)")
            let altered = try await Self.verify(file.text.replacingOccurrences(of: "2万元", with: "9万元"), home)
            #expect(!altered.isGenuine, "\(end)")
        }
        let json = try await site.ask("/api/v1" + address).json
        #expect((json["sections"] as? [Any])?.count == 9)
        #expect((json["subject"] as? [String: Any])?["code"] as? String == home.code)
    }

    @Test("P-3.5: verification tells day and state, and neither name nor code nor content")
    func verification() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let number = try await Self.issue(site).dropFirst(9)
        let page = try await site.ask("/verify?number=" + number.lowercased())
        #expect(page.status == 200)
        #expect(page.text.contains("status-proof"))
        #expect(page.text.contains("2026年11月20日"))
        let answer = try await site.ask("/api/v1/reports/\(number)/verify")
        let json = try answer.json
        #expect(Set(json.keys) == ["genuine", "number", "issued", "dataAsOf", "changedSince", "usable"])
        #expect(json["genuine"] as? Bool == true)
        #expect(json["usable"] as? Bool == true)
        #expect(json["changedSince"] as? Bool == false)
        #expect(json["issued"] as? String == "2026-11-20T08:00:01+08:00")
        for secret in ["泉测", home.code, "济测罚", "济测许", "李测"] {
            #expect(!page.text.contains(secret), "\(secret)")
            #expect(!answer.text.contains(secret), "\(secret)")
        }
    }

    @Test("P-3.5: a forged number is not genuine, and what was typed comes back only if it is a number")
    func forged() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let real = String(try await Self.issue(site).dropFirst(9))
        let forged = String(real.dropLast()) + (real.hasSuffix("0") ? "1" : "0")
        let json = try await site.ask("/api/v1/reports/\(forged)/verify").json
        #expect(json["genuine"] as? Bool == false)
        #expect(json["usable"] as? Bool == false)
        #expect(json["issued"] is NSNull)
        #expect(try await site.ask("/verify?number=\(forged)").text.contains("没有这个编号的报告"))
        for typed in [TestHome.person.number, "%3Cscript%3E", home.code] {
            let page = try await site.ask("/verify?number=\(typed)")
            #expect(page.status == 200)
            #expect(!page.text.contains(typed))
            #expect(!page.text.contains("<script"))
            #expect(page.text.contains("status-alert"))
            let program = try await site.ask("/api/v1/reports/\(typed)/verify")
            #expect(!program.text.contains(typed))
        }
        #expect(try await site.ask("/reports/\(forged)").status == 404)
        #expect(try await site.ask("/reports/\(real.lowercased())").status == 404)
        #expect(try await site.ask("/reports/\(TestHome.person.number)").status == 404)
    }

    @Test("P-3.5: a person's number gets the answer of an unknown code, and a clause on the interface")
    func persons() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let unknown = try await site.ask("/s/91370102MADEM00999/report", method: .post)
        let person = try await site.ask("/s/\(TestHome.person.number)/report", method: .post)
        #expect(unknown.status == 404)
        #expect(person.status == 404)
        #expect(unknown.withoutRequestID == person.withoutRequestID)
        let program = try await site.send("/api/v1/reports", "{\"code\":\"\(TestHome.person.number)\"}")
        #expect(program.status == 400)
        #expect(try program.json["clause"] as? String == "jn-measures-2022#19")
        #expect(!program.text.contains(TestHome.person.number))
    }

    @Test("P-3.5: a program issues by code; the same data give the same number")
    func interface() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let question = "{\"code\":\"\(home.code)\",\"kind\":\"standard\"}"
        let first = try await site.send("/api/v1/reports", question)
        #expect(first.status == 201)
        let number = try #require(try first.json["number"] as? String)
        #expect(first.header("Location") == "/api/v1/reports/\(number)")
        let second = try await site.send("/api/v1/reports", question)
        #expect(second.status == 200)
        #expect(try second.json["number"] as? String == number)
        #expect(try await site.ask("/api/v1/reports/\(number)").status == 200)
    }

    @Test(
        "bad questions get a problem document that says what to do",
        arguments: [
            ("", 400, "bad-body"), ("{", 400, "bad-body"), ("[]", 400, "bad-body"),
            ("{\"kind\":\"standard\"}", 400, "bad-body"),
            ("{\"code\":\"91370102MADEM00999\"}", 404, "unknown-subject"), ("{\"code\":\"\"}", 404, "unknown-subject"),
            ("{\"code\":\"91370102MADEM00999\",\"kind\":\"score\"}", 400, "unknown-report-kind"),
            ("{\"code\":\"" + String(repeating: "9", count: 9000) + "\"}", 400, "bad-body"),
        ])
    func badQuestions(body: String, status: Int, slug: String) async throws {
        let answer = try await TestHome().site().send("/api/v1/reports", body)
        #expect(answer.status == status)
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(try answer.json["type"] as? String == "/problems/\(slug)")
    }

    @Test("M-22: after a record in it has expired, an old report shows nothing and verifies as no longer usable")
    func expired() async throws {
        let home = try await TestHome()
        let address = try await Self.issue(try home.site())
        let number = address.dropFirst(9)
        // The penalty's last day of publication.
        let last = try home.site(on: TestHome.day(2027, 6, 5))
        #expect(try await last.ask(address).status == 200)
        let after = try home.site(on: TestHome.day(2027, 6, 6))
        for place in [address, address + ".html", address + ".json", "/api/v1" + address] {
            let gone = try await after.ask(place)
            #expect(gone.status == 410, "\(place)")
            for secret in ["泉测", "济测罚", home.code] { #expect(!gone.text.contains(secret), "\(place)") }
        }
        let json = try await after.ask("/api/v1/reports/\(number)/verify").json
        #expect(json["genuine"] as? Bool == true)
        #expect(json["usable"] as? Bool == false)
        #expect(json["changedSince"] as? Bool == true)
        #expect(try await after.ask("/verify?number=\(number)").text.contains("不得再使用"))
        let next = try await after.ask("/s/\(home.code)/report", method: .post)
        #expect(next.header("Location") != address)
        #expect(try await !after.ask(next.header("Location") ?? "").text.contains("济测罚"))
    }

    @Test("M-22: a withdrawn record ends the report at once")
    func withdrawn() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let address = try await Self.issue(site)
        try await home.withdraw(item: "penalty")
        #expect(try await site.ask(address).status == 410)
        let json = try await site.ask("/api/v1\(address)/verify").json
        #expect(json["changedSince"] as? Bool == true)
        #expect(json["usable"] as? Bool == false)
    }

    @Test("hostile names stay text in a report")
    func hostile() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let address = try await Self.issue(site, home.hostileCode)
        for place in [address, address + ".html"] {
            let text = try await site.ask(place).text
            #expect(text.contains("&lt;script&gt;"))
            #expect(!text.contains("<script"))
            #expect(!text.contains("<img"))
            #expect(!Array(text.unicodeScalars).contains("\"\u{301}".unicodeScalars))
        }
    }

    @Test("one address can't ask for reports without end, and reading is not limited")
    func limited() async throws {
        let home = try await TestHome()
        let site = try home.site()
        var statuses: [Int] = []
        for _ in 0..<21 { statuses.append(try await site.ask("/s/\(home.code)/report", method: .post).status) }
        #expect(statuses.prefix(20).allSatisfy { $0 == 303 })
        #expect(statuses.last == 429)
        let program = try await site.send("/api/v1/reports", "{\"code\":\"\(home.code)\"}")
        #expect(program.status == 429)
        #expect(program.header("Retry-After") != nil)
        #expect(try await site.ask("/s/\(home.code)").status == 200)
    }

    // MARK: Parts

    private static func issue(_ site: TestSite, _ code: String? = nil) async throws -> String {
        try #require(try await site.ask("/s/\(code ?? site.home.code)/report", method: .post).header("Location"))
    }

    private static func verify(_ text: String, _ home: TestHome) async throws -> Verification {
        var pieces = [Array(text.utf8)]
        return try await home.reports.verify(
            file: { pieces.isEmpty ? [] : pieces.removeFirst() }, on: TestHome.today)
    }
}

extension TestSite {
    /// Sends JSON.
    fileprivate func send(_ address: String, _ body: String) async throws -> Answer {
        try await application.test(.router) { client in
            try await client.execute(
                uri: address, method: .post, headers: [.contentType: "application/json"],
                body: ByteBuffer(string: body)
            ) { response in
                Answer(
                    status: response.status.code, headers: response.headers, text: String(buffer: response.body))
            }
        }
    }
}
