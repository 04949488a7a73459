// A log out of a backup enters and signs nothing until it has proved itself, or bears another name.

import Ledger
import Storage
import Testing
import TestSupport

@Suite("A restored ledger")
struct HoldTests {
    /// A city that published up to `size`, and what came out of a backup at `backup`: the same secrets, the same first entries.
    private static func restored(at backup: Int, published size: Int) async throws -> (TestLedger, PublishedCheckpoint)
    {
        let (city, restored) = (try await TestLedger(), try await TestLedger())
        try await city.grow(to: backup)
        try await restored.grow(to: backup)
        if size > backup { try await city.grow(to: size) }
        return (restored, try await city.kept())
    }

    @Test("M-37a: a log continues what was published, is behind it, or is another")
    func continuity() async throws {
        let (test, equal) = try await Self.restored(at: 30, published: 30)
        let (_, ahead) = try await Self.restored(at: 30, published: 40)
        let (_, before) = try await Self.restored(at: 10, published: 10)
        func standing(_ checkpoints: [Checkpoint]) async throws -> Ledger.Continuity {
            try await test.read { try $0.continuity(of: .records, with: checkpoints, $1) }
        }
        #expect(try await standing([]) == .unknown)
        #expect(try await standing([equal.checkpoint]) == .proved(newest: equal.checkpoint))
        #expect(try await standing([before.checkpoint]) == .proved(newest: before.checkpoint))
        #expect(try await standing([before.checkpoint, ahead.checkpoint]) == .behind(newest: ahead.checkpoint))
        let bent = Checkpoint(origin: equal.checkpoint.origin, size: 30, root: .empty)
        #expect(try await standing([before.checkpoint, bent]) == .forked(from: bent))
        // Its own words count, also those of a key that it would only make later; others' do not.
        #expect(try await test.read { try $0.author(of: ahead.note, $1) } == .records)
        let later = try await TestLedger()
        try await later.grow(to: 5)
        _ = try await later.write { try $0.beginRotation(of: .records, $1) }
        _ = try await later.write { try $0.endRotation(of: .records, $1) }
        try await later.grow(to: 50)
        let laterNote = try await later.kept().note
        #expect(try await test.read { try $0.author(of: laterNote, $1) } == .records)
        let stranger = try CosignatureTests.log().sign(equal.note.text)
        #expect(try await test.read { try $0.author(of: stranger, $1) } == nil)
    }

    @Test("M-37a: while it is held nothing is entered and nothing signed; a proof lets it go")
    func held() async throws {
        let (test, _) = try await Self.restored(at: 30, published: 30)
        try await test.enter(30..<31)
        try await test.write { try $0.hold(.records, .unproved, now: 7, $1) }
        await #expect(throws: LedgerError.held) { try await test.settle() }
        await #expect(throws: LedgerError.held) { try await test.enter(31..<32) }
        await #expect(throws: LedgerError.held) { try await test.enter(0..<1, in: .policy) }
        await #expect(throws: LedgerError.held) { try await test.write { try $0.beginRotation(of: .records, $1) } }
        #expect(try await test.kept().checkpoint.size == 30)
        #expect(try await test.audit().faults.isEmpty)
        try await test.write { try $0.release(.records, by: .proved, now: 8, $1) }
        #expect(try await !test.read { try $0.isHeld($1) })
        try await test.settle()
        #expect(try await test.kept().checkpoint.size == 31)
        let holds = try await test.read { try $0.holds($1) }
        #expect(holds.map(\.word) == ["proved"] && holds[0].released == 8 && holds[0].reason == .unproved)
    }

    @Test(
        "M-37a: a log that is behind goes on under another name only, and what it published stays true of the old one")
    func behind() async throws {
        let (test, published) = try await Self.restored(at: 30, published: 40)
        let old = try await test.keys()[0]
        try await test.write { try $0.hold(.records, .behind, note: published.note, now: 7, $1) }
        for word in [ReleaseWord.proved, .unproved(reason: "x")] {
            await #expect(throws: LedgerError.self) {
                try await test.write { try $0.release(.records, by: word, now: 8, $1) }
            }
        }
        #expect(try await test.read { try $0.isHeld($1) })
        try await test.write { ledger, connection in
            try ledger.release(.records, by: .renamed(to: "2.test.invalid", reason: "the disk"), now: 8, connection)
            try ledger.rename(to: "2.test.invalid", connection)
        }
        try await test.enter(100..<110)
        try await test.settle()
        let newest = try await test.kept()
        #expect(newest.checkpoint.origin == "2.test.invalid/ledger/records" && newest.checkpoint.size == 40)
        #expect(newest.checkpoint.root != published.checkpoint.root && !newest.note.isSigned(by: old))
        #expect(try await test.audit().faults.isEmpty)
        let proof = try await test.proof(5)
        #expect(proof.check(against: old) == .badCheckpoint && proof.check(against: proof.key) == .proved)
        // Nobody holds two checkpoints of one name and size with two roots.
        let witness = try await TestWitness(1, follows: [old] + [proof.key])
        #expect(try await witness.answer(CosignRequest(old: 0, path: [], note: published.note)).status == 200)
        #expect(try await test.cosign(witness) == .cosigned(size: 40))
        let hold = try #require(try await test.read { try $0.holds($1) }.first)
        #expect(hold.word == "renamed to 2.test.invalid: the disk" && hold.size == 40)
    }

    @Test("M-37a: a log that is another than what was published goes by no proof and no word of an operator")
    func forked() async throws {
        let (test, published) = try await Self.restored(at: 30, published: 30)
        try await test.write { try $0.hold(.records, .forked, note: published.note, now: 7, $1) }
        for word in [ReleaseWord.proved, .unproved(reason: "none")] {
            await #expect(throws: LedgerError.self) {
                try await test.write { try $0.release(.records, by: word, now: 8, $1) }
            }
        }
        #expect(try await test.read { try $0.isHeld($1) })
        let word = ReleaseWord.renamed(to: "2.test.invalid", reason: "set back")
        try await test.write { try $0.release(.records, by: word, now: 8, $1) }
        #expect(try await !test.read { try $0.isHeld($1) })
    }

    @Test(
        "M-22: what must be destroyed is entered while a log is held, and gets its place and signature only afterwards")
    func destroyed() async throws {
        let (test, _) = try await Self.restored(at: 30, published: 30)
        try await test.write { try $0.hold(.records, .unproved, now: 7, $1) }
        let span = try await test.write { ledger, connection in
            var span = OpenSpan()
            span.add(TestLedger.entry(30))
            return try ledger.enter(span, in: .records, whileHeld: true, connection)
        }
        await #expect(throws: LedgerError.held) { try await test.settle() }
        let place = EntryPlace(span: span, place: 0)
        #expect(try await test.read { try $0.find([place], $1) }[place]?.index == .some(nil))
        #expect(try await test.kept().checkpoint.size == 30)
        #expect(try await test.audit().faults.isEmpty)
        try await test.write { try $0.release(.records, by: .proved, now: 8, $1) }
        try await test.settle()
        #expect(try await test.read { try $0.find([place], $1) }[place]?.index == 30)
    }

    @Test("P-box4: a city without a list of destructions is held beside its log, and neither word lets go of the other")
    func unlisted() async throws {
        let (test, _) = try await Self.restored(at: 30, published: 30)
        try await test.write { ledger, connection in
            try ledger.hold(.records, .unproved, now: 7, connection)
            try ledger.hold(.records, .unlisted, now: 7, connection)
        }
        try await test.write { try $0.release(.records, by: .proved, now: 8, $1) }
        #expect(try await test.read { try $0.isHeld($1) })
        await #expect(throws: LedgerError.held) { try await test.enter(31..<32) }
        try await test.write { try $0.release(.records, by: .unproved(reason: "x"), now: 8, $1) }
        #expect(try await test.read { try $0.isHeld($1) })
        try await test.write { try $0.releaseList(by: .listed, now: 9, $1) }
        #expect(try await !test.read { try $0.isHeld($1) })
        let holds = try await test.read { try $0.holds($1) }
        #expect(holds.map(\.reason) == [.unlisted, .unproved] && holds.map(\.word) == ["listed", "proved"])
        try await test.write { ledger, connection in
            try ledger.hold(.records, .unlisted, now: 10, connection)
            try ledger.releaseList(by: .current, now: 11, connection)
        }
        #expect(try await test.read { try $0.holds($1) }.last?.word == ListWord.current.text)
    }
}
