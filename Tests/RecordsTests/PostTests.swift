// The door in: what is new is entered, what is known changes nothing, what changed becomes a version.

import Law
import Records
import Registry
import Storage
import Synchronization
import Testing
import TestSupport
import WorkingDays

/// Posts drafts of one made-up item, without the rules of intake.
struct Poster {
    let home: TestHome

    init() async throws {
        home = try await TestHome()
    }

    func subject(_ number: Int = 1, person: Bool = false) async throws -> Subject {
        let identity =
            person
            ? SubjectIdentity.person(
                document: "resident-id",
                number: TestCode.person(born: TestDay.on("1980-01-01"), sequence: number))
            : .organisation(code: TestCode.organisation(number))
        let draft = SubjectDraft(
            identity: identity, kind: person ? .naturalPerson : .legalPerson, name: "济南趵突食品\(number)号有限公司")
        let registry = home.registry
        return try #require(
            try await home.database.write { try registry.resolve([draft], since: "2026-11-20", $0)[identity] })
    }

    func draft(
        _ subject: Subject, fact: UInt8 = 1, olderFact: UInt8? = nil, content: UInt8 = 1,
        standing: DecisionStanding = .unsaid
    ) throws -> RecordDraft {
        RecordDraft(
            subject: subject, item: "penalty", naturalKey: [fact], olderKey: olderFact.map { [$0] },
            contentKey: [fact, content],
            provider: home.provider.code,
            dates: RecordDates(
                decided: home.today, actEnd: nil, isPublished: true, publicUntil: home.today.adding(days: 9),
                retainedUntil: nil, regime: nil, tier: nil),
            clause: try #require(Citation("jn-measures-2022#13")), fields: Array("{\"A\":\"\(content)\"}".utf8),
            receivedAt: home.now, standing: standing)
    }

    @discardableResult
    func post(_ drafts: [RecordDraft], days: Int = 0) async throws -> [PostOutcome] {
        let context = PostContext(
            actor: "operator", today: home.today.adding(days: days), now: home.now, policy: try await home.policy())
        let records = home.records
        return try await home.database.write { try records.post(drafts, context, $0) }
    }

    func facts(_ subject: Subject) async throws -> [RecordFacts] {
        let records = home.records
        return try await home.database.read { try records.facts(of: subject.id, $0) }
    }
}

@Suite struct `Posting records` {
    @Test func `entered, then known, then changed`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        #expect(try await poster.post([poster.draft(subject)]) == [.entered])
        #expect(try await poster.post([poster.draft(subject)]) == [.duplicate])
        #expect(try await poster.post([poster.draft(subject, content: 2)]) == [.updated])
        let facts = try await poster.facts(subject)
        #expect(facts.map(\.version) == [2])
        #expect(facts.first?.event.kind == "record.updated")
        #expect(try await poster.home.number("SELECT COUNT(*) FROM record_event") == 2)
        #expect(try await poster.home.number("SELECT COUNT(*) FROM event_payload") == 2)
    }

    @Test func `the same fact twice in one chunk is entered once`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        let draft = try poster.draft(subject)
        #expect(try await poster.post([draft, draft]) == [.entered, .duplicate])
        #expect(try await poster.facts(subject).count == 1)
    }

    @Test func `two versions of one fact in one chunk follow one another`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        let drafts = try [1, 2, 3].map { try poster.draft(subject, content: $0) }
        #expect(try await poster.post(drafts) == [.entered, .updated, .updated])
        let facts = try await poster.facts(subject)
        #expect(facts.map(\.version) == [3])
        let report = try await poster.home.records.audit(poster.home.database, registry: poster.home.registry)
        #expect(report.events == 3 && report.faults.isEmpty)
    }

    @Test func `M-37a: a newer event has the greater key, also from a server whose clock is behind`() async throws {
        let poster = try await Poster()
        let home = poster.home
        let subject = try await poster.subject()
        try await poster.post([poster.draft(subject)])
        let last = Mutex<Int64>(0)
        let behind = Records(
            vault: home.vault,
            makeID: {
                last.withLock { last in
                    last += 1
                    return last
                }
            })
        let policy = try await home.policy()
        for content in 2...4 as ClosedRange<UInt8> {
            let context = PostContext(actor: "operator", today: home.today, now: home.now, policy: policy)
            let draft = try poster.draft(subject, content: content)
            #expect(try await home.database.write { try behind.post([draft], context, $0) } == [.updated])
        }
        #expect(try await home.number("SELECT COUNT(*) FROM record_event") == 4)
        #expect(try await home.number("SELECT event FROM record") == home.number("SELECT MAX(id) FROM record_event"))
        #expect(try await poster.facts(subject).first?.version == 4)
        let report = try await home.records.audit(home.database, registry: home.registry)
        #expect(report.faults.isEmpty)
    }

    @Test func `an empty chunk changes nothing`() async throws {
        let poster = try await Poster()
        #expect(try await poster.post([]) == [])
    }

    @Test func `a transaction that fails leaves nothing`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        let drafts = [try poster.draft(subject)]
        let context = PostContext(
            actor: "operator", today: poster.home.today, now: poster.home.now, policy: try await poster.home.policy())
        struct Stop: Error {}
        let records = poster.home.records
        await #expect(throws: Stop.self) {
            try await poster.home.database.write { connection in
                _ = try records.post(drafts, context, connection)
                throw Stop()
            }
        }
        #expect(try await poster.home.number("SELECT COUNT(*) FROM record") == 0)
        #expect(try await poster.home.number("SELECT COUNT(*) FROM event_payload") == 0)
    }

    @Test func `counts leave out what was withdrawn or destroyed, not what is no longer shown`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        try await poster.post([1, 2, 3, 4].map { try poster.draft(subject, fact: $0) })
        try await poster.home.run(
            "UPDATE record SET public_until = '2000-01-01' WHERE natural_key = \(TestEngine.bytes("01"))")
        try await poster.home.run("UPDATE record SET state = 'withdrawn' WHERE natural_key = \(TestEngine.bytes("02"))")
        try await poster.home.run("UPDATE record SET state = 'destroyed' WHERE natural_key = \(TestEngine.bytes("03"))")
        let records = poster.home.records
        #expect(try await poster.home.database.read { try records.count(item: "penalty", $0) } == 2)
        #expect(try await poster.home.database.read { try records.count(item: "permit", $0) } == 0)
        #expect(try await poster.home.database.read { try records.count(item: nil, $0) } == 2)
    }

    @Test func `a count on a day is that of the events up to it`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        try await poster.post([1, 2].map { try poster.draft(subject, fact: $0) })
        try await poster.post([poster.draft(subject, fact: 3)], days: 1)
        try await poster.post([poster.draft(subject, fact: 1, standing: .revoked)], days: 2)
        try await poster.post([poster.draft(subject, fact: 2, content: 2)], days: 3)
        try await poster.post([poster.draft(subject, fact: 1, standing: .inForce)], days: 4)
        // The day of a fact may be pinned before that of an earlier event: the newest event of each day counts.
        try await poster.post([poster.draft(subject, fact: 3, standing: .revoked)], days: 0)
        let records = poster.home.records
        var counts: [Int] = []
        for days in -1...5 {
            let day = poster.home.today.adding(days: days)
            for item in ["penalty", "permit", nil] {
                counts.append(try await poster.home.database.read { try records.count(item: item, on: day, $0) })
            }
        }
        #expect(counts == [0, 2, 2, 1, 1, 2, 2].flatMap { [$0, 0, $0] })
        #expect(try await poster.home.database.read { try records.count(item: nil, $0) } == 2)
    }

    @Test func `the stamp of a pack is made once`() async throws {
        let home = try await TestHome()
        let first = try await home.policy()
        #expect(try await home.policy() == first)
        #expect(first.hash == home.pack.hash)
        #expect(try await home.number("SELECT COUNT(*) FROM policy_version") == 1)
    }
}
