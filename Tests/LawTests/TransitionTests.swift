// From one publicity regime to the next: a record keeps its own and is mapped by a stated rule.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `From one regime to the next` {
    @Test(
        arguments: [
            // Its own tier while its regime holds.
            ("dual-publicity-2018", "serious", "2019-06-30", "serious"),
            ("three-degrees-2019", "specially-serious", "2023-04-30", "specially-serious"),
            ("ndrc-58", "ordinary", "2026-03-31", "ordinary"),
            // Mapped from the day the next one begins.
            ("dual-publicity-2018", "serious", "2019-07-01", "serious"),
            ("three-degrees-2019", "ordinary", "2023-05-01", "ordinary"),
            // The scheme between them knew no such degree.
            ("three-degrees-2019", "specially-serious", "2023-05-01", nil),
            ("three-degrees-2019", "specially-serious", "2026-03-31", nil),
            ("three-degrees-2019", "specially-serious", "2026-04-01", "serious"),
            ("three-degrees-2019", "serious", "2026-04-01", "serious"),
            ("three-degrees-2019", "ordinary", "2026-04-01", "ordinary"),
            ("ndrc-58", "minor", "2026-04-01", "minor"), ("ndrc-58", "ordinary", "2026-04-01", "ordinary"),
            ("ndrc-58", "serious", "2026-04-01", nil), ("tiers-2026", "minor", "2026-04-01", "minor"),
            ("tiers-2026", "severe", "2026-04-01", nil), ("regime-of-1999", "ordinary", "2026-04-01", nil),
        ] as [(String, String, String, String?)])
    func `R-3.1: a tier counts as one of the scheme in force, by the pack's own word`(
        regime: String, tier: String, day: String, counted: String?
    ) throws {
        #expect(try TestPack.load().tier(tier, of: regime, countedOn: TestDay.on(day))?.id == counted)
    }

    @Test func `R-3.1: what was specially serious can be repaired once no text bars it`() throws {
        let pack = try TestPack.load()
        func tier(_ day: String) -> PublicityTier? {
            pack.tier("specially-serious", of: "three-degrees-2019", countedOn: TestDay.on(day))
        }
        #expect(tier("2023-04-30")?.isRepairable == false)
        #expect(tier("2026-04-01")?.isRepairable == true)
    }

    @Test func `R-3.1: mapping changes no date of the record`() throws {
        let pack = try TestPack.load()
        let old = try #require(pack.regime(for: "penalty", decidedOn: TestDay.on("2026-03-31")))
        let own = try #require(old.tier(marked: nil, means: ["fine"], procedure: nil))
        let counted = try #require(pack.tier(own.id, of: old.id, countedOn: TestDay.on("2026-04-01")))
        // Shown up to three years by its own regime; a decision of the next day up to one.
        #expect(own.maximum == CalendarPeriod(36, .months))
        #expect(counted.maximum == CalendarPeriod(12, .months))
        #expect(pack.regime(for: "penalty", decidedOn: TestDay.on("2026-03-31"))?.id == "ndrc-58")
    }

    @Test func `R-3.1: the linter refuses a tier that nothing maps`() throws {
        let policy = try TestPolicy()
        try policy.replace("        countsAs: serious\n", with: "", in: "cn/publicity.yaml")
        #expect(try policy.errors() == ["unmapped-tier"])
    }

    @Test func `R-3.1: the linter refuses to bar repair today without a law`() throws {
        let policy = try TestPolicy()
        let text = String(decoding: try policy.bytes("cn/publicity.yaml"), as: UTF8.self)
        let parts = text.split(separator: "  - regime: tiers-2026", maxSplits: 1).map(String.init)
        let changed = parts[1].replacing("repairable: true", with: "repairable: false", maxReplacements: 1)
        try policy.write(Array((parts[0] + "  - regime: tiers-2026" + changed).utf8), to: "cn/publicity.yaml")
        #expect(try policy.errors() == ["unrepairable-without-law"])
    }

    @Test(
        arguments: [
            (["able-but-refuses"], "open-ended", 36), (["evasion"], "fixed", 24),
            (["able-but-refuses", "asset-report"], "fixed", 24),
        ] as [([String], String, Int)])
    func `the term of a judgment defaulter follows the situation`(means: [String], tier: String, months: Int) throws {
        let regime = try #require(TestPack.load().regime(for: "enforcement", decidedOn: TestDay.on("2026-11-01")))
        let found = try #require(regime.tier(marked: nil, means: Set(means), procedure: nil))
        #expect(found.id == tier)
        #expect(found.maximum == CalendarPeriod(months, .months))
    }

    @Test(arguments: [("market", true), ("safety", true), ("wages", true), ("tax", false), ("statistics", false)])
    func `M-31: an entry of a list is published only where a law orders it for that list`(list: String, isShown: Bool)
        throws
    {
        let regime = try #require(TestPack.load().regime(for: "serious-list", decidedOn: TestDay.on("2026-11-01")))
        #expect(regime.tier(marked: nil, means: [list], procedure: nil)?.isPublished == isShown)
    }
}
