// The open interface: shapes, paging, problems, and a description that matches what the server does.

import Foundation
import Reports
import Testing
import Web

@Suite struct InterfaceTests {
    @Test func aRecordCarriesItsReasons() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let answer = try await site.ask("/api/v1/public/subjects/\(home.code)")
        let json = try answer.json
        let records = try #require(json["records"] as? [[String: Any]])
        #expect(records.count == 3)
        let penalty = try #require(records.first { $0["item"] as? String == "penalty" })
        #expect(penalty["decided"] as? String == "2026-06-05")
        #expect(penalty["shownUntil"] as? String == "2027-06-05")
        #expect(penalty["class"] as? String == "dishonesty")
        let reasons = try #require(penalty["reasons"] as? [[String: Any]])
        #expect(reasons.compactMap { $0["effect"] as? String } == ["published", "tierMaximum", "disclosureMaximum"])
        #expect((penalty["event"] as? [String: Any])?["leaf"] as? String != nil)
        let again = try await site.ask(
            "/api/v1/public/subjects/\(home.code)", ["If-None-Match": try #require(answer.header("ETag"))])
        #expect(again.status == 304)
        #expect(again.text.isEmpty)
    }

    @Test func listsGoOnByCursor() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let first = try await site.ask("/api/v1/public/penalties?limit=1").json
        let next = try #require(first["next"] as? String)
        let second = try await site.ask("/api/v1/public/penalties?limit=1&after=\(next)").json
        #expect((first["records"] as? [Any])?.count == 1)
        #expect((second["records"] as? [Any])?.count == 1)
        #expect(second["next"] is NSNull)
        let records = try await site.ask("/api/v1/public/subjects/\(home.code)/records?limit=2").json
        #expect((records["records"] as? [Any])?.count == 2)
        #expect(records["next"] is String)
    }

    @Test func listsAreFiltered() async throws {
        let home = try await TestHome()
        let site = try home.site()
        for (filter, count) in [
            ("q=%E6%B3%89%E6%B5%8B", 1), ("q=\(home.code)", 1), ("from=2026-06-06", 1), ("to=2026-06-06", 1),
            ("body=11370100MB000000XX", 2), ("body=nobody", 0), ("from=2026-06-06&to=2026-06-05", 0),
        ] {
            let json = try await site.ask("/api/v1/public/penalties?\(filter)").json
            #expect((json["records"] as? [Any])?.count == count, "\(filter)")
        }
    }

    @Test func searchFindsOrganisations() async throws {
        let home = try await TestHome()
        let json = try await home.site().ask("/api/v1/public/subjects?q=%E6%B3%89%E6%B5%8B").json
        let subjects = try #require(json["subjects"] as? [[String: Any]])
        #expect(subjects.compactMap { $0["code"] as? String } == [home.code])
    }

    @Test(arguments: [
        ("/api/v1/public/subjects/91370102MADEM00999", 404, "unknown-subject"), ("/api/nothing", 404, "unknown-page"),
        ("/api/v1/public/penalties?from=2026-13-01", 400, "bad-day"),
        ("/api/v1/public/penalties?limit=0", 400, "bad-limit"), ("/api/v1/public/penalties?after=x", 400, "bad-cursor"),
        ("/api/v1/public/subjects?q=a", 400, "text-too-short"), ("/api/v1/public/subjects/%zz", 400, "bad-address"),
    ])
    func problemsHaveAStableName(address: String, status: Int, slug: String) async throws {
        let answer = try await TestHome().site().ask(address)
        #expect(answer.status == status)
        #expect(answer.header("Content-Type") == "application/problem+json")
        let json = try answer.json
        #expect(json["type"] as? String == "/problems/\(slug)")
        #expect(json["status"] as? Int == status)
        #expect(json["instance"] as? String == answer.header("X-Request-Id"))
        for member in ["title", "detail"] { #expect((json[member] as? String)?.isEmpty == false) }
        #expect(try await TestHome().site().ask("/problems/\(slug)").status == 200)
    }

    @Test("M-19: a person's number in an address of the interface is refused with the article")
    func personalNumber() async throws {
        let answer = try await TestHome().site().ask("/api/v1/public/subjects/\(TestHome.person.number)")
        #expect(answer.status == 400)
        let json = try answer.json
        #expect(json["type"] as? String == "/problems/personal-number")
        #expect(json["clause"] as? String == "jn-measures-2022#19")
    }

    @Test func everyDescribedAddressAnswersAsDescribed() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let document = try await site.ask("/api/openapi.json").json
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: Any])
        let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let page = try await site.ask("/api").text
        let issued = try await home.reports.issue(.standard, code: home.code, on: TestHome.today, now: 0)
        let number = try #require(issued).report.number.text
        for (path, methods) in paths {
            if path.hasPrefix("/api/") { #expect(page.contains(path), "\(path)") }
            // What takes a token is asked for elsewhere.
            guard let get = (methods as? [String: [String: Any]])?["get"], get["security"] == nil else { continue }
            let address = path.replacingOccurrences(of: "{code}", with: home.code)
                .replacingOccurrences(of: "{number}", with: number)
            let answer = try await site.ask(address + (path.hasSuffix("/subjects") ? "?q=%E6%B3%89%E6%B5%8B" : ""))
            #expect(answer.status == 200, "\(path)")
            #expect(answer.header("Content-Type")?.hasPrefix("application/json") == true, "\(path)")
            if path.hasPrefix("/api/") { #expect(page.contains(path), "\(path)") }
        }
        let record = try #require(schemas["Record"] as? [String: Any])
        let described = try #require(record["required"] as? [String])
        let file = try await site.ask("/api/v1/public/subjects/\(home.code)").json
        for sent in try #require(file["records"] as? [[String: Any]]) { #expect(Set(sent.keys) == Set(described)) }
    }

    @Test func theExportIsSafeInASpreadsheet() async throws {
        let home = try await TestHome()
        let csv = try await home.site().ask("/permits.csv").text
        #expect(csv.hasPrefix("\u{FEFF}"))
        #expect(csv.contains("\"'=HYPERLINK(\"\"x\"\")热食类食品制售\""))
        #expect(csv.split(separator: "\r\n").count == 2)
    }
}
