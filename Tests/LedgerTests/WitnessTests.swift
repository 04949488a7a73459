// Logs and witnesses talk: each status of the protocol, quorums, forks, and what a witness remembers.

import Foundation
import Ledger
import Storage
import Testing
import TestSupport

/// A witness with a database of its own, and how many requests came to it.
struct TestWitness {
    let database: any Database
    let number: UInt8
    let witness: Witness

    init(_ number: UInt8, follows keys: [NoteKey], folder: String? = nil) async throws {
        let folder = try folder ?? Self.folder()
        database = try SQLiteDatabase(path: folder + "/witness.sqlite")
        try await Migrator(WitnessSchema.migrations).migrate(database, now: 0)
        self.number = number
        witness = try Witness(signer: CosignatureTests.witness(number), logs: keys, database: database)
    }

    static func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/witness-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    func answer(_ request: CosignRequest, now: Int64 = 1000) async throws -> CosignAnswer {
        try await witness.answer(Array(request.encoded.utf8), now: now)
    }

    /// The way that the network would take.
    var call: WitnessCall {
        { request in
            let answer = try await witness.answer(Array(request.encoded.utf8), now: 1000 + Int64(number))
            return WitnessReply(status: answer.status, body: Array(answer.body.utf8))
        }
    }
}

extension TestLedger {
    func keys(_ log: LogName = .records) async throws -> [NoteKey] {
        let ledger = ledger
        return try await database.read { try ledger.keys(of: log, $0) }
    }

    func request(from old: Int) async throws -> CosignRequest {
        let newest = try #require(try await newest())
        let ledger = ledger
        let path = try await database.read { try ledger.consistency(from: old, in: .records, $0).path }
        return CosignRequest(old: old, path: path, note: newest.note)
    }

    func cosign(_ witness: TestWitness) async throws -> CosignOutcome {
        try await ledger.cosign(.records, by: witness.witness.key, database, call: witness.call)
    }
}

@Suite("Witnesses")
struct WitnessTests {
    @Test("M-37a: a witness signs what continues what it signed, and nothing else")
    func statuses() async throws {
        let test = try await TestLedger()
        try await test.enter(0..<5)
        try await test.settle()
        let one = try await TestWitness(1, follows: test.keys())
        let first = try await test.request(from: 0)
        guard case .cosigned(let line) = try await one.answer(first) else { Issue.record("not signed"); return }
        #expect(first.note.adding([line]).time(cosignedBy: one.witness.key) == 1000)
        // The same again is signed again; another old size is told the right one.
        let same = CosignRequest(old: 5, path: [], note: first.note)
        #expect(try await one.answer(same).status == 200)
        #expect(try await one.answer(first) == .conflict(size: 5))
        try await test.enter(5..<12)
        try await test.settle()
        let next = try await test.request(from: 5)
        let bent = CosignRequest(old: 5, path: next.path.reversed(), note: next.note)
        #expect(try await one.answer(bent) == .inconsistent)
        #expect(try await one.answer(CosignRequest(old: 5, path: [], note: next.note)) == .inconsistent)
        #expect(try await one.answer(CosignRequest(old: 4, path: next.path, note: next.note)) == .conflict(size: 5))
        #expect(try await one.answer(CosignRequest(old: 13, path: next.path, note: next.note)) == .malformed)
        #expect(try await one.answer(next).status == 200)
        // An older tree is never signed again, with whatever proof.
        #expect(try await one.answer(same) == .conflict(size: 12))
        #expect(try await one.answer(CosignRequest(old: 12, path: [], note: first.note)) == .malformed)
        #expect(try await one.witness.answer(Array("old 12\n\nx\n".utf8), now: 1) == .malformed)
        // Of another root with the same size it signs nothing.
        let key = try NoteSigner(name: "forger.invalid", seed: Array(repeating: 3, count: 32))
        let forged = Checkpoint(origin: "forger.invalid", size: 3, root: .empty)
        let two = try await TestWitness(2, follows: [key.key])
        let other = Checkpoint(origin: "forger.invalid", size: 3, root: MerkleHash(leaf: []))
        #expect(try await two.answer(CosignRequest(old: 0, path: [], note: key.sign(forged.text))).status == 200)
        #expect(try await two.answer(CosignRequest(old: 3, path: [], note: key.sign(other.text))) == .inconsistent)
        // A tree without leaves has one root only, and a beginning needs no proof.
        let empty = Checkpoint(origin: "forger.invalid", size: 0, root: MerkleHash(leaf: []))
        let three = try await TestWitness(3, follows: [key.key])
        #expect(try await three.answer(CosignRequest(old: 0, path: [], note: key.sign(empty.text))) == .inconsistent)
        #expect(
            try await three.answer(CosignRequest(old: 0, path: [.empty], note: key.sign(forged.text))) == .inconsistent)
    }

    @Test("M-37a: a log that it does not follow, and one that others sign, get no signature")
    func strangers() async throws {
        let test = try await TestLedger()
        try await test.enter(0..<5)
        try await test.settle()
        let request = try await test.request(from: 0)
        let other = try NoteSigner(name: "test.invalid/ledger/records", seed: Array(repeating: 3, count: 32))
        #expect(try await TestWitness(1, follows: []).answer(request) == .unknownLog)
        #expect(try await TestWitness(2, follows: [other.key]).answer(request) == .notSigned)
        // A false line of a trusted key spoils the note, even beside a true one of another trusted key.
        let both = try await TestWitness(3, follows: test.keys() + [other.key])
        #expect(try await both.answer(request).status == 200)
        var bytes = try other.sign(request.note.text).signatures[0].bytes
        bytes[9] ^= 1
        let spoiled = request.note.adding([NoteSignature(name: other.key.name, bytes: bytes)])
        #expect(try await both.answer(CosignRequest(old: 5, path: [], note: spoiled)) == .notSigned)
        // Nothing of this was kept.
        let sightings = try await both.witness.sightings()
        #expect(sightings.map(\.size) == [5])
        await #expect(throws: LedgerError.self) {
            _ = try await TestWitness(4, follows: [both.witness.key])
        }
    }

    @Test("of many requests for one log at once, one after the other wins, and what is kept only grows")
    func race() async throws {
        let test = try await TestLedger()
        let folder = try TestWitness.folder()
        var requests: [CosignRequest] = []
        for part in 0..<8 {
            try await test.enter(part * 3..<part * 3 + 3)
            try await test.settle()
            requests.append(try await test.request(from: part * 3))
            if part > 0 { requests.append(try await test.request(from: part * 3 - 3)) }
            requests.append(try await test.request(from: 0))
        }
        // Two processes on one folder, as a careless operator might have them.
        let two = [
            try await TestWitness(1, follows: test.keys(), folder: folder),
            try await TestWitness(1, follows: test.keys(), folder: folder),
        ]
        let signed = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for (number, request) in (requests + requests + requests).shuffled().enumerated() {
                group.addTask {
                    let isSigned = try await two[number % 2].answer(request).status == 200
                    return (try Checkpoint(text: request.note.text).size, isSigned)
                }
            }
            return try await group.reduce(into: [Int]()) { if $1.1 { $0.append($1.0) } }
        }
        // From each size it can go on once only; so no size was signed twice from different ones.
        #expect(Set(signed).count == signed.count && !signed.isEmpty)
        let kept = try #require(try await two[0].witness.sightings().first)
        #expect(kept.size == signed.max())
        let note = try SignedNote(
            try #require(try await two[1].witness.checkpoint(of: Witness.id(of: "test.invalid/ledger/records"))))
        #expect(try note.isSigned(by: await test.keys()[0]) && note.time(cosignedBy: two[0].witness.key) == 1000)
        #expect(try await two[0].witness.checkpoint(of: Witness.id(of: "other")) == nil)
    }

    @Test("a witness that starts again keeps its word, and its time does not go back")
    func again() async throws {
        let test = try await TestLedger()
        try await test.enter(0..<4)
        try await test.settle()
        let folder = try TestWitness.folder()
        let before = try await test.request(from: 0)
        let first = try await TestWitness(1, follows: test.keys(), folder: folder)
        #expect(try await first.answer(before, now: 5000).status == 200)
        try first.database.close()
        let second = try await TestWitness(1, follows: test.keys(), folder: folder)
        #expect(try await second.answer(before) == .conflict(size: 4))
        let same = CosignRequest(old: 4, path: [], note: before.note)
        guard case .cosigned(let line) = try await second.answer(same, now: 100) else { Issue.record("no"); return }
        #expect(before.note.adding([line]).time(cosignedBy: second.witness.key) == 5000)
    }

    @Test("M-37a: two witnesses sign each new checkpoint; proofs carry their lines and meet a quorum of both")
    func quorum() async throws {
        let test = try await TestLedger()
        let keys = try await test.keys()
        let (one, two) = (try await TestWitness(1, follows: keys), try await TestWitness(2, follows: keys))
        #expect(try await test.cosign(one) == .current)
        let policy = try WitnessPolicy(
            Array(
                "log \(keys[0].line)\nwitness 法院 \(one.witness.key.line)\nwitness 档案馆 \(two.witness.key.line)\ngroup 两家 all 法院 档案馆\nquorum 两家\n"
                    .utf8))
        for part in 0..<3 {
            try await test.enter(part * 10..<part * 10 + 10)
            try await test.settle()
            #expect(try await test.cosign(one) == .cosigned(size: part * 10 + 10))
            #expect(try await test.cosign(one) == .current)
        }
        let ledger = test.ledger
        func proof(_ index: Int) async throws -> LogProof {
            try await test.database.read { try ledger.proof(of: index, in: .records, under: policy, $0) }
        }
        #expect(try await proof(3).check(under: policy) == .noQuorum)
        #expect(try await proof(3).check(against: keys[0]) == .proved)
        #expect(try await test.cosign(two) == .cosigned(size: 30))
        let whole = try await proof(3)
        #expect(try LogProof(whole.encoded) == whole && whole.check(under: policy) == .proved)
        #expect(policy.verdict(on: whole.note).cosigned.map(\.at) == [1001, 1002])
        #expect(try #require(try await test.newest()).note.signatures.count == 3)
        // What came in since is not under a quorum yet: older entries are proved under the checkpoint that is.
        try await test.enter(30..<33)
        try await test.settle()
        #expect(try await proof(3).check(under: policy) == .proved)
        #expect(try await proof(31).check(under: policy) == .noQuorum)
        // A witness that lost its state, or follows the log anew, is told all of it.
        let fresh = try await TestWitness(2, follows: keys)
        #expect(try await test.cosign(fresh) == .cosigned(size: 33))
        #expect(try await test.audit().faults.isEmpty)
    }

    @Test("M-37a: a log that was written anew finds no witness, and one restored too old is told so")
    func fork() async throws {
        let (kept, anew) = (try await TestLedger(), try await TestLedger())
        let witness = try await TestWitness(1, follows: kept.keys())
        try await kept.enter(0..<10)
        try await kept.settle()
        #expect(try await kept.cosign(witness) == .cosigned(size: 10))
        // The same secrets, so the same keys; fewer entries, as many, and more.
        try await anew.enter(50..<55)
        try await anew.settle()
        #expect(try await anew.cosign(witness) == .ahead(size: 10))
        try await anew.enter(55..<60)
        try await anew.settle()
        #expect(try await anew.cosign(witness) == .refused(status: 422))
        try await anew.enter(60..<70)
        try await anew.settle()
        #expect(try await anew.cosign(witness) == .refused(status: 422))
        #expect(try #require(try await anew.newest()).note.signatures.count == 1)
    }

    @Test("whatever a witness answers, only its own true signature is kept")
    func answers() async throws {
        let test = try await TestLedger()
        try await test.enter(0..<3)
        try await test.settle()
        let (one, two) = (try CosignatureTests.witness(1), try CosignatureTests.witness(2))
        let text = try #require(try await test.newest()).note.text
        func outcome(_ status: Int, _ body: String) async throws -> CosignOutcome {
            try await test.ledger.cosign(.records, by: one.key, test.database) { _ in
                WitnessReply(status: status, body: Array(body.utf8))
            }
        }
        func line(_ signature: NoteSignature) -> String {
            String(SignedNote(text: "", signatures: [signature]).encoded.dropFirst())
        }
        let right = line(try one.cosign(text, at: 7))
        for body in [
            "", "\n", "x", line(try two.cosign(text, at: 7)), line(try one.cosign(text + "x\n", at: 7)),
            line(try one.cosign(text, at: 0)), right + "x", String(right.dropLast()), "\n" + right,
            right.replacing("—", with: "-"),
        ] {
            #expect(try await outcome(200, body) == .malformed, "\(body)")
        }
        for body in ["", "3", "x\n", "03\n", "-1\n", "0\n", "99999999999999999999\n"] {
            #expect(try await outcome(409, body) == .malformed, "\(body)")
        }
        #expect(try await outcome(409, "4\n") == .ahead(size: 4))
        for status in [204, 302, 400, 403, 404, 422, 500] {
            #expect(try await outcome(status, "") == .refused(status: status))
        }
        struct Gone: Error {}
        #expect(
            try await test.ledger.cosign(.records, by: one.key, test.database) { _ in throw Gone() }
                == .unreached("Gone"))
        #expect(try #require(try await test.newest()).note.signatures.count == 1)
        // A stranger's line beside the right one does no harm and is not kept.
        #expect(try await outcome(200, line(try two.cosign(text, at: 7)) + right) == .cosigned(size: 3))
        #expect(try #require(try await test.newest()).note.signatures.count == 2)
    }
}
