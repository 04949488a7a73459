// Which rules were in force when is in the ledger: a version is entered as it becomes active, and altered by nobody.

import Law
import Ledger
import Records
import Storage
import Testing
import TestSupport

@Suite struct `Pack versions in the ledger` {
    private func faults(_ home: TestHome) async throws -> [PolicyFault.Kind] {
        try await home.records.auditPolicy(home.database).map(\.kind)
    }

    private func size(_ home: TestHome) async throws -> Int {
        let ledger = home.records.ledger
        return try await home.database.read { try ledger.size(of: .policy, $0) }
    }

    @Test func `M-10: a pack that becomes active is entered once, with its hash`() async throws {
        let home = try await TestHome()
        _ = try await home.policy()
        _ = try await home.policy()
        try await home.records.settleLedger(home.database, now: home.now)
        let ledger = home.records.ledger
        let entries = try await home.database.read { try ledger.entries(of: .policy, from: 0, $0) }
        let said = try entries.map { try #require(CanonicalObject(Array($0))).texts }
        #expect(said.map { $0["policy"] } == [home.pack.hash])
        #expect(said.map { $0["kind"] } == ["policy.activated"])
        #expect(said.map { $0["day"] } == ["\(home.today)"])
        #expect(try await faults(home).isEmpty)
    }

    @Test func `a city that is held enters a new pack, and signs nothing`() async throws {
        let home = try await TestHome()
        let ledger = home.records.ledger
        try await home.database.write { try ledger.hold(.records, .unproved, now: 0, $0) }
        _ = try await home.policy()
        await #expect(throws: LedgerError.held) {
            try await home.records.settleLedger(home.database, now: home.now)
        }
        #expect(try await size(home) == 0)
        #expect(try await faults(home).isEmpty)
    }

    @Test func `a version of an older program is entered by the next round`() async throws {
        let home = try await TestHome()
        _ = try await home.policy()
        try await home.run(
            "INSERT INTO policy_version (id, pack, hash, activated_at) VALUES (1, 'cn-3701', 'older', 0)")
        #expect(try await faults(home).isEmpty)
        try await home.records.settleLedger(home.database, now: home.now)
        try await home.records.settleLedger(home.database, now: home.now)
        #expect(try await size(home) == 2)
        #expect(try await faults(home).isEmpty)
    }

    @Test(arguments: ["hash = 'other'", "pack = 'cn'", "activated_at = activated_at - 1", "place = 1"])
    func `M-37a: no version of the rules is altered or back-dated unnoticed`(change: String) async throws {
        let home = try await TestHome()
        _ = try await home.policy()
        try await home.run("UPDATE policy_version SET \(change)")
        #expect(try await faults(home) == [.altered])
        try await home.records.settleLedger(home.database, now: home.now)
        #expect(try await faults(home) == [.altered])
    }

    @Test(arguments: ["DELETE FROM policy_version", "UPDATE policy_version SET span = NULL"])
    func `M-37a: a version that was in force can't be dropped unnoticed`(change: String) async throws {
        let home = try await TestHome()
        _ = try await home.policy()
        try await home.run(change)
        #expect(try await faults(home) == [.dropped])
        try await home.records.settleLedger(home.database, now: home.now)
        #expect(try await faults(home) == [.dropped])
    }

    @Test func `M-37a: two versions can't share one entry`() async throws {
        let home = try await TestHome()
        _ = try await home.policy()
        try await home.run(
            """
            INSERT INTO policy_version (id, pack, hash, activated_at, salt, token, span, place)
            SELECT 1, pack, hash, activated_at, salt, token, span, place FROM policy_version
            """)
        #expect(try await faults(home) == [.altered])
    }
}
