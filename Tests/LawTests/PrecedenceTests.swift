// When texts contradict each other: the higher rank decides, at equal rank the later; else the pack is refused.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `Texts that contradict each other` {
    /// The city sets another age of majority than the nation, on a text of its choice.
    private func pack(saying value: Int, on citation: String) throws -> TestPolicy {
        let policy = try TestPolicy()
        try policy.append(
            """
              - id: adultAge
                title: {zh: 成年年龄, en: Age of majority}
                value: \(value)
                unit: years
                from: 2022-02-01
                sources: [\(citation)]
                certainty: text

            """, to: "cn-3701/limits.yaml")
        return policy
    }

    @Test func `the national law decides over a city's notice`() throws {
        let policy = try pack(saying: 16, on: "jn-measures-2022#3")
        #expect(try policy.errors().isEmpty)
        #expect(try policy.findings().contains { $0.code == "outranked" && $0.place == "limit adultAge" })
        #expect(try policy.load().limit("adultAge", on: TestDay.on("2026-11-20"))?.value == 18)
    }

    @Test func `at equal rank the later text decides`() throws {
        let policy = try pack(saying: 16, on: "personal-information-2021#13")
        #expect(try policy.errors().isEmpty)
        #expect(try policy.load().limit("adultAge", on: TestDay.on("2026-11-20"))?.value == 16)
        // Before it began the older one held.
        #expect(try policy.load().limit("adultAge", on: TestDay.on("2022-01-31"))?.value == 18)
    }

    @Test func `texts of one rank and day leave a conflict that the author must settle`() throws {
        #expect(try pack(saying: 16, on: "civil-code-2020#18").errors() == ["conflict"])
    }

    @Test func `M-55: a living text of lower rank decides over one that has lapsed`() throws {
        let policy = try pack(saying: 16, on: "jn-12-2020#1")
        try policy.replace(
            "from: 2021-01-01\n    certainty", with: "from: 2021-01-01\n    until: 2026-06-30\n    certainty",
            in: "cn/sources.yaml")
        let pack = try policy.load()
        #expect(pack.limit("adultAge", on: TestDay.on("2026-06-30"))?.value == 18)
        #expect(pack.limit("adultAge", on: TestDay.on("2026-07-01"))?.value == 16)
    }

    @Test func `two values of one layer on the same day are a slip, whatever their texts`() throws {
        let policy = try TestPolicy()
        try policy.append(
            """
              - id: submission
                title: {zh: 报送, en: Submission}
                value: 9
                unit: workingDays
                from: 2022-02-01
                sources: [jn-measures-2022#15]
                certainty: text

            """, to: "cn-3701/limits.yaml")
        #expect(try policy.errors().contains("overlap"))
    }
}
