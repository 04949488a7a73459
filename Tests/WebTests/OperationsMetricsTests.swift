// The figures for Prometheus: their form, what they must never hold, and who may read them.

import Foundation
import Testing
import Web

@Suite("Figures for the operator")
struct OperationsMetricsTests {
    private static let token = "0123456789abcdef0123456789abcdef"

    @Test("Requests are counted by route pattern and class of status, never by what was asked for")
    func countsPatterns() async throws {
        let home = try await TestHome()
        let text = try await home.site().live([
            ("/s/\(home.code)", [:]), ("/s/\(home.code)", [:]), ("/s/91370102MADEM00099", [:]),
            ("/nowhere/\(home.code)", [:]), ("/search?q=%E5%BC%A0%E4%B8%89", [:]), ("/metrics", [:]),
        ])[5].text
        #expect(text.contains(#"chengxin_http_requests_total{method="GET",route="/s/{code}",status="2xx"} 2"# + "\n"))
        #expect(text.contains(#"chengxin_http_requests_total{method="GET",route="/s/{code}",status="4xx"} 1"# + "\n"))
        #expect(text.contains(#"chengxin_http_requests_total{method="GET",route="unmatched",status="4xx"} 1"# + "\n"))
        #expect(text.contains(#"chengxin_http_requests_total{method="GET",route="/search",status="2xx"} 1"# + "\n"))
        #expect(text.contains("chengxin_http_requests_open 1\n"), "the one that reads the figures is the only one")
        for secret in [home.code, "91370102MADEM00099", "nowhere", "%E5", "张"] { #expect(!text.contains(secret)) }
    }

    @Test("Every line keeps to the text format 0.0.4, and a histogram adds up")
    func keepsTheFormat() async throws {
        let home = try await TestHome()
        let odd = MetricFamily("odd", .gauge, "back\\slash\nnew line", [.init(0.5, ["l": "a\"b\\c\nd"]), .init(.nan)])
        let site = try home.site(operations: home.operations(figures: { [odd] }))
        let answers = try await site.live([("/", [:]), ("/", [:]), ("/metrics", [:])])
        #expect(answers[2].header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        let lines = answers[2].text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.last == "", "the last line ends too")
        let sample =
            /[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-z_]+="([^"\\\n]|\\["\\n])*"(,[a-z_]+="([^"\\\n]|\\["\\n])*")*\})? (NaN|[+-]Inf|-?[0-9.e+-]+)/
        let comment = /# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))/
        for line in lines.dropLast() {
            #expect(line.wholeMatch(of: sample) != nil || line.wholeMatch(of: comment) != nil, "\(line)")
        }
        let names = lines.filter { $0.hasPrefix("# TYPE") }.map { $0.split(separator: " ")[2] }
        #expect(Set(names).count == names.count && names.count == lines.filter { $0.hasPrefix("# HELP") }.count)
        #expect(lines.contains(#"# HELP odd back\\slash\nnew line"#))
        #expect(lines.contains(#"odd{l="a\"b\\c\nd"} 0.5"#))
        #expect(lines.contains("odd NaN"))
        let buckets = lines.filter { $0.hasPrefix(#"chengxin_http_request_duration_seconds_bucket{route="/","#) }
            .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(buckets.count == 14 && buckets == buckets.sorted() && buckets.last == 2)
        #expect(lines.contains(#"chengxin_http_request_duration_seconds_count{route="/"} 2"#))
        #expect(
            lines.contains { $0.hasPrefix(#"chengxin_http_request_duration_seconds_bucket{route="/",le="+Inf"} 2"#) })
    }

    @Test("The number of series does not grow with the addresses that are asked for")
    func isBounded() async throws {
        let site = try await TestHome().site()
        let few = try await site.live([("/a", [:]), ("/metrics", [:]), ("/metrics", [:])])[2]
        let many = try await site.live((0..<60).map { ("/x\($0)/y?z=\($0)", [:]) } + [("/metrics", [:])])[60]
        #expect(few.text.split(separator: "\n").count == many.text.split(separator: "\n").count)
    }

    @Test(
        "Whoever comes through a proxy is told that there is no such page",
        arguments: ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host"])
    func isLocal(header: String) async throws {
        let home = try await TestHome()
        for behind in [false, true] {
            let answers = try await home.site(isBehindTLS: behind).live([
                ("/metrics", [header: "127.0.0.1"]), ("/metrics", [:]),
            ])
            #expect(answers.map(\.status) == [404, 200])
            #expect(!answers[0].text.contains("chengxin_"))
        }
    }

    @Test("The token opens the figures from elsewhere; another one opens them to nobody")
    func tokenOpens() async throws {
        let home = try await TestHome()
        let site = try home.site(isBehindTLS: true, operations: home.operations(token: Self.token))
        let proxied = ["X-Forwarded-For": "203.0.113.7"]
        let given = [
            "Bearer " + Self.token, "Bearer " + Self.token + "0", "Bearer " + Self.token.dropLast(), "Bearer ",
            "Basic x",
        ]
        let answers = try await site.live(given.map { ("/metrics", proxied.merging(["Authorization": $0]) { $1 }) })
        #expect(answers.map(\.status) == [200, 404, 404, 404, 404])
        let without = try home.site(isBehindTLS: true)
        let refused = try await without.live([("/metrics", proxied.merging(["Authorization": given[0]]) { $1 })])
        #expect(refused[0].status == 404, "a server without a token takes none")
    }
}
