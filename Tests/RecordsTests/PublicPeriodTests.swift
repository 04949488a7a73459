// Until when a record is public: the earliest of the tier's maximum and five years from the end of the act.

import Law
import Records
import Testing
import TestSupport
import WorkingDays

@Suite struct `The period of publication` {
    private let today = TestDay.on("2026-11-20")

    private func period(
        _ decided: String, actEnd: String? = nil, mark: String? = nil, means: Set<String> = ["fine"],
        procedure: String? = nil, item: String = "penalty", kind: SubjectKind = .legalPerson, validUntil: String? = nil
    ) throws -> PublicPeriod {
        let pack = try TestPack.load()
        return PublicPeriod(
            PublicPeriod.Facts(
                decided: TestDay.on(decided), actEnd: actEnd.map { TestDay.on($0) },
                validUntil: validUntil.map { TestDay.on($0) }, markedTier: mark, means: means, procedure: procedure),
            item: try #require(pack.item(item, on: today)), kind: kind, pack: pack, today: today)
    }

    @Test(
        arguments: [
            // The tier decides: it ends before five years are over.
            ("2026-04-01", nil, "fine", "2027-04-01"), ("2026-03-31", nil, "fine", "2029-03-31"),
            ("2023-05-01", nil, "fine", "2026-05-01"), ("2023-04-30", nil, "fine", "2024-04-30"),
            ("2019-07-01", nil, "suspension", "2022-07-01"), ("2026-04-01", nil, "revocation", "2029-04-01"),
            // The end of the act decides: it lies more than two, three years before the decision.
            ("2026-04-01", "2024-04-01", "revocation", "2029-04-01"),
            ("2026-04-01", "2024-03-31", "revocation", "2029-03-31"),
            ("2026-04-01", "2022-04-01", "fine", "2027-04-01"), ("2026-04-01", "2022-03-31", "fine", "2027-03-31"),
            ("2026-04-01", "2020-02-29", "fine", "2025-02-28"),
            // An act that ended later prolongs nothing.
            ("2026-04-01", "2026-10-01", "fine", "2027-04-01"),
        ] as [(String, String?, String, String)])
    func `M-22: the earliest end wins`(decided: String, actEnd: String?, means: String, end: String) throws {
        let period = try period(decided, actEnd: actEnd, means: [means])
        #expect(period.dates.publicUntil == TestDay.on(end))
        #expect(period.reasons.first?.day == TestDay.on(end))
        #expect(period.reasons.count == 2)
        #expect(period.reasons.allSatisfy { !$0.citations.isEmpty })
    }

    @Test func `M-22: an unknown end of the act counts as the day of the decision`() throws {
        let unknown = try period("2026-04-01")
        let known = try period("2026-04-01", actEnd: "2026-04-01")
        #expect(unknown.dates.retainedUntil == TestDay.on("2031-04-01"))
        #expect(known.dates.retainedUntil == unknown.dates.retainedUntil)
        #expect(unknown.dates.actEnd == nil)
        let limit = DateReason.Effect.disclosureMaximum(
            period: CalendarPeriod(5, .years), from: TestDay.on("2026-04-01"), actEndKnown: false)
        #expect(unknown.reasons.map(\.effect).contains(limit))
    }

    @Test func `M-22: the record is kept five years from the end of the act, published or not`() throws {
        let hidden = try period("2026-04-01", actEnd: "2025-04-01", means: ["warning"])
        #expect(!hidden.dates.isPublished)
        #expect(hidden.dates.publicUntil == nil)
        #expect(hidden.dates.retainedUntil == TestDay.on("2030-04-01"))
    }

    @Test func `what no regime covers is not published`() throws {
        let period = try period("2018-07-24")
        #expect(!period.dates.isPublished)
        #expect(period.dates.publicUntil == nil)
        #expect(period.dates.regime == nil)
    }

    @Test func `M-19: a natural person's record is not published, whatever its tier`() throws {
        for means in ["fine", "revocation", "warning"] {
            let dates = try period("2026-04-01", means: [means], kind: .naturalPerson).dates
            #expect(!dates.isPublished)
            #expect(dates.publicUntil == nil)
        }
    }

    @Test(
        arguments: [
            ("2026-04-01", nil, ["fine"], "2026-07-01"), ("2026-04-01", nil, ["revocation"], "2027-04-01"),
            ("2026-03-31", nil, ["fine"], "2026-06-30"), ("2020-01-01", "serious", ["fine"], "2020-07-01"),
            ("2020-01-01", "specially-serious", ["fine"], nil), ("2026-04-01", nil, ["warning"], nil),
        ] as [(String, String?, Set<String>, String?)])
    func `R-3.2: the first day of repair follows from the tier`(
        decided: String, mark: String?, means: Set<String>, from: String?
    ) throws {
        let period = try period(decided, mark: mark, means: means)
        #expect(period.repairableFrom == from.map { TestDay.on($0) })
        #expect(period.isRepairable == (from != nil))
    }

    @Test(
        arguments: [
            ("2027-01-01", "2027-01-01"), ("2098-12-31", "2098-12-31"), ("2099-01-01", nil), ("2099-12-31", nil),
            (nil, nil),
        ] as [(String?, String?)])
    func `a permit is shown while it is valid`(valid: String?, end: String?) throws {
        let period = try period("2026-04-01", item: "permit", validUntil: valid)
        #expect(period.dates.isPublished)
        #expect(period.dates.publicUntil == end.map { TestDay.on($0) })
        #expect(period.reasons.map(\.effect) == [end == nil ? .lasting : .validity])
    }

    @Test func `reading the stored fields again gives the same dates`() throws {
        let pack = try TestPack.load()
        let item = try #require(pack.item("penalty", on: today))
        for (kinds, mark, procedure) in [
            ("罚款", "", ""), ("警告、通报批评", "", ""), ("吊销许可证件；罚款", "", ""), ("罚款", "严重", ""), ("罚款", "", "简易程序"),
        ] {
            let fields = TestRows.penalty(today: today).with([
                "CF_CFLB": kinds, "CF_SXCD": mark, "CF_CFCX": procedure, "CF_JDRQ": "2026-04-01",
                "CF_XWZZRQ": "2026-01-01",
            ])
            let facts = PublicPeriod.Facts(fields: fields, item: item, pack: pack, fallback: today)
            #expect(facts.decided == TestDay.on("2026-04-01"))
            #expect(facts.actEnd == TestDay.on("2026-01-01"))
            let again = PublicPeriod(facts, item: item, kind: .legalPerson, pack: pack, today: today)
            let tables = pack.tables
            let first = try period(
                "2026-04-01", actEnd: "2026-01-01", mark: tables["penalty-tiers"]?.read(mark).means.first,
                means: tables["penalty-kinds"]?.read(kinds).means ?? [], procedure: procedure.isEmpty ? nil : "simple")
            #expect(again.dates == first.dates)
        }
    }
}
