// What happens when the city text lapses: powers that rest on it alone end, limits and rights stay.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `The lapse of the city text` {
    private let after = TestDay.on("2027-01-15")

    private func lapses(on day: String) throws -> [String] {
        PackLinter(try TestPack.load()).lapses(today: TestDay.on(day)).filter { $0.place == "source jn-measures-2022" }
            .map(\.code)
    }

    @Test func `M-55: the linter warns from half a year before the lapse to half a year after`() throws {
        #expect(try lapses(on: "2026-07-03") == [])
        #expect(try lapses(on: "2026-07-04") == ["lapsing-source"])
        #expect(try lapses(on: "2026-12-31") == ["lapsing-source"])
        #expect(try lapses(on: "2027-01-01") == ["lapsed-source"])
        #expect(try lapses(on: "2027-06-29") == ["lapsed-source"])
        #expect(try lapses(on: "2027-06-30") == [])
    }

    @Test func `M-55: the text lives through its last day`() throws {
        let source = try #require(TestPack.load().sources["jn-measures-2022"])
        #expect(source.interval.contains(TestDay.on("2026-12-31")))
        #expect(!source.interval.contains(TestDay.on("2027-01-01")))
    }

    @Test(arguments: [
        ("submission", 7), ("disclosureMaximum", 5), ("withdrawal", 3), ("dispute", 3), ("disputeWithHelp", 7),
    ])
    func `M-55: limits stay in force after the lapse`(id: String, value: Int) throws {
        let pack = try TestPack.load()
        for day in [TestDay.on("2026-12-31"), TestDay.on("2027-01-01"), after] {
            #expect(pack.limit(id, on: day)?.value == value)
        }
    }

    @Test func `M-55: what may not be collected stays forbidden after the lapse`() throws {
        let pack = try TestPack.load()
        #expect(pack.forbidden(on: after).count == pack.forbidden(on: TestDay.on("2026-12-31")).count)
        #expect(pack.forbidden(on: after).count >= 12)
    }

    @Test(arguments: ["penalty", "permit", "registration"])
    func `M-55: items that rest on living law stay in the catalogue`(item: String) throws {
        #expect(try TestPack.load().item(item, on: after) != nil)
    }

    @Test func `M-55: an item that rests on the lapsed text alone leaves the catalogue that day`() throws {
        let policy = try TestPolicy()
        try policy.replace(
            "sources: [enterprise-publicity-2014#6, market-entity-registration-2021#8, base-catalogue-2024#class-1]",
            with: "sources: [jn-measures-2022#12]", in: "cn/catalogue/registration.yaml")
        // The linter may refuse such an item; if it does, nothing needs to leave.
        guard let pack = try? policy.load() else { return }
        #expect(pack.item("registration", on: TestDay.on("2026-12-31")) != nil)
        #expect(pack.item("registration", on: TestDay.on("2027-01-01")) == nil)
    }
}
