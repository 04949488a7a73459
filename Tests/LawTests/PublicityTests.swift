// Regimes of publicity: both sides of every day on which the law changed, and every way to a tier.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `Regimes of publicity` {
    @Test(
        arguments: [
            ("2018-07-24", nil), ("2018-07-25", "dual-publicity-2018"), ("2019-06-30", "dual-publicity-2018"),
            ("2019-07-01", "three-degrees-2019"), ("2023-04-30", "three-degrees-2019"), ("2023-05-01", "ndrc-58"),
            ("2026-03-31", "ndrc-58"), ("2026-04-01", "tiers-2026"), ("2099-12-31", "tiers-2026"),
        ] as [(String, String?)])
    func `R-3.1: the day of the decision chooses the regime`(day: String, regime: String?) throws {
        #expect(try TestPack.load().regime(for: "penalty", decidedOn: TestDay.on(day))?.id == regime)
    }

    @Test(
        arguments: [
            // 2018
            ("2019-06-30", ["fine"], nil, "ordinary", 12), ("2019-06-30", ["closure"], nil, "serious", 36),
            ("2019-06-30", ["closure"], "simple", "ordinary", 12),
            // 2019
            ("2019-07-01", ["fine"], nil, "ordinary", 12), ("2019-07-01", ["suspension"], nil, "serious", 36),
            ("2023-04-30", ["revocation", "fine"], nil, "serious", 36),
            ("2023-04-30", ["fine"], "simple", "ordinary", 12),
            // 2023
            ("2023-05-01", ["fine"], nil, "ordinary", 36), ("2023-05-01", ["fine"], "simple", "minor", 3),
            ("2026-03-31", ["warning"], nil, "minor", 3), ("2026-03-31", ["warning", "criticism"], nil, "minor", 3),
            ("2026-03-31", ["warning", "fine"], nil, "ordinary", 36),
            ("2026-03-31", ["revocation"], nil, "ordinary", 36),
            // 2026
            ("2026-04-01", ["fine"], "simple", "minor", 3), ("2026-04-01", ["revocation"], "simple", "minor", 3),
            ("2026-04-01", ["warning"], "ordinary", "minor", 3),
            ("2026-04-01", ["warning", "fine"], nil, "ordinary", 12),
            ("2026-04-01", ["revocation"], nil, "serious", 36), ("2026-04-01", ["restriction"], nil, "serious", 36),
            ("2026-04-01", ["suspension", "fine"], nil, "serious", 36), ("2026-04-01", ["closure"], nil, "serious", 36),
            ("2026-04-01", ["employment-ban"], nil, "serious", 36),
            ("2026-04-01", ["licence-suspension"], nil, "ordinary", 12),
            ("2026-04-01", ["licence-downgrade"], nil, "ordinary", 12),
            ("2026-04-01", ["licence-measure"], nil, "ordinary", 12),
            ("2026-04-01", ["confiscation"], nil, "ordinary", 12),
            ("2026-04-01", [], nil, "ordinary", 12),
        ] as [(String, [String], String?, String, Int)])
    func `R-3.1: a decision without a mark gets its tier by kind and procedure`(
        day: String, means: [String], procedure: String?, tier: String, months: Int
    ) throws {
        let regime = try #require(TestPack.load().regime(for: "penalty", decidedOn: TestDay.on(day)))
        let found = try #require(regime.tier(marked: nil, means: Set(means), procedure: procedure))
        #expect(found.id == tier)
        #expect(found.maximum == CalendarPeriod(months, .months))
    }

    @Test(arguments: [
        ("2026-04-01", "serious", "serious"), ("2026-04-01", "严重", "serious"), ("2026-04-01", "轻微", "minor"),
        ("2019-07-01", "特定严重", "specially-serious"), ("2019-07-01", "specially-serious", "specially-serious"),
        // Marks that the regime does not know decide nothing.
        ("2026-04-01", "特定严重", "ordinary"), ("2019-06-30", "特定严重", "ordinary"), ("2026-04-01", "", "ordinary"),
    ])
    func `R-3.1: the provider's mark decides where the regime knows it`(day: String, mark: String, tier: String) throws
    {
        let regime = try #require(TestPack.load().regime(for: "penalty", decidedOn: TestDay.on(day)))
        #expect(regime.tier(marked: mark, means: ["fine"], procedure: nil)?.id == tier)
    }

    @Test func `R-3.1: only the specially serious tier of 2019 bars repair`() throws {
        let barred = try TestPack.load().regimes.flatMap { regime in
            regime.tiers.filter { !$0.isRepairable }.map { "\(regime.id) \($0.id)" }
        }
        #expect(barred == ["three-degrees-2019 specially-serious"])
    }

    @Test func `minor tiers are not published since 2023, all others are`() throws {
        let penalties = try TestPack.load().regimes.filter { $0.item == "penalty" }
        let hidden = penalties.flatMap { regime in
            regime.tiers.filter { !$0.isPublished }.map { "\(regime.id) \($0.id)" }
        }
        #expect(hidden == ["ndrc-58 minor", "tiers-2026 minor"])
    }

    @Test(arguments: [
        (CalendarPeriod(1, .months), "2026-01-31", "2026-02-28"),
        (CalendarPeriod(1, .months), "2028-01-31", "2028-02-29"),
        (CalendarPeriod(1, .years), "2028-02-29", "2029-02-28"), (CalendarPeriod(3, .days), "2026-09-29", "2026-10-02"),
        (CalendarPeriod(12, .months), "2026-04-01", "2027-04-01"),
        (CalendarPeriod(5, .years), "9998-01-01", "9999-12-31"),
    ])
    func `a period ends on the corresponding day, rest day or not`(period: CalendarPeriod, from: String, end: String) {
        #expect(period.end(from: TestDay.on(from)) == TestDay.on(end))
    }
}
