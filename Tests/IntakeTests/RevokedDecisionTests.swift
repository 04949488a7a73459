// A decision that its body has revoked: nobody else's copy of it is shown, whenever and however it comes.

import Disclosure
import Intake
import Records
import Registry
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct `Revoked decisions` {
    private let filler = "00000000000000000X"
    private let city = Organisation(
        code: TestCode.organisation(900_030, kind: "11", region: "370100"), name: "济南市数据局", kind: "provider",
        district: nil, items: [])
    private let revoked = TestRows.penalty(1).with(["CF_ZT": "撤销"])

    private func home() async throws -> TestHome {
        let home = try await TestHome()
        let (registry, city) = (home.registry, city)
        try await home.database.write { try registry.add(city, now: 0, $0) }
        return home
    }

    private func shown(_ home: TestHome) async throws -> [DisclosedRecord] {
        try await home.door.subject(code: TestCode.organisation(1), on: home.today)?.records ?? []
    }

    @Test(
        "M-41: a copy that comes after the revocation is not taken in, with or without a word of its own",
        arguments: ["", "正常"])
    func late(word: String) async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1)])
        _ = try await home.submit([revoked])
        let late = try await home.submit([TestRows.penalty(1).with(["CF_ZT": word])], provider: city.code)
        #expect(late.duplicates == 1 && late.notices[.stillWithdrawn] == 1 && late.accepted == 0)
        #expect(try await shown(home).isEmpty)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
    }

    @Test("M-41: a copy that was withdrawn comes back by the word of the deciding body only")
    func wordOfAnother() async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1)], provider: city.code)
        _ = try await home.submit([revoked])
        #expect(try await home.texts("SELECT state FROM record") == ["withdrawn", "withdrawn"])
        let inForce = TestRows.penalty(1).with(["CF_ZT": "正常"])
        #expect(try await home.submit([inForce], provider: city.code).notices[.stillWithdrawn] == 1)
        #expect(try await shown(home).isEmpty)
        _ = try await home.submit([inForce])
        #expect(try await shown(home).map(\.providerCode) == [home.provider.code])
        #expect(try await home.submit([inForce], provider: city.code).updated == 1)
        #expect(try await shown(home).count == 2)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test("M-41: a copy under the filler is the same decision, before the revocation and after it")
    func underTheFiller() async throws {
        let home = try await home()
        let copy = TestRows.penalty(1).with(["CF_CFJGDM": filler])
        #expect(try await home.submit([copy], provider: city.code).accepted == 1)
        _ = try await home.submit([TestRows.penalty(1)])
        _ = try await home.submit([revoked])
        #expect(try await shown(home).isEmpty)
        let late = TestRows.penalty(1).with(["CF_CFJGDM": filler, "CF_ZT": "正常"])
        let registered = TestCode.organisation(900_031, kind: "11", region: "370100")
        let other = Organisation(code: registered, name: "济南市历下区数据局", kind: "provider", district: nil, items: [])
        let registry = home.registry
        try await home.database.write { try registry.add(other, now: 0, $0) }
        #expect(try await home.submit([late], provider: other.code).notices[.stillWithdrawn] == 1)
        #expect(try await shown(home).isEmpty)
        // The body's own copy without its code goes with it as well.
        #expect(try await home.submit([copy]).notices[.stillWithdrawn] == 1)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test("M-41: a sender that may send no longer left a copy: it goes too")
    func formerSender() async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1)], provider: city.code)
        let registry = home.registry
        let narrowed = Organisation(code: city.code, name: city.name, kind: city.kind, district: nil, items: ["permit"])
        try await home.database.write { try registry.add(narrowed, now: 1, $0) }
        _ = try await home.submit([revoked])
        #expect(try await shown(home).isEmpty)
    }

    @Test("M-41: another decision, another party and another body stay what they are")
    func others() async throws {
        let home = try await home()
        let rows = [
            TestRows.penalty(1), TestRows.penalty(2), TestRows.penalty(1).with(["CF_WSH": "济市监处罚〔2026〕78号"]),
            TestRows.penalty(1).with(["CF_CFJG": city.name, "CF_CFJGDM": city.code]),
            TestRows.penalty(1).with(["CF_CFJG": "济南市某某局", "CF_CFJGDM": filler]),
        ]
        #expect(try await home.submit(rows, provider: city.code).accepted == 5)
        _ = try await home.submit([revoked])
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE state = 'withdrawn'") == 2)
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE state = 'entered'") == 4)
        // Nor does the word of a body that didn't decide take anything from others.
        _ = try await home.submit(
            [TestRows.penalty(2).with(["CF_ZT": "撤销"])], provider: city.code)
        #expect(try await home.submit([TestRows.penalty(2)]).accepted == 1)
    }

    @Test("M-41: when the revoked record is destroyed, nothing of the decision is remembered")
    func forgotten() async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1)])
        _ = try await home.submit([revoked])
        #expect(try await home.number("SELECT COUNT(*) FROM revoked_decision") > 0)
        let records = try await home.numbers("SELECT id FROM record")
        #expect(try await home.erase(records).records.count == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM revoked_decision") == 0)
    }

    @Test("M-41: nobody revokes or blocks by a name that a row bears what is another body's")
    func borrowedName() async throws {
        let home = try await home()
        let copy = TestRows.penalty(1).with(["CF_CFJG": "济南市某某局", "CF_CFJGDM": filler])
        _ = try await home.submit([copy], provider: city.code)
        // A stranger under its own code and that name.
        _ = try await home.submit([copy.with(["CF_CFJGDM": home.provider.code, "CF_ZT": "撤销"])])
        #expect(try await shown(home).map(\.providerCode) == [city.code])
        let again = try await home.submit([copy.with(["CF_AJMC": "另一案由"])], provider: city.code)
        #expect(again.updated == 1 && again.notices[.stillWithdrawn] == nil)
        // Two bodies of one name: neither speaks for the name.
        let twin = Organisation(
            code: TestCode.organisation(900_032, kind: "11", region: "370100"), name: home.provider.name,
            kind: "provider", district: nil, items: [])
        let registry = home.registry
        try await home.database.write { try registry.add(twin, now: 0, $0) }
        let named = TestRows.penalty(2).with(["CF_CFJGDM": filler])
        _ = try await home.submit([named])
        _ = try await home.submit(
            [TestRows.penalty(2).with(["CF_CFJGDM": twin.code, "CF_ZT": "撤销"])], provider: twin.code)
        let kept = try await home.door.subject(code: TestCode.organisation(2), on: home.today)?.records
        #expect(kept?.map(\.providerCode) == [home.provider.code])
    }

    @Test("M-41: a copy under a code that nobody knows is the decision of the body that is named there")
    func unknownCode() async throws {
        let home = try await home()
        let former = TestCode.organisation(900_033, kind: "11", region: "370100")
        let copy = TestRows.penalty(1).with(["CF_CFJGDM": former])
        _ = try await home.submit([copy], provider: city.code)
        #expect(try await shown(home).count == 1)
        let result = try await home.submit([revoked])
        #expect(try await shown(home).isEmpty)
        // It took something back, so nobody is told that it did not.
        #expect(result.notices[.revocationUnknown] == nil)
        #expect(try await home.submit([TestRows.penalty(3).with(["CF_ZT": "撤销"])]).notices[.revocationUnknown] == 1)
    }

    @Test(
        "M-41: a copy under a code that nobody knew is known again when the body is registered later, under another code"
    )
    func registeredLater() async throws {
        let home = try await home()
        let codes = [900_034, 900_035].map { TestCode.organisation($0, kind: "11", region: "370100") }
        let named = TestRows.penalty(1).with(["CF_CFJG": "济南市某某管理局"])
        _ = try await home.submit([named.with(["CF_CFJGDM": codes[0]])], provider: city.code)
        #expect(try await shown(home).count == 1)
        let registry = home.registry
        let body = Organisation(code: codes[1], name: "济南市某某管理局", kind: "provider", district: nil, items: [])
        try await home.database.write { try registry.add(body, now: 0, $0) }
        _ = try await home.submit(
            [named.with(["CF_CFJGDM": codes[1], "CF_ZT": "撤销"])], provider: codes[1])
        #expect(try await shown(home).isEmpty)
    }

    @Test(
        "M-41: a copy whose sender spells the number another way is the same decision; another number is another",
        arguments: [
            ("济市监罚〔2026〕14号", "济市监罚〔2026〕第14号", true), ("济市监罚〔2026〕14号", "济市监罚[2026]014号", true),
            ("济市监罚〔2026〕14号", "济市监罚〔2026〕140号", false), ("济市监罚〔2026〕14号", "济市监罚〔2025〕14号", false),
            ("济市监罚〔2026〕14号", "济市监罚〔2026〕104号", false), ("济市监罚〔2026〕0号", "济市监罚〔2026〕00号", true),
        ])
    func spelling(own: String, copy: String, isSame: Bool) async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1).with(["CF_WSH": copy])], provider: city.code)
        _ = try await home.submit([TestRows.penalty(1).with(["CF_WSH": own, "CF_ZT": "撤销"])])
        #expect(try await shown(home).isEmpty == isSame)
    }

    @Test("M-37a: a revocation that nobody sent is found")
    func forged() async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1), TestRows.penalty(2).with(["CF_ZT": "撤销"])])
        #expect(try await home.records.auditRevocations(home.database).isEmpty)
        try await home.run(
            "INSERT INTO revoked_decision (decision, record) SELECT decision, id FROM record WHERE state = 'entered'")
        #expect(try await home.records.auditRevocations(home.database).count == 1)
        try await home.run("DELETE FROM revoked_decision")
        try await home.run("INSERT INTO revoked_decision (decision, record) VALUES (\(TestEngine.zeros(32)), NULL)")
        #expect(try await home.records.auditRevocations(home.database).count == 1)
    }

    @Test("R-1.2: a revocation that comes late is counted as late, whether it takes a copy back or not")
    func lateRevocation() async throws {
        let home = try await home()
        let old = TestRows.penalty(1).with(["CF_JDRQ": "\(home.today.adding(days: -60))", "CF_WSH": "济市监处罚第7号"])
        _ = try await home.submit([old], provider: city.code)
        let result = try await home.submit([old.with(["CF_ZT": "撤销"])])
        #expect(result.late == 1 && result.notices[.revocationUnknown] == nil)
    }

    @Test("M-41: when the body's own record is erased, its revocation outlives it as long as a copy is there")
    func erasedRecord() async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.penalty(1)], provider: city.code)
        _ = try await home.submit([TestRows.penalty(1)])
        _ = try await home.submit([revoked])
        let own = try await home.numbers("SELECT id FROM record ORDER BY id DESC LIMIT 1")
        #expect(try await home.erase(own).records.count == 1)
        let inForce = TestRows.penalty(1).with(["CF_ZT": "正常"])
        #expect(try await home.submit([inForce], provider: city.code).notices[.stillWithdrawn] == 1)
        #expect(try await shown(home).isEmpty)
        // The body itself may say otherwise; then a copy comes back without a word of its own.
        _ = try await home.submit([inForce])
        #expect(try await home.submit([TestRows.penalty(1)], provider: city.code).updated == 1)
        #expect(try await shown(home).count == 2)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test("M-41: of several words in one file the last one of the body counts")
    func lastWord() async throws {
        let home = try await home()
        _ = try await home.submit([
            revoked, revoked.with(["CF_CFJGDM": filler]), TestRows.penalty(1).with(["CF_ZT": "正常"]),
        ])
        #expect(try await home.number("SELECT COUNT(*) FROM revoked_decision") == 0)
        #expect(try await home.submit([TestRows.penalty(1)], provider: city.code).accepted == 1)
    }
}
