// Listings: each ends with its own term, and one that has no reason left is told to its sender.

import Disclosure
import Intake
import Law
import Records
import TestSupport
import Testing
import WorkingDays

@Suite struct `Terms of listings` {
    private let today = TestDay.on("2026-05-20")

    private func row(_ item: String, _ change: TestRow) throws -> TestRow {
        try ItemRow.make(try Checked.item(item), today: today).with(change)
    }

    /// The last day on which the listing is shown; nil if it is not.
    private func last(_ home: TestHome, _ item: String, on day: Day) async throws -> [Day?] {
        try await home.door.subject(code: TestCode.organisation(1), on: day)?.records.filter { $0.item.id == item }
            .map(\.shownUntil) ?? []
    }

    @Test(
        arguments: [
            ("enforcement", "SX_", "2026-06-01", "2026-06-01"), ("serious-list", "YS_", "2026-06-01", "2026-06-01"),
            // A term past the lawful maximum prolongs nothing.
            ("enforcement", "SX_", "2035-01-01", "2028-06-01"), ("serious-list", "YS_", "2035-01-01", "2028-06-01"),
            ("enforcement", "SX_", "2099-12-31", "2028-06-01"), ("serious-list", "YS_", "", "2028-06-01"),
        ])
    func `M-22: a listing is shown until its own term, and not a day longer`(
        item: String, prefix: String, term: String, end: String
    ) async throws {
        let home = try await TestHome(today: today)
        let change = [
            "\(prefix)JDRQ": "2025-06-01", "\(prefix)QXZ": term, "SX_LASJ": "2025-05-01",
            "\(prefix)WSH": "济〔2025〕1号",
        ]
        #expect(try await home.submit([try row(item, change)], item: item).accepted == 1)
        let end = TestDay.on(end)
        #expect(try await last(home, item, on: today) == [end])
        #expect(try await last(home, item, on: end) == [end])
        #expect(try await last(home, item, on: end.adding(days: 1)) == [])
    }

    @Test func `M-22: the term is one of the reasons, with its source`() async throws {
        let home = try await TestHome(today: today)
        let change = ["SX_JDRQ": "2025-06-01", "SX_LASJ": "2025-05-01", "SX_QXZ": "2026-06-01"]
        _ = try await home.submit([try row("enforcement", change)], item: "enforcement")
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: today))
        let reason = try #require(shown.records.first?.period.reasons.first)
        #expect(reason.effect == .validity)
        #expect(reason.day == TestDay.on("2026-06-01"))
        #expect(!reason.citations.isEmpty)
    }

    @Test(
        "M-31: each list is shown by its own law",
        arguments: [
            ("市场监管严重违法失信名单", "济南市市场监督管理局", "enterprise-publicity-2014#17"),
            ("拖欠农民工工资失信联合惩戒对象", "济南市人力资源和社会保障局", "wage-regulation-2020#48"),
            ("安全生产严重失信主体名单", "济南市应急管理局", "work-safety-law-2021#78"),
        ])
    func ownLaw(list: String, body: String, clause: String) async throws {
        let home = try await TestHome(today: today)
        let code = TestCode.organisation(900_020, kind: "11", region: "370100")
        let listed = try row("serious-list", ["YS_MD": list, "YS_RDJG": body, "YS_RDJGDM": code])
        #expect(try await home.submit([listed], item: "serious-list").accepted == 1)
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: today))
        let record = try #require(shown.records.first)
        #expect(record.decision.citations.map(\.description) == [clause])
        let laws = ["enterprise-publicity-2014#17", "wage-regulation-2020#48", "work-safety-law-2021#78"]
        let cited = record.period.reasons.flatMap(\.citations).map(\.description)
        #expect(cited.contains(clause) && laws.allSatisfy { $0 == clause || !cited.contains($0) })
    }

    @Test func `M-22: how long a penalty is in force ends no publication`() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.penalty(1, today: today)
        _ = try await home.submit([row.with(["CF_YXQ": "\(today)"])])
        let until = try #require(try await last(home, "penalty", on: today).first ?? nil)
        #expect(until == today.adding(days: -2).adding(months: 12))
    }

    @Test(
        arguments: [
            ("全部履行", "", true), ("全部履行", "2026-05-19", false), ("部分履行", "", false), ("全部未履行", "", false),
        ])
    func `R-4: who has performed all and is not removed is told to the court`(
        performance: String, removed: String, isTold: Bool
    ) throws {
        let change = [
            "SX_LXQK": performance, "SX_YCRQ": removed, "SX_YLX": "已付一万元", "SX_WLX": "尚欠一万元",
        ]
        let checked = try Checked([try row("enforcement", change)], item: "enforcement", today: today)
        #expect(checked.result.accepted == 1)
        #expect(checked.kinds.contains(.removalMissing) == isTold)
    }
}
