// What a provider's mark of the degree counts for: nothing before degrees, and never more than the law itself says.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `A provider's mark of the degree` {
    private func regime(_ day: String) throws -> PublicityRegime {
        try #require(TestPack.load().regime(for: "penalty", decidedOn: TestDay.on(day)))
    }

    @Test(arguments: ["2023-05-01", "2024-05-10", "2025-06-22", "2026-03-31"])
    func `R-3.1: under the one period of 2023 a mark changes nothing`(day: String) throws {
        let regime = try regime(day)
        #expect(!regime.takesMarks)
        for mark in [nil, "minor", "轻微", "ordinary", "一般", "serious", "严重", "特定严重"] {
            #expect(regime.tier(marked: mark, means: ["warning"], procedure: nil)?.id == "minor")
            #expect(regime.tier(marked: mark, means: ["fine"], procedure: "simple")?.id == "minor")
            #expect(regime.tier(marked: mark, means: ["fine"], procedure: nil)?.id == "ordinary")
        }
    }

    @Test(arguments: ["2023-04-30", "2026-04-01"])
    func `R-3.1: before and after it a mark decides`(day: String) throws {
        let regime = try regime(day)
        #expect(regime.takesMarks)
        #expect(regime.tier(marked: "serious", means: ["fine"], procedure: nil)?.id == "serious")
    }

    @Test(
        arguments: [
            // The text names the tier: a heavier mark yields to it.
            ("serious", ["fine"], "simple", "minor"), ("ordinary", ["fine"], "simple", "minor"),
            ("serious", ["warning"], nil, "minor"), ("ordinary", ["criticism", "warning"], nil, "minor"),
            ("minor", ["warning"], nil, "minor"),
            // A milder mark stands, and is doubted.
            ("ordinary", ["revocation"], nil, "ordinary"), ("minor", ["closure"], nil, "minor"),
            ("serious", ["revocation"], nil, "serious"),
            // Where the text leaves room the mark decides.
            ("serious", ["warning", "fine"], "ordinary", "serious"), ("minor", ["fine"], nil, "minor"),
            ("serious", ["licence-suspension"], nil, "serious"),
        ] as [(String, [String], String?, String)])
    func `R-3.1: since 2026 the milder of mark and law counts`(
        mark: String, means: [String], procedure: String?, tier: String
    ) throws {
        #expect(try regime("2026-04-01").tier(marked: mark, means: Set(means), procedure: procedure)?.id == tier)
    }

    @Test(
        arguments: [
            ("2026-04-01", "serious", ["fine"], "simple", true), ("2026-04-01", "minor", ["fine"], "simple", false),
            ("2026-04-01", "ordinary", ["revocation"], nil, true), ("2026-04-01", "serious", ["fine"], nil, false),
            ("2024-05-10", "serious", ["fine"], nil, true), ("2024-05-10", "ordinary", ["fine"], nil, false),
            ("2024-05-10", "ordinary", ["warning"], nil, true), ("2020-01-01", "serious", ["fine"], nil, false),
        ] as [(String, String, [String], String?, Bool)])
    func `R-3.1: a mark that says something else than the law is told`(
        day: String, mark: String, means: [String], procedure: String?, isOdd: Bool
    ) throws {
        #expect(try regime(day).contradicts(mark: mark, means: Set(means), procedure: procedure) == isOdd)
    }
}
