// The channel of officials through HTTP: what a matter opens, that a refusal tells nothing, and that the log has it all.

import Access
import Disclosure
import Foundation
import Registry
import Storage
import Testing
import TestSupport
import Web
import WorkingDays

@Suite("The channel of officials for programs")
struct QueryAPITests {
    /// Of nobody.
    private static let unknownCode = TestCode.organisation(4711)
    private static let nobody = TestCode.person(born: TestHome.today.adding(years: -50), sequence: 7)

    // MARK: What is shown

    @Test("M-21: a querier sees the records that the matter needs and no others, and the question is in the log")
    func shown() async throws {
        let desk = try await QueryDesk()
        let answer = try await desk.ask()
        #expect(answer.status == 200)
        #expect(answer.header("Cache-Control") == "no-store" && answer.header("ETag") == nil)
        let json = try answer.json
        // Registration and permit are published for anybody, and still not of the matter; the penalty of 2019 has expired.
        let records = try answer.records
        #expect(records.compactMap { $0["item"] as? String } == ["penalty"])
        #expect(answer.text.contains("济测罚〔2026〕1号") && !answer.text.contains("济测罚〔2019〕9号"))
        #expect((json["subject"] as? [String: Any])?["code"] as? String == desk.home.code)
        #expect((json["matter"] as? [String: Any])?["code"] as? String == "SC-001")
        let purpose = try #require(json["purpose"] as? [String: Any])
        #expect(purpose["id"] as? String == QueryDesk.purpose)
        #expect((purpose["citations"] as? [[String: Any]])?.first?["source"] as? String == "jn-measures-2022")
        let receipt = try #require(json["receipt"] as? [String: Any])
        #expect(receipt["at"] as? String == "2026-11-20T12:00:00+08:00")
        let line = try #require(try await desk.log().first)
        #expect(receipt["number"] as? String == "\(line.id)")
        #expect(line.means == .api && line.channel == .sharing && line.refusal == nil)
        #expect(line.body == QueryDesk.body && line.matter == "SC-001" && line.purpose == QueryDesk.purpose)
        #expect(line.items == ["penalty"] && line.shown == 1 && line.subject != nil)
    }

    @Test("M-21: what is shared and published for nobody leaves by this channel only, and without a public proof")
    func sharedOnly() async throws {
        let desk = try await QueryDesk()
        try await desk.honour(of: .organisation(code: desk.home.code), name: "济南泉测餐饮有限公司", 40)
        let published = try await desk.site.ask("/api/v1/public/subjects/\(desk.home.code)").text
        #expect(!published.contains(QueryDesk.honour))
        let answer = try await desk.ask(matter: "SC-002")
        let record = try #require(try answer.records.first)
        #expect(try answer.records.count == 1 && record["item"] as? String == "honour")
        #expect(answer.text.contains(QueryDesk.honour))
        #expect(!answer.text.contains(TestHome.person.number), "numbers of persons in free text are masked")
        #expect((record["reasons"] as? [[String: Any]])?.first?["effect"] as? String == "shared")
        #expect((record["event"] as? [String: Any])?["proof"] == nil)
        #expect(try await !desk.ask(matter: "SC-003").text.contains(QueryDesk.honour))
    }

    @Test("M-21: of a natural person the name and the number are masked, and no name, code or proof stands beside them")
    func person() async throws {
        let desk = try await QueryDesk()
        let (name, number) = (TestHome.person.name, TestHome.person.number)
        try await desk.honour(of: .person(document: "resident-id", number: number), name: name, 41)
        for typed in [number, number.lowercased(), " \(number) "] {
            let answer = try await desk.send(QueryDesk.question(typed, matter: "SC-002"))
            #expect(answer.status == 200)
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(try answer.json["subject"] is NSNull)
            let record = try #require(try answer.records.first)
            let fields = try #require(record["fields"] as? [[String: Any]])
            let shown = try #require(fields.first { $0["code"] as? String == "RY_XDR_MC" })
            #expect(shown["value"] as? String == "张**" && shown["masked"] as? Bool == true)
            #expect(answer.text.contains(QueryDesk.honour))
            #expect(!answer.text.contains(name) && !answer.text.contains(number))
            #expect((record["event"] as? [String: Any])?["proof"] == nil)
        }
        let lines = try await desk.log()
        #expect(lines.map(\.items) == [["honour"], ["honour"], ["honour"]])
    }

    @Test("M-20b: nobody learns whether a person is unknown or has records that need the person’s own consent")
    func authorisedOnly() async throws {
        let desk = try await QueryDesk()
        // The home knows a penalty of this person, which the catalogue opens on authorisation only.
        let known = try await desk.send(QueryDesk.question(TestHome.person.number, matter: "SC-003"))
        let unknown = try await desk.send(QueryDesk.question(Self.nobody, matter: "SC-003"))
        #expect(known.status == 200 && unknown.status == 200)
        #expect(try known.records.isEmpty)
        #expect(try known.saying == unknown.saying)
        #expect(!known.text.contains("济测罚〔2026〕3号"))
        let lines = try await desk.log()
        #expect(lines.map(\.shown) == [0, 0])
    }

    @Test("M-21: an organisation may be asked about in the body too, and gets the same answer")
    func organisationInBody() async throws {
        let desk = try await QueryDesk()
        let sent = try await desk.send(QueryDesk.question(desk.home.code.lowercased(), kind: "uscc"))
        #expect(try sent.saying == (try await desk.ask().saying))
        let unknown = try await desk.ask(Self.unknownCode)
        #expect(unknown.status == 200)
        #expect(try unknown.json["subject"] is NSNull && unknown.records.isEmpty)
    }

    // MARK: What is refused

    private static let refusals: [(String, String, Refusal, String, String)] = [
        ("SC-404", QueryDesk.purpose, .matterUnknown, "matter-unknown", "jn-4-2021#3.1"),
        ("SC-900", QueryDesk.purpose, .matterUnknown, "matter-unknown", "jn-4-2021#3.1"),
        ("SC-008", QueryDesk.purpose, .matterNotInForce, "matter-not-in-force", "jn-4-2021#3.1"),
        ("SC-009", QueryDesk.purpose, .matterNotInForce, "matter-not-in-force", "jn-4-2021#3.1"),
        ("SC-001", "personnel", .purposeNotOfMatter, "purpose-not-of-matter", "jn-measures-2022#21"),
        ("SC-001", "curiosity", .purposeNotOfMatter, "purpose-not-of-matter", "jn-measures-2022#21"),
    ]

    @Test(
        "M-21: a question without a matter of the own body or a purpose of the law is refused, and the log says why",
        arguments: Self.refusals)
    func refused(matter: String, purpose: String, refusal: Refusal, slug: String, clause: String) async throws {
        let desk = try await QueryDesk()
        let known = try await desk.ask(matter: matter, purpose: purpose)
        try await expect(known, refusal, slug, clause, desk)
        let unknown = try await desk.ask(Self.unknownCode, matter: matter, purpose: purpose)
        let person = try await desk.send(
            QueryDesk.question(TestHome.person.number, matter: matter, purpose: purpose))
        #expect(try known.saying == unknown.saying, "whoever may not ask learns nothing about anybody")
        #expect(try known.saying == person.saying)
        #expect(try await desk.log().map(\.refusal) == [refusal, refusal, refusal])
    }

    @Test("M-21: a purpose that is not open to the kind of the body is refused, and the log says why")
    func notOpen() async throws {
        let desk = try await QueryDesk()
        let own = TestRows.provider
        try await desk.home.database.write { [registry = desk.home.registry] in
            try registry.add(
                .init(code: own.code, name: own.name, kind: "association", district: nil, items: []), now: 0, $0)
        }
        try await expect(
            try await desk.ask(), .purposeNotOpen, "purpose-not-open", "jn-measures-2022#21", desk)
    }

    @Test("N-3.1: a token for another work asks in vain, and the log says who tried")
    func notEntitled() async throws {
        let desk = try await QueryDesk()
        let auditor = try await QueryDesk.token(desk.home, "shen.ji", [.auditor, .businessQuerier], [.audit]).text
        try await expect(
            try await desk.ask(token: auditor), .notEntitled, "query-not-entitled", "jn-measures-2022#21", desk)
    }

    private func expect(
        _ answer: Answer, _ refusal: Refusal, _ slug: String, _ clause: String, _ desk: QueryDesk
    ) async throws {
        #expect(answer.status == 403)
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.header("Cache-Control") == "no-store")
        let json = try answer.json
        #expect(json["type"] as? String == "/problems/\(slug)")
        #expect(json["clause"] as? String == clause)
        for secret in ["泉测", desk.home.code, "济测罚", "食品经营", TestHome.person.number, TestHome.person.name] {
            #expect(!answer.text.contains(secret), "\(secret)")
        }
        let line = try #require(try await desk.log().first)
        #expect(json["receipt"] as? String == "\(line.id)")
        #expect(line.refusal == refusal && line.means == .api && line.shown == 0)
        #expect(line.subject == nil, "nobody was looked up")
    }
}
