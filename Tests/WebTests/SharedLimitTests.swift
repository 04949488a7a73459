// Two servers of one city through their doors: what a reader spent at one counts at the other, and proxies are not believed.

import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import Web

@Suite("Limits at two servers")
struct SharedLimitTests {
    private func reports(_ times: Int, _ site: TestSite, from address: String) async throws -> [Answer] {
        var answers: [Answer] = []
        for _ in 0..<times {
            answers.append(
                try await site.ask("/s/\(site.home.code)/report", method: .post, ["X-Forwarded-For": address]))
        }
        return answers
    }

    @Test("an address that used up its reports at one server is refused at the other; another address is not")
    func twoSites() async throws {
        let home = try await TestHome()
        let (one, two) = (try home.site(isBehindTLS: true), try home.site(isBehindTLS: true, access: home.access()))
        #expect(try await reports(12, one, from: "203.0.113.7").allSatisfy { $0.status == 303 })
        #expect(try await reports(8, two, from: "203.0.113.7").allSatisfy { $0.status == 303 })
        for site in [one, two] {
            let refused = try #require(try await reports(1, site, from: "203.0.113.7").first)
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "6")
            #expect(try await reports(1, site, from: "203.0.113.8").map(\.status) == [303])
            #expect(try await site.ask("/s/\(home.code)", ["X-Forwarded-For": "203.0.113.7"]).status == 200)
        }
        home.moment.pass(minutes: 1)
        #expect(
            try await reports(11, two, from: "203.0.113.7").map(\.status) == Array(repeating: 303, count: 10) + [429])
        #expect(try await reports(1, one, from: "203.0.113.7").map(\.status) == [429])
    }

    @Test("the refusal says in both languages what it is and when to come back", arguments: ["zh", "en"])
    func words(language: String) async throws {
        let home = try await TestHome()
        let site = try home.site(isBehindTLS: true)
        _ = try await reports(20, site, from: "203.0.113.7")
        let answer = try await site.ask(
            "/api/v1/reports", method: .post, ["X-Forwarded-For": "203.0.113.7", "Cookie": "lang=\(language)"],
            body: "{\"code\":\"\(home.code)\"}")
        #expect(answer.status == 429)
        #expect(answer.header("Retry-After") == "6")
        #expect(answer.header("Content-Type") == "application/problem+json")
        let document = try answer.json
        #expect(document["type"] as? String == "/problems/too-many-requests")
        let detail = try #require(document["detail"] as? String)
        #expect(detail.contains(language == "zh" ? "一分钟" : "in a minute"))
    }

    @Test("an address that a stranger writes into the request is not believed, only one that a proxy of ours writes")
    func proxies() async throws {
        let home = try await TestHome()
        let ours = try #require(NetworkRange("203.0.113.0/24"))
        let strangers = try home.site(isBehindTLS: true, proxies: [ours])
        let known = try home.site(isBehindTLS: true, proxies: NetworkRange.loopback + [ours], access: home.access())
        let path = "/s/\(home.code)/report"
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        try await strangers.application.test(.live) { client in
            var statuses: [Int] = []
            for number in 0..<21 {
                let invented: HTTPFields = [forwarded: "198.51.100.\(number)"]
                statuses.append(
                    try await client.execute(uri: path, method: .post, headers: invented) { $0.status.code })
            }
            #expect(statuses == Array(repeating: 303, count: 20) + [429], "one reader, whatever names it gives itself")
        }
        try await known.application.test(.live) { client in
            let proxied = "192.0.2.9, 198.51.100.1, 203.0.113.5"
            let lists =
                ["198.51.100.1"] + Array(repeating: proxied, count: 19)
                + ["192.0.2.10, 198.51.100.1", "198.51.100.1, 198.51.100.2"]
            var statuses: [Int] = []
            for list in lists {
                statuses.append(
                    try await client.execute(uri: path, method: .post, headers: [forwarded: list]) { $0.status.code })
            }
            // A proxy that stands behind a proxy speaks for the reader before it.
            #expect(statuses == Array(repeating: 303, count: 20) + [429, 303])
        }
    }
}
