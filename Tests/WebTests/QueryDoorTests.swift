// The channel of officials through HTTP: who is answered at all, what is no question, how often, and nothing without the log.

import Access
import Foundation
import Law
import Storage
import Testing
import TestSupport
import Web
import WorkingDays

@Suite("The door of the channel of officials")
struct QueryDoorTests {
    private static let nobody = TestCode.person(born: TestHome.today.adding(years: -50), sequence: 7)

    @Test("M-37: whoever has no good token gets one and the same 401, and the query log has no line of it")
    func tokens() async throws {
        let desk = try await QueryDesk { try $0.site(isBehindTLS: true) }
        let home = desk.home
        let near = try #require(NetworkRange("192.0.2.0/24"))
        let bound = try await QueryDesk.token(home, "bound", [.businessQuerier], [.query], networks: [near])
        let ended = try await QueryDesk.token(home, "ended", [.businessQuerier], [.query])
        try await home.access.endToken(ended.token.id)
        let gone = try await QueryDesk.token(home, "gone", [.businessQuerier], [.query])
        try await home.access.disable(login: "gone")
        let short = try await QueryDesk.token(home, "short", [.businessQuerier], [.query], days: 0)
        let left = try await QueryDesk.token(
            home, "left", [.businessQuerier], [.query], roleUntil: TestHome.today)
        #expect(try await desk.ask(token: bound.text, ["X-Forwarded-For": "192.0.2.7"]).status == 200)
        #expect(try await desk.ask(token: short.text).status == 200)
        #expect(try await desk.ask(token: left.text).status == 200)
        let lines = try await desk.log().count

        let tomorrow = try home.site(on: TestHome.today.adding(days: 1), isBehindTLS: true)
        let path = "/api/v1/subjects/\(home.code)/records?matter=SC-001&purpose=\(QueryDesk.purpose)"
        let answers = [
            try await desk.site.ask(path), try await desk.site.ask(path + "&access_token=\(desk.token)"),
            try await desk.site.ask(path, ["Authorization": "Basic \(desk.token)"]),
            try await desk.ask(token: "cx_nothing"), try await desk.ask(token: String(desk.token.dropLast()) + "-"),
            try await desk.ask(token: ended.text), try await desk.ask(token: gone.text),
            try await desk.ask(token: bound.text, ["X-Forwarded-For": "198.51.100.7"]),
            try await desk.ask(token: short.text, at: tomorrow), try await desk.ask(token: left.text, at: tomorrow),
            try await desk.send(QueryDesk.question(TestHome.person.number), token: "cx_nothing"),
            try await desk.send("nonsense", token: ended.text),
        ]
        for answer in answers {
            #expect(answer.status == 401)
            #expect(answer.header("WWW-Authenticate") == "Bearer")
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(try answer.json["type"] as? String == "/problems/token-needed")
        }
        #expect(Set(answers.map(\.withoutRequestID)).count == 1)
        #expect(try await desk.log().count == lines)
    }

    // MARK: What is no question

    @Test("M-21: a person’s number in an address is refused before anybody looks at it, with a token or without")
    func numberInAddress() async throws {
        let desk = try await QueryDesk()
        for number in [TestHome.person.number, Self.nobody, TestHome.person.number.lowercased()] {
            let answers = [
                try await desk.ask(number), try await desk.site.ask("/api/v1/subjects/\(number)/records"),
            ]
            for answer in answers {
                #expect(answer.status == 400)
                #expect(try answer.json["type"] as? String == "/problems/personal-number")
                #expect(!answer.text.contains(number))
            }
        }
        #expect(try await desk.log().isEmpty)
    }

    @Test("a question that can’t be read is no question: the program hears what is missing, and the log has no line")
    func incomplete() async throws {
        let desk = try await QueryDesk()
        let number = TestHome.person.number
        let wrong = TestCode.broken(number)
        let ground = "\"matter\":\"SC-001\",\"purpose\":\"\(QueryDesk.purpose)\""
        let bodies = [
            ("", "bad-body"), ("[]", "bad-body"), ("{\"subject\":\"\(number)\",\(ground)}", "bad-body"),
            ("{\"subject\":{\"code\":\"\(number)\"},\(ground)}", "bad-body"),
            (QueryDesk.question(String(repeating: "9", count: 5000)), "bad-body"),
            ("{\(ground)}", "question-incomplete"),
            (QueryDesk.question(number, matter: " "), "question-incomplete"),
            (QueryDesk.question(number, purpose: ""), "question-incomplete"),
            (QueryDesk.question(number, kind: "name"), "unknown-document-kind"),
            (QueryDesk.question(wrong), "number-not-valid"), (QueryDesk.question("张甲乙"), "number-not-valid"),
            (QueryDesk.question(number, kind: "uscc"), "number-not-valid"),
            (QueryDesk.question(number, kind: "passport"), "number-not-valid"),
            (QueryDesk.question(desk.home.code), "number-not-valid"),
            (QueryDesk.question("91370102MADEM00999", kind: "uscc"), "number-not-valid"),
        ]
        for (body, slug) in bodies {
            let answer = try await desk.send(body)
            #expect(answer.status == 400, "\(slug)")
            #expect(try answer.json["type"] as? String == "/problems/\(slug)")
            for typed in [number, wrong, "张甲乙", desk.home.code] { #expect(!answer.text.contains(typed), "\(slug)") }
        }
        for answer in [try await desk.ask(matter: nil), try await desk.ask(purpose: nil)] {
            #expect(answer.status == 400)
            #expect(try answer.json["type"] as? String == "/problems/question-incomplete")
        }
        let malformed = try await desk.ask("91370102MADEM00999")
        #expect(malformed.status == 404)
        #expect(try malformed.json["type"] as? String == "/problems/unknown-subject")
        #expect(try await desk.log().isEmpty)
    }

    // MARK: Once, often, or not at all

    @Test("R-1.6: nobody is answered when the log can’t be written")
    func noLog() async throws {
        let desk = try await QueryDesk {
            try $0.site(
                operations: OperationsDoor(
                    elapsed: { 0 }, isOutage: { $0 is StorageError }, figures: { [] },
                    standing: { Standing(schema: .own, policy: .active) }))
        }
        #expect(try await desk.ask().status == 200)
        try await desk.home.change("DROP TABLE query_entry")
        for answer in [try await desk.ask(), try await desk.send(QueryDesk.question(TestHome.person.number))] {
            #expect(answer.status == 503)
            #expect(answer.header("Retry-After") != nil)
            #expect(try answer.json["type"] as? String == "/problems/unavailable")
            for secret in ["泉测", "济测罚", desk.home.code] { #expect(!answer.text.contains(secret)) }
        }
    }

    @Test("R-1.6: a question that comes twice with one key is asked twice, logged twice, and its answer kept nowhere")
    func keys() async throws {
        let desk = try await QueryDesk()
        let question = QueryDesk.question(TestHome.person.number)
        let answers = [
            try await desk.send(question, ["Idempotency-Key": "b9c5d1f0"]),
            try await desk.send(question, ["Idempotency-Key": "b9c5d1f0"]),
        ]
        #expect(answers.map(\.status) == [200, 200])
        #expect(answers[0].text != answers[1].text, "each has a receipt of its own")
        #expect(answers.allSatisfy { $0.header("Idempotency-Replayed") == nil })
        #expect(try await desk.log().count == 2)
        #expect(try await desk.number("SELECT COUNT(*) FROM request_key") == 0)
        let bad = try await desk.send(question, ["Idempotency-Key": "no key"])
        #expect(bad.status == 400)
        #expect(try bad.json["type"] as? String == "/problems/bad-idempotency-key")
        #expect(try await desk.log().count == 2)
    }

    @Test("R-1.6: a lost token does not copy the city: who asks too often waits, at whatever address")
    func limited() async throws {
        let desk = try await QueryDesk { try $0.site(isBehindTLS: true) }
        let near = ["X-Forwarded-For": "203.0.113.7"]
        let account = try #require(try await desk.home.access.account(login: "lin.jia")).id
        for _ in 0..<599 { try await desk.home.access.spend(.queries, account: account) }
        #expect(try await desk.ask(near).status == 200)
        let refused = try await desk.ask(near)
        #expect(refused.status == 429)
        #expect(refused.header("Retry-After") == "1")
        #expect(!refused.text.contains("济测罚"))
        #expect(try await desk.log().count == 1)
        #expect(try await desk.ask(["X-Forwarded-For": "203.0.113.8"]).status == 429)
        desk.home.moment.pass(minutes: 1)
        #expect(try await desk.ask(near).status == 200)
    }

    // MARK: Words

    @Test(
        "every way in which a question fails is explained in both languages",
        arguments: [
            "token-needed", "question-incomplete", "unknown-document-kind", "number-not-valid", "query-not-entitled",
            "matter-unknown", "matter-not-in-force", "purpose-not-of-matter", "purpose-not-open",
        ])
    func words(slug: String) async throws {
        let site = try await TestHome().site()
        let chinese = try await site.ask("/problems/\(slug)", ["Accept-Language": "zh"])
        let english = try await site.ask("/problems/\(slug)", ["Accept-Language": "en"])
        #expect((chinese.status, english.status) == (200, 200))
        #expect(chinese.text.contains("请") && english.text.contains(/(?i)nothing was looked up|can be used/))
    }

    @Test("the description of the interface says what the channel answers, and that it takes a token")
    func described() async throws {
        let desk = try await QueryDesk()
        let document = try await desk.site.ask("/api/openapi.json").json
        let components = try #require(document["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        for (path, method) in [("/api/v1/subjects/{code}/records", "get"), ("/api/v1/subjects/query", "post")] {
            #expect((paths[path]?[method]?["security"] as? [[String: Any]])?.first?.keys.first == "bearer", "\(path)")
        }
        let required = { (name: String) in Set((schemas[name] as? [String: Any])?["required"] as? [String] ?? []) }
        let answer = try await desk.ask()
        #expect(Set(try answer.json.keys) == required("QueryAnswer"))
        for record in try answer.records { #expect(Set(record.keys) == required("Record")) }
        let refusal = try await desk.ask(matter: "SC-404")
        #expect(Set(try refusal.json.keys) == required("Problem").union(["clause", "receipt"]))
    }
}
