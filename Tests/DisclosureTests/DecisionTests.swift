// The one decision about every record, cell by cell: nothing is shown that this table does not say.

import Disclosure
import Intake
import Law
import Records
import Testing
import TestSupport
import WorkingDays

@Suite struct `The decision` {
    private let last = TestDay.on("2026-11-20")

    private func decide(
        item: CatalogueItem?, kind: SubjectKind, state: RecordState, published: Bool, until: Day?, today: Day
    ) throws -> Decision {
        Decision.decide(
            DisclosureQuestion(
                channel: .publication, item: item, subjectKind: kind, state: state,
                dates: RecordDates(
                    decided: last.adding(years: -1), actEnd: nil, isPublished: published, publicUntil: until,
                    retainedUntil: nil, regime: nil, tier: nil),
                today: today, pack: try TestPack.load()))
    }

    @Test func `M-19: in public every cell of item, kind, state, tier and day has its outcome`() throws {
        let pack = try TestPack.load()
        let items: [CatalogueItem?] = [nil] + ["penalty", "permit", "registration"].map { pack.item($0, on: last) }
        var shown = 0
        for item in items {
            for kind in SubjectKind.allCases {
                for state in RecordState.allCases {
                    for published in [true, false] {
                        for (until, offset) in [(last, -1), (last, 0), (last, 1), (nil, 0)] as [(Day?, Int)] {
                            let decision = try decide(
                                item: item, kind: kind, state: state, published: published, until: until,
                                today: last.adding(days: offset))
                            let expected: Decision.Outcome =
                                if item == nil {
                                    .refuse(.notInCatalogue)
                                } else if kind == .naturalPerson {
                                    .refuse(.notPublic)
                                } else if state != .entered {
                                    .refuse(.notCurrent)
                                } else if !published {
                                    .refuse(.notPublished)
                                } else if until != nil && offset > 0 {
                                    .refuse(.expired)
                                } else {
                                    .show
                                }
                            #expect(decision.outcome == expected)
                            #expect(decision.isShown == (expected == .show))
                            // Whoever is refused or shown something learns by which article.
                            #expect(
                                decision.citations.isEmpty
                                    == (item == nil || (kind == .naturalPerson && item?.id == "registration")))
                            shown += decision.isShown ? 1 : 0
                        }
                    }
                }
            }
        }
        #expect(shown == 3 * 3 * 3)
    }

    @Test(arguments: ["penalty", "permit", "registration"])
    func `M-19: only fields that the catalogue calls public are shown`(id: String) throws {
        let item = try #require(TestPack.load().item(id, on: last))
        for field in item.fields {
            let outcome = Decision.decide(field, channel: .publication).outcome
            #expect(outcome == (field.sensitivity == .public ? .show : .refuse(.sensitive)), "\(field.code)")
        }
        for role in [FieldRole.personId, .representativeId, .remark, .personIdKind] {
            if let field = item.field(role: role) { #expect(field.sensitivity != .public) }
        }
    }

    @Test func `M-55: publication that rests on a lapsed text alone ends that day`() async throws {
        let policy = try TestPolicy()
        try policy.append(
            """
              - id: sd-temporary
                title: {zh: 临时条例, en: Temporary Regulation}
                rank: localRegulation
                from: 2020-10-01
                until: 2026-12-31
                certainty: text
                articles:
                  - {article: "1", gist: {zh: 公开, en: Publish}}

            """, to: "cn-37/sources.yaml")
        try policy.replace(
            "sources: [enterprise-publicity-2014#6, market-entity-registration-2021#35, govt-information-2019#20]",
            with: "sources: [sd-temporary#1]", in: "cn/catalogue/registration.yaml")
        let home = try await TestHome(pack: try policy.load(), today: last)
        _ = try await home.submit([TestRows.registration(1, today: last)], item: "registration")
        let code = TestCode.organisation(1)
        #expect(try await home.door.subject(code: code, on: TestDay.on("2026-12-31"))?.records.count == 1)
        #expect(try await home.door.subject(code: code, on: TestDay.on("2027-01-01"))?.records.count == 0)
    }
}
