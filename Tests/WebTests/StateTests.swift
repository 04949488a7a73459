// A record under its true state: an act that goes on, a permit that is no longer valid. Neither is guessed.

import Foundation
import Testing
import Web

@Suite struct StateTests {
    private func penalty(_ home: TestHome, _ state: String?) -> (item: String, fields: [String: String]) {
        var row = TestRows.penalty(home.code, "济测罚〔2026〕7号", "2026-06-10")
        if let state { row.fields["CF_XWZT"] = state }
        return row
    }

    private func permit(_ home: TestHome, _ state: String) -> (item: String, fields: [String: String]) {
        var row = TestRows.permit(home.code)
        row.fields["XK_WSH"] = "济测许〔2025〕6号"
        row.fields["XK_ZT"] = state
        return row
    }

    private func record(_ home: TestHome, _ number: String) async throws -> [String: Any] {
        let json = try await home.site().ask("/api/v1/public/subjects/\(home.code)").json
        let records = try #require(json["records"] as? [[String: Any]])
        return try #require(
            records.first { record in
                (record["fields"] as? [[String: Any]])?.contains { $0["value"] as? String == number } ?? false
            })
    }

    @Test("M-22: a continuing act is shown as such, with its source")
    func continuing() async throws {
        let home = try await TestHome()
        try await home.enter(penalty(home, "持续中"), 77)
        let page = try await home.site().ask("/s/\(home.code)")
        #expect(page.text.contains("据测试市市场监督管理局2026年11月20日（周五）报送，该行为仍在持续。"))
        let english = try await home.site().ask("/s/\(home.code)", ["Cookie": "lang=en"])
        #expect(english.text.contains("As reported by 测试市市场监督管理局 on Fri 20 November 2026, the act was still going on."))
        let act = try #require(try await record(home, "济测罚〔2026〕7号")["act"] as? [String: Any])
        #expect(act["state"] as? String == "continuing")
        #expect(act["source"] as? String == "测试市市场监督管理局")
        #expect(act["reported"] as? String == "2026-11-20")
        #expect((act["sentence"] as? String)?.contains("仍在持续") == true)
        // It prolongs nothing.
        #expect(try await record(home, "济测罚〔2026〕7号")["shownUntil"] as? String == "2027-06-10")
    }

    @Test("M-22: a missing end of the act is not a continuing act", arguments: [nil, "已终止"])
    func notGuessed(state: String?) async throws {
        let home = try await TestHome()
        try await home.enter(penalty(home, state), 77)
        let page = try await home.site().ask("/s/\(home.code)")
        #expect(page.text.contains("济测罚〔2026〕7号"))
        #expect(!page.text.contains("仍在持续"))
        #expect(try await record(home, "济测罚〔2026〕7号")["act"] is NSNull)
    }

    @Test("M-41: a permit that is no longer valid is not shown as if it were", arguments: ["2", "无效"])
    func invalid(state: String) async throws {
        let home = try await TestHome()
        try await home.enter(permit(home, state), 78)
        #expect(try await record(home, "济测许〔2025〕6号")["state"] as? String == "已无效")
        let site = try home.site()
        for address in ["/s/\(home.code)", "/permits"] {
            let page = try await site.ask(address).text
            #expect(page.contains("<span class=\"status status-ended\">已无效</span>"), "\(address)")
        }
        #expect(try await site.ask("/permits", ["Cookie": "lang=en"]).text.contains("No longer valid"))
    }

    @Test("M-41: a valid permit bears no state of its own", arguments: ["1", "有效", "正常"])
    func valid(state: String) async throws {
        let home = try await TestHome()
        try await home.enter(permit(home, state), 78)
        #expect(try await record(home, "济测许〔2025〕6号")["state"] is NSNull)
        #expect(try await !home.site().ask("/permits").text.contains("已无效"))
    }
}
