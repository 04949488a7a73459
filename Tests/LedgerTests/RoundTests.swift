// Entries get their places: without gaps, never twice, in one tree, whoever does it; and what was tampered with is found.

import Foundation
import Ledger
import Storage
import Synchronization
import Testing
import TestSupport

/// A ledger on a database of its own.
struct TestLedger {
    let database: any Database
    let ledger: Ledger

    init() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/ledger-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        database = try await TestDatabase.make(in: folder)
        try await Migrator(LedgerSchema.migrations).migrate(database, now: 0)
        ledger = Self.make()
        let ledger = ledger
        try await database.write { try ledger.begin(under: "test.invalid", $0) }
    }

    /// As another server has it: the same secrets, the same database.
    static func make(secret: UInt8 = 1) -> Ledger {
        let last = Mutex<Int64>(Int64.random(in: 0..<1 << 40))
        return Ledger(
            seed: { purpose in Array((purpose + String(repeating: "\(secret)", count: 32)).utf8.prefix(32)) },
            makeID: {
                last.withLock { last in
                    last += 1
                    return last
                }
            })
    }

    static func entry(_ number: Int) -> LedgerEntry {
        LedgerEntry(
            kind: "record.entered", day: "2026-11-20", clause: "x#1", event: Array("\(number)".utf8), policy: "p",
            commitment: Commitment(salt: [], payload: Array("\(number)".utf8)))
    }

    @discardableResult
    func enter(_ numbers: Range<Int>, in log: LogName = .records, with other: Ledger? = nil) async throws -> Int64 {
        let ledger = other ?? ledger
        return try await database.write { try ledger.enter(numbers.map(Self.entry), in: log, $0) }
    }

    @discardableResult
    func settle() async throws -> Int { try await ledger.settle(database, now: 5) }

    func newest(_ log: LogName = .records) async throws -> PublishedCheckpoint? {
        let ledger = ledger
        return try await database.read { try ledger.newestCheckpoint(of: log, $0) }
    }

    /// The entries of a log, as a reader puts them together from its bundles.
    func entries(_ log: LogName = .records) async throws -> [[UInt8]] {
        let ledger = ledger
        return try await database.read { connection in
            let size = try ledger.newestCheckpoint(of: log, connection)?.checkpoint.size ?? 0
            return try stride(from: 0, to: size, by: 256).flatMap { first in
                let address = TileAddress(index: first / 256, width: min(256, size - first))
                let bytes = try #require(try ledger.bundle(log, address, connection))
                return try EntryBundle(bytes).entries().map(Array.init)
            }
        }
    }

    func audit(known: [Checkpoint] = []) async throws -> TreeReport {
        try await ledger.audit(.records, database, known: known)
    }

    func change(_ sql: String) async throws {
        try await database.write { try $0.run(RawSQL(sql), []) }
    }
}

@Suite("Rounds of the ledger")
struct RoundTests {
    @Test("M-37a: what is entered gets its place in order, and the checkpoint is signed and of that tree")
    func places() async throws {
        let test = try await TestLedger()
        try await test.settle()
        #expect(try await test.newest()?.checkpoint.size == 0)
        var tree = GrowingTree()
        var written = 0
        for count in [1, 254, 1, 1, 300, 0, 700, 2] {
            try await test.enter(written..<written + count)
            for number in written..<written + count {
                tree.append(MerkleHash(leaf: TestLedger.entry(number).bytes)) { _, _, _ in }
            }
            written += count
            try await test.settle()
            let newest = try #require(try await test.newest())
            #expect(
                newest.checkpoint == Checkpoint(origin: "test.invalid/ledger/records", size: written, root: tree.root))
            let key = try await test.database.read { [ledger = test.ledger] in try ledger.keys(of: .records, $0) }[0]
            #expect(newest.note.isSigned(by: key))
        }
        #expect(try await test.entries() == (0..<written).map { TestLedger.entry($0).bytes })
        let report = try await test.audit()
        #expect(report.faults.isEmpty && report.size == written && report.waiting == 0)
    }

    @Test("M-37a: every entry is proved, and every earlier checkpoint is the beginning of the newest")
    func proofs() async throws {
        let test = try await TestLedger()
        var earlier: [Checkpoint] = []
        for number in 0..<40 {
            try await test.enter(number * 15..<number * 15 + 15)
            try await test.settle()
            earlier.append(try #require(try await test.newest()).checkpoint)
        }
        let newest = try #require(try await test.newest()).checkpoint
        let ledger = test.ledger
        try await test.database.read { [earlier] (connection: any Connection) throws -> Void in
            let key = try ledger.keys(of: .records, connection)[0]
            for index in 0..<600 {
                let proof = try ledger.proof(of: index, in: .records, connection)
                #expect(proof.check(against: key) == .proved)
                #expect(proof.entry == TestLedger.entry(index).bytes)
            }
            for old in earlier {
                let proof = try ledger.consistency(from: old.size, in: .records, connection)
                #expect(proof.proves(old.root, newest.root))
            }
            #expect(throws: LedgerError.beyond(index: 600, size: 600)) {
                try ledger.proof(of: 600, in: .records, connection)
            }
            #expect(throws: LedgerError.beyond(index: -1, size: 600)) {
                try ledger.proof(of: -1, in: .records, connection)
            }
        }
        #expect(try await test.audit(known: earlier).faults.isEmpty)
    }

    @Test("what was undone has no place, and leaves no gap")
    func undone() async throws {
        struct Undone: Error {}
        let test = try await TestLedger()
        let ledger = test.ledger
        try await test.enter(0..<3)
        await #expect(throws: Undone.self) {
            try await test.database.write { connection in
                _ = try ledger.enter((3..<6).map(TestLedger.entry), in: .records, connection)
                throw Undone()
            }
        }
        try await test.enter(6..<8)
        try await test.settle()
        #expect(try await test.entries() == [0, 1, 2, 6, 7].map { TestLedger.entry($0).bytes })
    }

    @Test("several servers enter and settle at once: each entry has one place, and there is one tree")
    func together() async throws {
        let test = try await TestLedger()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for server in 0..<4 {
                group.addTask {
                    let ledger = TestLedger.make()
                    for round in 0..<12 {
                        let first = server * 1000 + round * 7
                        try await test.enter(first..<first + 7, with: ledger)
                        try await ledger.settle(test.database, now: 5)
                    }
                }
            }
            try await group.waitForAll()
        }
        try await test.settle()
        let entries = try await test.entries()
        #expect(entries.count == 4 * 12 * 7)
        #expect(Set(entries).count == entries.count)
        // What one transaction entered stands together and in order.
        for first in stride(from: 0, to: entries.count, by: 7) {
            let numbers = entries[first..<first + 7].compactMap { entry in
                (0..<4000).first { TestLedger.entry($0).bytes == entry }
            }
            #expect(numbers == Array(numbers[0]..<numbers[0] + 7))
        }
        #expect(try await test.audit().faults.isEmpty)
    }

    @Test("tiles are those of the published tree, and none beyond it is given out")
    func tiles() async throws {
        let test = try await TestLedger()
        try await test.enter(0..<600)
        try await test.settle()
        let ledger = test.ledger
        try await test.database.read { (connection: any Connection) throws -> Void in
            func tile(_ level: Int, _ path: String) throws -> [UInt8]? {
                try ledger.tile(.records, level: level, try #require(TileAddress(path: path)), connection)
            }
            let leaves = (0..<600).map { MerkleHash(leaf: TestLedger.entry($0).bytes).bytes }
            #expect(try tile(0, "000") == Array(leaves[..<256].joined()))
            #expect(try tile(0, "002.p/88") == Array(leaves[512...].joined()))
            #expect(try tile(0, "002.p/3") == Array(leaves[512..<515].joined()))
            #expect(try tile(1, "000.p/2")?.count == 64)
            for (level, path) in [
                (0, "002"), (0, "002.p/89"), (0, "003.p/1"), (1, "000.p/3"), (2, "000.p/1"), (8, "000.p/1"),
            ] {
                #expect(try tile(level, path) == nil, "\(level)/\(path)")
            }
            #expect(try ledger.bundle(.records, try #require(TileAddress(path: "002.p/89")), connection) == nil)
        }
        // Entered, but not yet settled: nobody outside sees it.
        try await test.enter(600..<700)
        #expect(try await test.entries().count == 600)
        #expect(try await test.audit().waiting == 1)
    }

    @Test("a home with other secrets signs nothing here")
    func foreignKey() async throws {
        let test = try await TestLedger()
        try await test.enter(0..<1)
        let stranger = TestLedger.make(secret: 2)
        await #expect(throws: LedgerError.foreignKey) { try await stranger.settle(test.database, now: 5) }
        #expect(try await test.newest() == nil)
    }

    @Test(
        "M-37a: whatever is changed behind the ledger's back is found",
        arguments: [
            (
                "UPDATE ledger_tile SET hashes = \(TestEngine.zeros(8192)) WHERE level = 0 AND place = 0",
                TreeFault.Kind.tile
            ),
            ("UPDATE ledger_tile SET hashes = \(TestEngine.zeros(64)) WHERE level = 1", .tile),
            ("DELETE FROM ledger_tile WHERE level = 0 AND place = 2", .tile),
            ("UPDATE ledger_bundle SET entries = \(TestEngine.zeros(512)) WHERE place = 0", .tile),
            ("UPDATE ledger_bundle SET entries = \(TestEngine.bytes("00")) WHERE place = 1", .bundle),
            ("DELETE FROM ledger_bundle WHERE place = 2", .bundle),
            ("DELETE FROM ledger_checkpoint WHERE size = 600", .size),
            ("UPDATE ledger_log SET size = 599 WHERE name = 'records'", .size),
            ("UPDATE ledger_checkpoint SET note = 'x' WHERE size = 300", .signature),
            ("UPDATE ledger_span SET first_index = 301 WHERE first_index = 300", .span),
            ("DELETE FROM ledger_span WHERE first_index = 0", .span),
        ])
    func tampered(change: String, kind: TreeFault.Kind) async throws {
        let test = try await TestLedger()
        for part in 0..<2 {
            try await test.enter(part * 300..<part * 300 + 300)
            try await test.settle()
        }
        #expect(try await test.audit().faults.isEmpty)
        try await test.change(change)
        #expect(try await test.audit().faults.map(\.kind).contains(kind))
    }

    @Test("M-37a: a log that was written anew is no continuation of the checkpoint that a witness kept")
    func fork() async throws {
        let (kept, anew) = (try await TestLedger(), try await TestLedger())
        try await kept.enter(0..<10)
        try await kept.settle()
        let witnessed = try #require(try await kept.newest()).checkpoint
        // The same keys and the same count, but one entry is another.
        try await anew.enter(0..<5)
        try await anew.enter(50..<55)
        try await anew.settle()
        #expect(try await anew.audit().faults.isEmpty)
        #expect(try await anew.audit(known: [witnessed]).faults.map(\.kind) == [.fork])
        let short = try await TestLedger()
        try await short.enter(0..<5)
        try await short.settle()
        #expect(try await short.audit(known: [witnessed]).faults.map(\.kind) == [.fork])
    }
}
