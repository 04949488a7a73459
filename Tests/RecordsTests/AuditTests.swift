// Nothing is altered unnoticed: every column of an event, every payload, changed behind the program's back.

import Intake
import Law
import Records
import Storage
import Testing
import TestSupport

@Suite struct `The audit of leaves` {
    /// A home with a company's and a person's penalty, one of them in two versions.
    private func home() async throws -> TestHome {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.penalty(2), TestRows.personPenalty(3)])
        _ = try await home.submit([TestRows.penalty(1).with(["CF_NR": "罚款人民币5000元，限期缴纳"])])
        return home
    }

    private func faults(_ home: TestHome) async throws -> [LeafFault.Kind] {
        try await home.records.audit(home.database, registry: home.registry).faults.map(\.kind)
    }

    @Test func `M-37a: an untouched home is clean`() async throws {
        let home = try await home()
        let report = try await home.records.audit(home.database, registry: home.registry)
        #expect(report.events == 4)
        #expect(report.faults.isEmpty)
    }

    @Test(arguments: [
        ("kind", "'record.withdrawn'"), ("day", "'2026-11-19'"), ("clause", "'x#1'"), ("token", TestEngine.zeros(16)),
        ("leaf", TestEngine.zeros(32)),
    ])
    func `M-37a: a changed column of an event is found`(column: String, value: String) async throws {
        let home = try await home()
        let event = try await home.number("SELECT MIN(id) FROM record_event")
        try await home.run("UPDATE record_event SET \(column) = \(value) WHERE id = \(event)")
        let report = try await home.records.audit(home.database, registry: home.registry)
        // The day on which a record was entered is that of its first event.
        let expected: [LeafFault.Kind] =
            column == "leaf" ? [.leaf] : [.entry, .leaf] + (column == "day" ? [.column] : [])
        #expect(report.faults.map(\.kind) == expected)
        #expect(report.faults.filter { $0.kind != .column }.allSatisfy { $0.event == event })
    }

    @Test func `M-37a: a changed commitment fits neither leaf nor payload`() async throws {
        let home = try await home()
        try await home.run(
            "UPDATE record_event SET commitment = \(TestEngine.zeros(32)) WHERE id = (SELECT MIN(id) FROM record_event)"
        )
        #expect(try await faults(home) == [.entry, .leaf, .payload])
    }

    @Test func `M-37a: an event moved under another pack is found`() async throws {
        let home = try await home()
        try await home.run(
            "INSERT INTO policy_version (id, pack, hash, activated_at) VALUES (1, 'cn-3701', 'other', 0)")
        try await home.run("UPDATE record_event SET policy = 1 WHERE id = (SELECT MIN(id) FROM record_event)")
        #expect(try await faults(home) == [.entry, .leaf])
    }

    @Test(arguments: ["actor = 'nobody'", "at = at + 1", "record = (SELECT MAX(id) FROM record)"])
    func `M-37a: who acted, when and on which record can't be changed unnoticed`(change: String) async throws {
        let home = try await home()
        try await home.run("UPDATE record_event SET \(change) WHERE id = (SELECT MIN(id) FROM record_event)")
        #expect(try await !faults(home).isEmpty)
    }

    @Test(arguments: [
        "subject = (SELECT MAX(id) FROM subject WHERE code IS NOT NULL)", "item = 'permit'", "provider = 'nobody'",
        "version = 9", "entered = '2026-01-01'", "natural_key = \(TestEngine.zeros(32))",
        "content_key = \(TestEngine.zeros(32))",
        "event = (SELECT MIN(e.id) FROM record_event e WHERE e.record <> record.id)",
    ])
    func `M-37a: a record can't be turned into another one unnoticed`(change: String) async throws {
        let home = try await home()
        try await home.run("UPDATE record SET \(change) WHERE id = (SELECT MIN(id) FROM record)")
        #expect(try await !faults(home).isEmpty)
    }

    @Test func `M-37a: a record that an older program knew by another key stays under it, and is sound`() async throws {
        let poster = try await Poster()
        let subject = try await poster.subject()
        try await poster.post([try poster.draft(subject)])
        let again = try poster.draft(subject, fact: 2, olderFact: 1, content: 2)
        #expect(
            try await poster.post([again, try poster.draft(subject, fact: 2, olderFact: 1, content: 3)])
                == [.updated, .updated])
        #expect(try await poster.home.column("SELECT natural_key FROM record") == [[1]])
        #expect(try await faults(poster.home) == [])
        try await poster.home.run("UPDATE record SET natural_key = \(TestEngine.bytes("02"))")
        #expect(try await faults(poster.home) == [.column])
    }

    @Test(arguments: ["code = '91370102MA00000000'", "id = id"])
    func `M-37a: a subject can't be given another code unnoticed`(change: String) async throws {
        let home = try await home()
        try await home.run(
            "UPDATE subject SET \(change) WHERE id = (SELECT MIN(id) FROM subject WHERE code IS NOT NULL)")
        #expect(try await faults(home).isEmpty == (change == "id = id"))
    }

    @Test func `M-37a: a record can't be taken away by its state`() async throws {
        let home = try await home()
        try await home.run("UPDATE record SET state = 'withdrawn' WHERE id = (SELECT MIN(id) FROM record)")
        #expect(try await faults(home) == [.column])
    }

    @Test func `M-37a: an event under another id leaves its payload behind`() async throws {
        let home = try await home()
        try await home.run("UPDATE record_event SET id = id - 1 WHERE id = (SELECT MIN(id) FROM record_event)")
        #expect(try await faults(home) == [.missing, .stray])
    }

    @Test(arguments: ["", "WHERE id = (SELECT id FROM record_event WHERE is_sealed = 1)"])
    func `M-37a: every changed payload body is found`(place: String) async throws {
        let home = try await home()
        let changed = try await home.run("UPDATE event_payload SET body = \(TestEngine.bytes("7b7d")) \(place)")
        #expect(try await faults(home) == Array(repeating: .payload, count: changed))
    }

    @Test func `M-37a: a changed salt is found`() async throws {
        let home = try await home()
        try await home.run("UPDATE event_payload SET salt = \(TestEngine.zeros(16))")
        #expect(try await faults(home) == Array(repeating: .payload, count: 4))
    }

    @Test func `M-37a: a field that is moved between the open part and the rest is found`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1).with(["BZ": "内部备注"])])
        let bodies = try await home.texts(
            TestEngine.current == .sqlite
                ? "SELECT CAST(body AS TEXT) FROM event_payload"
                : "SELECT convert_from(body, 'UTF8') FROM event_payload")
        let parts = try #require(bodies.first).split(separator: "\n").map(String.init)
        #expect(parts.count == 2 && parts[1].contains("内部备注") && !parts[0].contains("内部备注"))
        #expect(parts[0].contains("CF_NR") && !parts[0].contains("\"subject\"") && !parts[0].contains("\"actor\""))
        let moved =
            parts[0].replacing("\"fields\":{", with: "\"fields\":{\"BZ\":\"内部备注\",") + "\n"
            + parts[1].replacing("\"BZ\":\"内部备注\"", with: "")
        let bytes = TestEngine.bytes(moved.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        try await home.run("UPDATE event_payload SET body = \(bytes)")
        #expect(try await faults(home) == [.payload])
    }

    @Test func `M-37a: swapped payloads are found`() async throws {
        let home = try await home()
        let ids = try await home.numbers("SELECT id FROM event_payload ORDER BY id LIMIT 2")
        try await home.run("UPDATE event_payload SET id = -1 WHERE id = \(ids[0])")
        try await home.run("UPDATE event_payload SET id = \(ids[0]) WHERE id = \(ids[1])")
        try await home.run("UPDATE event_payload SET id = \(ids[1]) WHERE id = -1")
        #expect(try await faults(home) == [.payload, .payload])
    }

    @Test func `M-37a: a deleted payload is found`() async throws {
        let home = try await home()
        let event = try await home.number("SELECT MAX(id) FROM event_payload")
        try await home.run("DELETE FROM event_payload WHERE id = \(event)")
        let report = try await home.records.audit(home.database, registry: home.registry)
        #expect(report.faults.map(\.kind) == [.missing])
        #expect(report.faults.map(\.event) == [event])
    }

    @Test func `M-37a: a payload without an event is found`() async throws {
        let home = try await home()
        let (salt, body) = (TestEngine.zeros(16), TestEngine.bytes("7b7d"))
        try await home.run("INSERT INTO event_payload (id, salt, body) VALUES (1, \(salt), \(body))")
        #expect(try await faults(home) == [.stray])
    }

    @Test func `M-37a: a deleted event is found by its payload`() async throws {
        let home = try await home()
        try await home.run("DELETE FROM record_event WHERE id = (SELECT MIN(id) FROM record_event)")
        #expect(try await faults(home) == [.stray])
    }

    @Test func `M-37a: a person's key that is gone without a destruction entry is found`() async throws {
        let home = try await home()
        try await home.run("DELETE FROM vault_key")
        #expect(try await faults(home) == [.payload])
    }

    @Test func `progress counts every event of more than one page`() async throws {
        let home = try await TestHome()
        _ = try await home.submit((1...1100).map { TestRows.penalty($0) })
        let report = try await home.records.audit(home.database, registry: home.registry)
        #expect(report.events == 1100)
        #expect(report.faults.isEmpty)
    }
}
