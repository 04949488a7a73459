// A mark of the degree on its way in: it is read by the law of the day of the decision, and never makes a record heavier.

import Disclosure
import Intake
import Law
import Records
import TestSupport
import Testing
import WorkingDays

@Suite struct `Marks of the degree in rows` {
    private let today = TestDay.on("2026-11-20")

    private func row(_ decided: String, _ change: TestRow) -> TestRow {
        let year = decided.prefix(4)
        return TestRows.penalty(1, today: today).with([
            "CF_JDRQ": decided, "CF_WSH": "济〔\(year)〕1号", "CF_GSJZQ": decided, "CF_YXQ": "2026-12-31",
        ]).with(change)
    }

    private static let warning: TestRow = ["CF_CFLB": "警告", "CF_NR": "警告", "CF_NR_FK": ""]

    @Test(arguments: [
        Self.warning.with(["CF_SXCD": "一般"]), ["CF_CFCX": "简易程序", "CF_SXCD": "严重"],
    ])
    func `R-3.1: what was not published in 2024 does not become public by a mark`(change: TestRow) async throws {
        let home = try await TestHome(today: today)
        let result = try await home.submit([row("2024-05-10", change)])
        #expect(result.accepted == 1)
        #expect(result.notices[.tierMark] == 1)
        #expect(try await home.texts("SELECT tier FROM record WHERE is_published = 0") == ["minor"])
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: today))
        #expect(shown.records.isEmpty)
    }

    @Test func `R-3.1: nor does a fine of that time vanish by one`() async throws {
        let home = try await TestHome(today: today)
        // The word was not in force on the first day, and was on the second.
        #expect(try await home.submit([row("2025-06-21", ["CF_SXCD": "轻微"])]).notices[.notInCodeTable] == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 0)
        let result = try await home.submit([row("2025-06-22", ["CF_SXCD": "轻微"])])
        #expect(result.notices[.tierMark] == 1)
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: today))
        #expect(shown.records.map(\.shownUntil) == [TestDay.on("2028-06-22")])
        #expect(shown.records.map(\.period.dates.tier) == ["ordinary"])
    }

    @Test(arguments: [("2023-04-30", true), ("2023-05-01", false), ("2019-07-01", true), ("2019-06-30", false)])
    func `R-3.1: a degree is a word of its time`(decided: String, mayBear: Bool) throws {
        let checked = try Checked([row(decided, ["CF_SXCD": "特定严重"])], today: today)
        #expect(checked.kinds.contains(.notInCodeTable) == !mayBear)
    }

    @Test(
        arguments: [
            (Self.warning, "严重", true, nil), (Self.warning, "轻微", false, nil),
            (["CF_CFCX": "简易程序"], "一般", true, nil), (["CF_CFCX": "简易程序"], "轻微", false, nil),
            ([:], "严重", false, "2029-06-01"), ([:], "一般", false, "2027-06-01"), ([:], "轻微", false, nil),
        ] as [(TestRow, String, Bool, String?)])
    func `R-3.1: since 2026 a mark against the class of the law is told, and the milder counts`(
        change: TestRow, mark: String, isTold: Bool, until: String?
    ) async throws {
        let home = try await TestHome(today: today)
        let result = try await home.submit([row("2026-06-01", change.with(["CF_SXCD": mark]))])
        #expect(result.accepted == 1)
        #expect((result.notices[.tierMark] ?? 0) == (isTold ? 1 : 0))
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: today))
        #expect(shown.records.map(\.shownUntil) == until.map { [TestDay.on($0)] } ?? [])
    }
}
