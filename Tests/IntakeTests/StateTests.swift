// The state that a body reports: a revoked permit goes, an invalid one stays under its word, an act that goes on says so.

import Disclosure
import Intake
import Law
import Records
import Registry
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct `States of decisions and acts` {
    private func shown(_ home: TestHome) async throws -> [DisclosedRecord] {
        try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today)).records
    }

    @Test func `M-41: a revoked permit is withdrawn on receipt`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.permit(1), TestRows.permit(2)], item: "permit")
        let result = try await home.submit([TestRows.permit(1).with(["XK_ZT": "撤销"])], item: "permit")
        #expect(result.notices[.revocationUnknown] == nil)
        #expect(try await shown(home).isEmpty)
        #expect(try await home.texts("SELECT kind FROM record_event ORDER BY id").last == "record.withdrawn")
        #expect(try await home.texts("SELECT clause FROM record_event ORDER BY id").last == "licensing-law-2003#69")
        let other = try #require(try await home.door.subject(code: TestCode.organisation(2), on: home.today))
        #expect(other.records.count == 1)
    }

    @Test(
        "R-1.3, M-41: what was withdrawn stays so until its sender says that it is in force, and the sender learns that"
    )
    func stillWithdrawn() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1)])
        _ = try await home.submit([TestRows.penalty(1).with(["CF_ZT": "撤销"])])
        for change in [[:], ["CF_NR": "罚款人民币5000元，已改正"]] {
            let result = try await home.submit([TestRows.penalty(1).with(change)])
            #expect(result.duplicates == 1 && result.notices[.stillWithdrawn] == 1)
            #expect(try await shown(home).isEmpty)
        }
        let back = try await home.submit([TestRows.penalty(1).with(["CF_ZT": "正常"])])
        #expect(back.updated == 1 && back.notices[.stillWithdrawn] == nil)
        #expect(try await shown(home).count == 1)
    }

    @Test(
        "M-41: what the body that decided revokes goes, whoever sent it beside; another body's word takes nothing back")
    func copies() async throws {
        let home = try await TestHome()
        let city = Organisation(
            code: TestCode.organisation(900_030, kind: "11", region: "370100"), name: "济南市数据局", kind: "provider",
            district: nil, items: [])
        let registry = home.registry
        try await home.database.write { try registry.add(city, now: 0, $0) }
        _ = try await home.submit([TestRows.penalty(1)], provider: city.code)
        _ = try await home.submit([TestRows.penalty(1)])
        #expect(try await shown(home).count == 2)
        let revoked = TestRows.penalty(1).with(["CF_ZT": "撤销"])
        _ = try await home.submit([revoked], provider: city.code)
        #expect(try await shown(home).map(\.providerCode) == [home.provider.code])
        _ = try await home.submit([TestRows.penalty(1).with(["CF_ZT": "正常"])], provider: city.code)
        #expect(try await shown(home).count == 2)
        _ = try await home.submit([revoked])
        #expect(try await shown(home).isEmpty)
        let again = try await home.submit([TestRows.penalty(1)], provider: city.code)
        #expect(again.notices[.stillWithdrawn] == 1)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test(arguments: ["2", "无效"])
    func `M-41: an invalid permit stays, under a word of its own`(state: String) async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.permit(1)], item: "permit")
        #expect(try await shown(home).map(\.state) == [nil])
        _ = try await home.submit([TestRows.permit(1).with(["XK_ZT": state])], item: "permit")
        #expect(try await shown(home).map(\.state?.zh) == ["已无效"])
        _ = try await home.submit([TestRows.permit(1).with(["XK_ZT": "有效"])], item: "permit")
        #expect(try await shown(home).map(\.state) == [nil])
    }

    @Test(arguments: [("持续中", true), ("继续状态", true), ("已终止", false), ("", false)])
    func `M-22: only the word of its body makes an act a continuing one`(state: String, goesOn: Bool) async throws {
        let home = try await TestHome()
        #expect(try await home.submit([TestRows.penalty(1).with(["CF_XWZT": state])]).accepted == 1)
        let record = try #require(try await shown(home).first)
        #expect((record.continuingAct != nil) == goesOn)
        if let act = record.continuingAct {
            #expect(act.source == "济南市市场监督管理局")
            #expect(act.reported == "\(home.today)")
        }
        // The end is counted as unknown in each case.
        #expect(record.shownUntil == home.today.adding(days: -2).adding(months: 12))
    }

    @Test func `M-22: an act can't go on and have ended`() throws {
        let today = TestDay.today
        let ended = ["CF_XWZT": "已终止", "CF_XWZZRQ": "\(today.adding(days: -9))"]
        #expect(try Checked([TestRows.penalty().with(ended)]).kinds == [])
        let both = ended.with(["CF_XWZT": "持续中"])
        #expect(try Checked([TestRows.penalty().with(both)]).kinds == [.contradiction])
    }

    @Test func `M-22: a row without the column is stored as it always was`() async throws {
        let home = try await TestHome()
        let item = try home.item("penalty")
        var file = TestFile(item, [TestRows.penalty(1)])
        let place = try #require(file.headers.firstIndex(of: item.field("CF_XWZT")?.name.zh ?? ""))
        let whole = try await home.submit(file.bytes)
        #expect(whole.accepted == 1)
        file.headers.remove(at: place)
        file.lines = file.lines.map { line in
            var line = line
            line.remove(at: place)
            return line
        }
        #expect(try await home.submit(file.bytes).duplicates == 1)
    }
}
