// Events and the ledger: each has its entry, also those of an older program, and neither can go without the other.

import Ledger
import Records
import Testing
import TestSupport

@Suite struct `Events in the ledger` {
    private func home() async throws -> TestHome {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.penalty(2), TestRows.personPenalty(3)])
        _ = try await home.submit([TestRows.penalty(1).with(["CF_NR": "罚款人民币5000元，限期缴纳"])])
        return home
    }

    private func faults(_ home: TestHome) async throws -> [LeafFault.Kind] {
        try await home.records.audit(home.database, registry: home.registry).faults.map(\.kind)
    }

    @Test func `M-37a: every event has one entry, before and after it gets its place`() async throws {
        let home = try await home()
        #expect(try await faults(home).isEmpty)
        #expect(try await home.records.settleLedger(home.database, now: home.now) == 5)
        #expect(try await home.records.settleLedger(home.database, now: home.now) == 0)
        #expect(try await faults(home).isEmpty)
        #expect(try await home.records.ledger.audit(.records, home.database).size == 4)
    }

    @Test func `M-37a: an event of an older program gets its entry in the next round`() async throws {
        let home = try await home()
        try await home.run("UPDATE record_event SET span = NULL, place = NULL")
        try await home.run("DELETE FROM ledger_span")
        let before = try await home.records.audit(home.database, registry: home.registry)
        #expect(before.unplaced == 4 && before.faults.isEmpty)
        #expect(try await home.records.settleLedger(home.database, now: home.now) == 4)
        let after = try await home.records.audit(home.database, registry: home.registry)
        #expect(after.unplaced == 0 && after.faults.isEmpty)
    }

    @Test func `M-37a: an event that goes with its record and payload is missed by the ledger`() async throws {
        let home = try await home()
        try await home.records.settleLedger(home.database, now: home.now)
        let event = try await home.number("SELECT MAX(event) FROM record WHERE version = 1")
        let record = try await home.number("SELECT id FROM record WHERE event = \(event)")
        try await home.run("DELETE FROM event_payload WHERE id = \(event)")
        try await home.run("DELETE FROM record_event WHERE id = \(event)")
        try await home.run("DELETE FROM record WHERE id = \(record)")
        let report = try await home.records.audit(home.database, registry: home.registry)
        #expect(report.faults.map(\.kind) == [.dropped])
        #expect(report.faults.allSatisfy { $0.entry != nil })
    }

    @Test func `M-37a: an event can't take another one's entry, nor none`() async throws {
        let home = try await home()
        try await home.records.settleLedger(home.database, now: home.now)
        try await home.run("UPDATE record_event SET place = 1 WHERE place = 0")
        #expect(try await Set(faults(home)).isSuperset(of: [.entry, .doubled, .dropped]))
        let other = try await self.home()
        try await other.records.settleLedger(other.database, now: other.now)
        try await other.run("UPDATE record_event SET span = 7")
        #expect(try await faults(other) == [.entry, .entry, .entry, .entry, .dropped, .dropped, .dropped, .dropped])
    }
}
