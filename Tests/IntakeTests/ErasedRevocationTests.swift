// A record that should never have been collected: its sender takes it back, though the row itself may not be kept.

import Intake
import Records
import Registry
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct `Revoked records of children` {
    /// Of age on the day of the decision, under age when the act ended.
    private func row(_ home: TestHome, _ changes: TestRow = [:]) -> TestRow {
        TestRows.personPenalty(1).with([
            "CF_XDR_ZJHM": TestCode.person(born: home.today.adding(years: -18).adding(days: -10), sequence: 1)
        ]).with(changes)
    }

    @Test(
        "M-3: who takes back a child's record is not refused: the record is destroyed with all its copies",
        arguments: [["CF_XWZZRQ": "一个月前"], ["CF_SY": "当事人系未成年人，撤销处罚"]])
    func erased(change: TestRow) async throws {
        let home = try await TestHome()
        _ = try await home.submit([row(home), TestRows.personPenalty(2)])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 2)
        // As long as nobody takes it back, a faulty row changes nothing.
        let said = change.mapValues { $0 == "一个月前" ? "\(home.today.adding(days: -30))" : $0 }
        let faulty = try await home.submit([row(home, said)])
        #expect(faulty.rejected == 1 && faulty.notices[.revocationErased] == nil)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 2)
        let back = try await home.submit([row(home, said.merging(["CF_ZT": "撤销"]) { $1 })])
        #expect(back.rejected == 1 && back.notices[.revocationErased] == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
        #expect(try await home.texts("SELECT clause FROM destruction") == ["jn-measures-2022#3"])
        #expect(try await home.texts("SELECT cause FROM destruction") == ["erasure"])
        try await home.records.settleLedger(home.database, now: home.now)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
        // Sent again, there is nothing left to take back.
        let again = try await home.submit([row(home, said.merging(["CF_ZT": "撤销", "BZ": "再报"]) { $1 })])
        #expect(again.rejected == 1 && again.notices[.revocationErased] == nil)
    }

    private var city: Organisation {
        Organisation(
            code: TestCode.organisation(900_030, kind: "11", region: "370100"), name: "济南市数据局", kind: "provider",
            district: nil, items: [])
    }

    private func withCity() async throws -> TestHome {
        let home = try await TestHome()
        let (registry, city) = (home.registry, city)
        try await home.database.write { try registry.add(city, now: 0, $0) }
        return home
    }

    private let revoked = ["CF_SY": "当事人系未成年人，撤销处罚", "CF_ZT": "撤销"]

    @Test("M-41: what the deciding body takes back of a child goes in all copies")
    func copies() async throws {
        let home = try await withCity()
        _ = try await home.submit([row(home)])
        _ = try await home.submit([row(home), TestRows.personPenalty(2)], provider: city.code)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 3)
        #expect(try await home.submit([row(home, revoked)]).notices[.revocationErased] == 2)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
        try await home.records.settleLedger(home.database, now: home.now)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test("a slip in another day destroys nothing, and a row behind the revocation stays")
    func slips() async throws {
        let home = try await TestHome()
        _ = try await home.submit([row(home)])
        let slip = row(home, revoked.merging(["CF_YXQ": "2026-02-30"]) { $1 })
        #expect(try await home.submit([slip]).notices[.revocationErased] == nil)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
        let result = try await home.submit([row(home, revoked), row(home, ["BZ": "更正后重报"])])
        #expect(result.notices[.revocationErased] == 1 && result.accepted == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
    }

    @Test("M-41: nobody takes back another sender's record in that way")
    func others() async throws {
        let home = try await withCity()
        _ = try await home.submit([row(home)])
        let result = try await home.submit([row(home, revoked)], provider: city.code)
        #expect(result.rejected == 1 && result.notices[.revocationErased] == nil)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
    }
}
