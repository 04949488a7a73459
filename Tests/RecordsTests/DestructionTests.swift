// What may no longer be kept is destroyed, provably; what may, stays; and no destruction can be made up or hidden.

import Law
import Ledger
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite("Destruction")
struct DestructionTests {
    /// A company with a registration and a penalty in two versions, and a person with a penalty.
    private func home() async throws -> TestHome {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.registration(1)], item: "registration")
        _ = try await home.submit([TestRows.penalty(1), TestRows.personPenalty(3)])
        _ = try await home.submit([TestRows.penalty(1).with(["CF_NR": "罚款人民币5000元，限期缴纳"])])
        try await home.records.settleLedger(home.database, now: home.now)
        return home
    }

    /// The last day on which the penalties may be kept: five years from the decision.
    private var last: Day { TestDay.today.adding(days: -2).adding(years: 5) }

    private func count(_ home: TestHome, _ table: String) async throws -> Int64 {
        try await home.number("SELECT COUNT(*) FROM \(table)")
    }

    @Test("M-22: on its last day a record is kept; on the day after it is destroyed with all its versions")
    func retention() async throws {
        let home = try await home()
        #expect(try await home.forget(on: last).records == 0)
        #expect(try await count(home, "record") == 3)
        let gone = try await home.forget(on: last.adding(days: 1))
        #expect((gone.records, gone.events) == (2, 3))
        for table in ["record", "record_event", "event_payload"] {
            #expect(try await count(home, table) == 1, "\(table)")
        }
        #expect(try await home.texts("SELECT item FROM record") == ["registration"])
        #expect(try await home.faults() == [])
        #expect(try await home.forget(on: last.adding(days: 1)).records == 0, "the second run finds nothing")
        let told = try await home.database.read { [records = home.records] in try records.destructions(limit: 9, $0) }
        #expect(told.map(\.records) == [2] && told.map(\.events) == [3] && told.map(\.cause) == [.retention])
        #expect(told.first?.day == "\(last.adding(days: 1))")
        let clause = try #require(told.first.flatMap { Citation($0.clause) })
        #expect(home.pack.limit("disclosureMaximum", on: last)?.provision.citations.contains(clause) == true)
    }

    @Test("M-37a: every entry of what was destroyed is still proved by the ledger")
    func proofs() async throws {
        let home = try await home()
        try await home.forget(on: last.adding(days: 1))
        let ledger = home.records.ledger
        try await home.database.read { connection in
            let size = try ledger.size(of: .records, connection)
            #expect(size == 5, "four events and a destruction")
            for index in 0..<size {
                let proof = try ledger.proof(of: index, in: .records, connection)
                #expect(proof.check(against: proof.key) == .proved)
            }
            let destruction = try ledger.proof(of: size - 1, in: .records, connection)
            let said = try #require(CanonicalObject(destruction.entry)).texts
            #expect(said["kind"] == "record.destroyed" && said["clause"]?.contains("#") == true)
            #expect(Set(said.keys) == ["clause", "commitment", "day", "event", "kind", "policy", "v"])
        }
    }

    @Test("M-41: a person goes with the last record: identity, key and row; a registered company stays")
    func subjects() async throws {
        let home = try await home()
        #expect(try await count(home, "subject_identity") == 1)
        try await home.forget(on: last.adding(days: 1))
        for table in ["subject_identity", "vault_key"] {
            // The keys that are left are those of batches.
            let left = try await home.number(
                "SELECT COUNT(*) FROM \(table) WHERE subject NOT IN (SELECT id FROM batch)"
                    .replacing("subject_identity WHERE subject NOT IN (SELECT id FROM batch)", with: "subject_identity")
            )
            #expect(left == 0, "\(table)")
        }
        #expect(try await home.texts("SELECT kind FROM subject") == ["legalPerson"])
        #expect(try await count(home, "subject_name") == 1)
        #expect(try await count(home, "name_gram") > 0)
    }

    @Test("M-41: a company of which nothing else is known is found no more, by code or by name")
    func company() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1)])
        try await home.forget(on: last.adding(days: 1))
        for table in ["subject", "subject_name", "name_gram", "record"] {
            #expect(try await count(home, table) == 0, "\(table)")
        }
        let found = try await home.database.read { [registry = home.registry] connection in
            (
                try registry.search("趵突", after: nil, limit: 9, connection),
                try registry.organisation(code: TestCode.organisation(1), connection)
            )
        }
        #expect(found.0.isEmpty && found.1 == nil)
    }

    @Test("M-41: erasure takes the record that was named and no other; a person with another record stays who it is")
    func erasure() async throws {
        let home = try await TestHome()
        let person = TestRows.personPenalty(3)
        _ = try await home.submit([person, person.with(["CF_WSH": "济市监处罚〔2026〕77号"]), TestRows.penalty(1)])
        let ids = try await home.numbers("SELECT id FROM record ORDER BY id")
        let gone = try await home.erase([ids[0]])
        #expect(gone.records.map(\.raw) == [ids[0]])
        #expect(try await home.numbers("SELECT id FROM record ORDER BY id") == Array(ids.dropFirst()))
        #expect(try await count(home, "subject_identity") == 1)
        #expect(try await home.faults() == [])
        #expect(try await home.erase([ids[0]]).records.isEmpty, "what is gone can't be destroyed again")
        #expect(try await count(home, "destruction") == 1)
        let told = try await home.database.read { [records = home.records] in try records.destructions(limit: 9, $0) }
        #expect(told.map(\.cause) == [.erasure] && told.map(\.clause) == ["personal-information-2021#19"])
    }

    @Test("M-22: a worker that lost the job destroys nothing")
    func held() async throws {
        let home = try await home()
        await #expect(throws: JobError.leaseLost) {
            try await home.forget(on: last.adding(days: 1)) { _ in throw JobError.leaseLost }
        }
        #expect(try await count(home, "record") == 3)
        #expect(try await count(home, "destruction") == 0)
    }

    @Test("M-37a: an event that vanishes without a destruction is missed")
    func vanished() async throws {
        let home = try await home()
        let event = try await home.number("SELECT MAX(event) FROM record WHERE item = 'penalty'")
        let record = try await home.number("SELECT record FROM record_event WHERE id = \(event)")
        try await home.run(
            "DELETE FROM event_payload WHERE id IN (SELECT id FROM record_event WHERE record = \(record))")
        let events = try await home.run("DELETE FROM record_event WHERE record = \(record)")
        try await home.run("DELETE FROM record WHERE id = \(record)")
        #expect(try await home.faults() == Array(repeating: .dropped, count: events))
    }

    @Test(
        "M-37a: a destruction can't be changed unnoticed",
        arguments: [
            ("day = '2020-01-01'", [.entry, .leaf]), ("clause = 'x#1'", [.entry, .leaf]),
            ("cause = 'erasure'", [.destruction]),
            ("actor = 'nobody'", [.destruction]), ("at = at + 1", [.destruction]),
            ("record_count = record_count + 1", [.destruction]), ("event_count = 0", [.destruction]),
            ("leaf = \(TestEngine.zeros(32))", [.leaf]), ("salt = \(TestEngine.zeros(16))", [.destruction]),
        ] as [(String, [LeafFault.Kind])])
    func altered(change: String, found: [LeafFault.Kind]) async throws {
        let home = try await home()
        try await home.forget(on: last.adding(days: 1))
        try await home.run("UPDATE destruction SET \(change)")
        // What it explained is unexplained then.
        #expect(try await home.faults() == found + [.dropped, .dropped, .dropped])
    }

    @Test("M-37a: a name taken out of a destruction, or put into it, is found")
    func names() async throws {
        let home = try await home()
        try await home.forget(on: last.adding(days: 1))
        let token = try #require(
            try await home.column("SELECT token FROM destroyed_event ORDER BY token LIMIT 1").first)
        let put =
            "INSERT INTO destroyed_event (token, destruction, span, place) SELECT $1, id, span, place FROM destruction"
        try await home.run(put, [.bytes(Array(repeating: 3, count: 16))])
        #expect(try await home.faults() == [.destruction, .destruction, .dropped, .dropped, .dropped])
        try await home.run("DELETE FROM destroyed_event WHERE token <> $1", [.bytes(token)])
        #expect(try await home.faults() == [.destruction, .dropped, .dropped, .dropped])
        try await home.run("DELETE FROM destroyed_event")
        try await home.run("DELETE FROM destruction")
        #expect(try await home.faults() == [.dropped, .dropped, .dropped, .dropped], "its own entry is missed too")
    }

    @Test("M-37a: a destruction of what is still there is found")
    func pretended() async throws {
        let home = try await home()
        let copies = [("record", "kept_record"), ("record_event", "kept_event"), ("event_payload", "kept_payload")]
        for (table, kept) in copies { try await home.run("CREATE TABLE \(kept) AS SELECT * FROM \(table)") }
        try await home.run("CREATE TABLE kept_subject AS SELECT * FROM subject")
        let ids = try await home.numbers("SELECT id FROM record WHERE item = 'penalty' ORDER BY id LIMIT 1")
        _ = try await home.erase(ids)
        for (table, kept) in copies {
            try await home.run("INSERT INTO \(table) SELECT * FROM \(kept) WHERE id NOT IN (SELECT id FROM \(table))")
        }
        #expect(try await home.faults() == [.undestroyed, .undestroyed])
    }

    @Test("M-37a: an audit of what is new since finds destructions too")
    func since() async throws {
        let home = try await home()
        try await home.forget(on: last.adding(days: 1))
        let report = try await home.records.audit(home.database, registry: home.registry, since: 4)
        #expect(report.faults.isEmpty && report.destructions == 1)
    }
}
