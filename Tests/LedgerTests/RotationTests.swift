// A log changes its key and loses nobody.

import Ledger
import Storage
import Testing
import TestSupport

extension TestLedger {
    func write<T: Sendable>(_ work: @escaping @Sendable (Ledger, any Connection) throws -> T) async throws -> T {
        let ledger = ledger
        return try await database.write { try work(ledger, $0) }
    }

    func read<T: Sendable>(_ work: @escaping @Sendable (Ledger, any Connection) throws -> T) async throws -> T {
        let ledger = ledger
        return try await database.read { try work(ledger, $0) }
    }

    func grow(to size: Int) async throws {
        let here = try await read { try $0.size(of: .records, $1) }
        try await enter(here..<size)
        try await settle()
    }

    func proof(_ index: Int) async throws -> LogProof {
        try await read { try $0.proof(of: index, in: .records, $1) }
    }

    /// The newest checkpoint of this log as somebody kept it.
    func kept() async throws -> PublishedCheckpoint { try #require(try await newest()) }
}

@Suite("Keys of a log over time")
struct RotationTests {
    @Test("M-37a: while a key changes, whoever knows either key can check; afterwards old proofs still hold")
    func overlap() async throws {
        let test = try await TestLedger()
        try await test.grow(to: 10)
        let old = try await test.keys()[0]
        let before = try await test.proof(3)
        let new = try await test.write { try $0.beginRotation(of: .records, $1) }
        // The newest checkpoint already bears both, before anything more is entered.
        let here = try await test.kept()
        #expect(here.checkpoint.size == 10 && here.note.isSigned(by: old) && here.note.isSigned(by: new))
        await #expect(throws: LedgerError.self) { try await test.write { try $0.beginRotation(of: .records, $1) } }
        try await test.grow(to: 20)
        let during = try await test.proof(15)
        #expect(during.check(against: old) == .proved && during.check(against: new) == .proved)
        #expect(during.key == new)
        let retired = try await test.write { try $0.endRotation(of: .records, $1) }
        #expect(retired.key == old && retired.last == 20)
        await #expect(throws: LedgerError.self) { try await test.write { try $0.endRotation(of: .records, $1) } }
        try await test.grow(to: 30)
        let after = try await test.proof(25)
        #expect(after.check(against: new) == .proved && after.check(against: old) == .badSignature)
        #expect(before.check(against: old) == .proved && during.check(against: old) == .proved)
        #expect(try await test.audit(known: [here.checkpoint]).faults.isEmpty)
        // Other logs keep their keys.
        #expect(try await test.keys(.policy).count == 1)
    }

    @Test("the list of keys reads as plain lines of those that sign, and says how far a retired one is good")
    func list() async throws {
        let test = try await TestLedger()
        try await test.grow(to: 10)
        let old = try await test.keys()[0]
        let oldProof = try await test.proof(3)
        let new = try await test.write { try $0.beginRotation(of: .records, $1) }
        #expect(
            KeyList(try await test.read { try $0.ledgerKeys(of: .records, $1) }).text == "\(old.line)\n\(new.line)\n")
        _ = try await test.write { try $0.endRotation(of: .records, $1) }
        try await test.grow(to: 20)
        let list = KeyList(try await test.read { try $0.ledgerKeys(of: .records, $1) })
        #expect(list.text == "\(new.line)\n# retired 0 10 \(old.line)\n")
        #expect(try KeyList(text: list.text) == list)
        #expect(try KeyList(text: "# hello\n" + new.line).lines.map(\.key) == [new])
        let (then, now) = (try Checkpoint(text: oldProof.note.text), try await test.kept().checkpoint)
        #expect(list.keys(of: then) == [new, old] && list.keys(of: now) == [new])
        #expect(oldProof.check(against: list.keys(of: then)) == .proved)
        for wrong in ["", "# only a note\n", "x\n", new.line + "\nx\n"] {
            #expect(throws: LedgerError.self) { try KeyList(text: wrong) }
        }
    }

    @Test(
        "M-37a: a checkpoint without the signature of a key of its time is found, and a key that the home does not make",
        arguments: [
            ("UPDATE ledger_key SET last_size = NULL WHERE number = 1", TreeFault.Kind.signature),
            ("UPDATE ledger_key SET last_size = 5 WHERE number = 1", .key),
            ("UPDATE ledger_key SET first_size = 5 WHERE number = 1", .signature),
            ("UPDATE ledger_key SET first_size = 25 WHERE number = 2", .key),
            ("UPDATE ledger_key SET number = 7 WHERE number = 2", .key),
        ])
    func tampered(change: String, kind: TreeFault.Kind) async throws {
        let test = try await TestLedger()
        try await test.grow(to: 3)
        try await test.grow(to: 10)
        _ = try await test.write { try $0.beginRotation(of: .records, $1) }
        try await test.grow(to: 20)
        _ = try await test.write { try $0.endRotation(of: .records, $1) }
        try await test.grow(to: 30)
        #expect(try await test.audit().faults.isEmpty)
        try await test.change(change + " AND log = 'records'")
        #expect(try await test.audit().faults.map(\.kind).contains(kind))
    }

    @Test("two servers go on through a rotation, and none signs with the old keys alone")
    func together() async throws {
        let test = try await TestLedger()
        try await test.settle()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for server in 0..<2 {
                group.addTask {
                    let ledger = TestLedger.make()
                    for round in 0..<20 {
                        let first = server * 1000 + round
                        try await test.enter(first..<first + 1, with: ledger)
                        try await ledger.settle(test.database, now: 5)
                    }
                }
            }
            group.addTask {
                _ = try await test.write { try $0.beginRotation(of: .records, $1) }
                _ = try await test.write { try $0.endRotation(of: .records, $1) }
            }
            try await group.waitForAll()
        }
        try await test.settle()
        #expect(try await test.audit().faults.isEmpty)
        #expect(try await test.kept().checkpoint.size == 40)
    }
}
