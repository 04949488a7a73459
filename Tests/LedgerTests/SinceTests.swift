// An audit goes on where an earlier one ended, and reads no more than it says.

import Ledger
import Storage
import Testing
import TestSupport

@Suite("An audit that goes on where one ended")
struct SinceTests {
    @Test(
        "M-37a: only what came after is read, and every size of it gives the same verdict",
        arguments: [0, 1, 100, 255, 256, 257, 300, 600, 20_000])
    func clean(since: Int) async throws {
        let test = try await TestLedger()
        for size in [1, 100, 255, 256, 257, 300, 600, 20_000, 20_100] { try await test.grow(to: size) }
        let report = try await test.ledger.audit(.records, test.database, since: since)
        #expect(report.faults.isEmpty && report.since == since && report.size == 20_100)
        let start = try await test.read { try $0.checkpoint(of: .records, atOrBelow: since + 40, $1) }
        #expect(start?.size ?? 0 <= since + 40)
    }

    @Test(
        "M-37a: what was changed after that size is found; what was changed before is another audit's",
        arguments: [
            (
                "UPDATE ledger_tile SET hashes = \(TestEngine.zeros(2816)) WHERE level = 0 AND place = 2",
                TreeFault.Kind.tile, 400
            ),
            ("UPDATE ledger_bundle SET entries = \(TestEngine.bytes("00")) WHERE place = 2", .bundle, 400),
            ("DELETE FROM ledger_checkpoint WHERE size = 600", .size, 400),
            ("UPDATE ledger_checkpoint SET note = 'x' WHERE size = 400", .signature, 400),
            ("DELETE FROM ledger_span WHERE first_index = 400", .span, 400),
            ("UPDATE ledger_tile SET hashes = \(TestEngine.zeros(8192)) WHERE level = 0 AND place = 1", .tile, 400),
        ])
    func tampered(change: String, kind: TreeFault.Kind, since: Int) async throws {
        let test = try await TestLedger()
        for size in [200, 400, 600] { try await test.grow(to: size) }
        try await test.change(change)
        let faults = try await test.ledger.audit(.records, test.database, since: since).faults
        #expect(faults.map(\.kind).contains(kind), "\(faults)")
    }

    @Test("M-37a: the beginning is compared by its hashes with every checkpoint that was kept")
    func kept() async throws {
        let (test, other) = (try await TestLedger(), try await TestLedger())
        var kept: [Checkpoint] = []
        for size in [200, 400, 600] {
            try await test.grow(to: size)
            kept.append(try await test.kept().checkpoint)
        }
        try await other.enter(1000..<1400)
        try await other.settle()
        try await other.enter(1400..<1600)
        try await other.settle()
        #expect(try await test.ledger.audit(.records, test.database, since: 400, known: kept).faults.isEmpty)
        let forks = try await other.ledger.audit(.records, other.database, since: 400, known: kept).faults
        #expect(forks.map(\.kind) == [.fork, .fork, .fork])
        // An entry before that size is not read again: that is what incremental means.
        try await test.change("UPDATE ledger_bundle SET entries = \(TestEngine.bytes("00")) WHERE place = 0")
        #expect(try await test.ledger.audit(.records, test.database, since: 400, known: kept).faults.isEmpty)
        #expect(try await !test.audit().faults.isEmpty)
    }
}
