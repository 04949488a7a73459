// Numbers of requests, which join answers with lines of the log; and what may stand in such a line.

import Foundation
import Logging
import Testing
import Web

@Suite("Request numbers and the log")
struct OperationsLogTests {
    @Test("The number that the proxy gave is in the answer, in the problem and in the log")
    func numberIsTakenOver() async throws {
        let home = try await TestHome()
        let lines = LogLines()
        let site = try home.site(isBehindTLS: true, logger: lines.logger(.json))
        let number = "edge-7_Ab.0123"
        let problem = try await site.ask("/api/v1/public/subjects/\(home.code)x", ["X-Request-Id": number])
        #expect(problem.header("X-Request-Id") == number)
        #expect(try problem.json["instance"] as? String == number)
        let page = try await site.ask("/nowhere", ["X-Request-Id": number])
        #expect(page.text.contains(number))
        #expect(lines.all.count == 2)
        for line in lines.all { #expect(line.contains(#""request":"edge-7_Ab.0123""#), "\(line)") }
    }

    @Test(
        "A number that is not fit to be written down is replaced by ours",
        arguments: [
            "short", String(repeating: "a", count: 65), "has blank 12", "<script>alert(1)", "编号编号编号", "a;b,c=d/e",
            "\"quoted-id\"", "",
        ])
    func unfitIsReplaced(number: String) async throws {
        let site = try await TestHome().site(isBehindTLS: true)
        let answer = try await site.ask("/nowhere", ["X-Request-Id": number])
        let own = try #require(answer.header("X-Request-Id"))
        #expect(own != number && own.wholeMatch(of: /[0-9a-f]{17,32}/) != nil)
        #expect(number.isEmpty || !answer.text.contains(number))
    }

    @Test("Without a proxy a stranger can't choose the number")
    func strangersDoNotChoose() async throws {
        let site = try await TestHome().site()
        let answer = try await site.ask("/nowhere", ["X-Request-Id": "edge-0123456"])
        #expect(answer.header("X-Request-Id") != "edge-0123456")
        #expect(!answer.text.contains("edge-0123456"))
    }

    @Test("A request is one line: method, pattern, status, milliseconds, number, and nothing that was asked for")
    func oneLineARequest() async throws {
        let home = try await TestHome()
        let lines = LogLines()
        let site = try home.site(logger: lines.logger(.json))
        let answer = try await site.ask("/s/\(home.code)?from=%E5%BC%A0", ["User-Agent": "agent-of-somebody"])
        let line = try #require(lines.all.first)
        #expect(lines.all.count == 1)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(
            Set(json.keys)
                == ["time", "level", "message", "http.method", "http.route", "http.status", "http.ms", "request"])
        #expect(json["http.route"] == "/s/{code}")
        #expect(json["http.status"] == "200")
        #expect(json["http.ms"].flatMap(Double.init) != nil)
        #expect(json["time"] == "2026-11-18T11:06:40.123Z")
        #expect(json["request"] == answer.header("X-Request-Id"))
    }

    @Test("At the usual level a request writes nothing")
    func quietByDefault() async throws {
        let lines = LogLines()
        _ = try await TestHome().site(logger: lines.logger(.text, level: .notice)).ask("/")
        #expect(lines.all.isEmpty)
    }

    @Test("Words with blanks, quotes and ends of line stay inside their line")
    func wordsStayInside() async throws {
        let lines = LogLines()
        lines.logger(.text).error("two\nlines", metadata: ["a": "b c=\"d\"\n", "plain": "x"])
        lines.logger(.json).error("two\nlines", metadata: ["a": "b c=\"d\"\n"])
        #expect(lines.all[0] == #"2026-11-18T11:06:40.123Z error "two\u000alines" a="b c=\"d\"\u000a" plain=x"#)
        #expect(!lines.all[1].contains("\n"))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(lines.all[1].utf8)) as? [String: String])
        #expect(json["a"] == "b c=\"d\"\n")
    }
}
