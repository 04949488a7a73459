// The decision of the sharing channel, cell by cell: who asks, for what, about whom, and what stands in the record.

import Disclosure
import Law
import Records
import Testing
import TestSupport
import WorkingDays

@Suite struct `The decision about an official's question` {
    private let today = TestDay.on("2026-11-20")
    private let citations = [Citation("jn-measures-2022#21")].compactMap(\.self)

    private func period(_ item: CatalogueItem, _ kind: SubjectKind, decided: Day, tier: String?) throws -> PublicPeriod
    {
        PublicPeriod(
            PublicPeriod.Facts(decided: decided, actEnd: decided, markedTier: tier, means: []), item: item, kind: kind,
            pack: try TestPack.load(), today: today)
    }

    @Test(
        "M-21, N-3.1: no role, no matter of the own body or no purpose of it: nothing is shown, whatever stands in the record"
    )
    func grounds() throws {
        let pack = try TestPack.load()
        let item = try #require(pack.item("penalty", on: today))
        var shown = 0
        for isQuerier in [true, false] {
            for matter in SharingGround.MatterStanding.allCases {
                for purpose in SharingGround.PurposeStanding.allCases {
                    for needsItem in [true, false] {
                        let ground = SharingGround(
                            isQuerier: isQuerier, matter: matter, purpose: purpose, needsItem: needsItem,
                            citations: citations)
                        let decision = Decision.decide(
                            DisclosureQuestion(
                                channel: .sharing, item: item, subjectKind: .legalPerson, state: .entered,
                                dates: try period(item, .legalPerson, decided: today, tier: "一般").dates,
                                period: try period(item, .legalPerson, decided: today, tier: "一般"), ground: ground,
                                today: today, pack: pack))
                        let expected: Decision.Outcome =
                            if !isQuerier {
                                .refuse(.notEntitled)
                            } else if matter == .unknown {
                                .refuse(.matterUnknown)
                            } else if matter == .notInForce {
                                .refuse(.matterNotInForce)
                            } else if purpose == .another {
                                .refuse(.purposeNotOfMatter)
                            } else if purpose == .notOpen {
                                .refuse(.purposeNotOpen)
                            } else if !needsItem {
                                .refuse(.notOfMatter)
                            } else {
                                .show
                            }
                        #expect(decision.outcome == expected)
                        #expect(!decision.citations.isEmpty)
                        shown += decision.isShown ? 1 : 0
                    }
                }
            }
        }
        #expect(shown == 1)
    }

    @Test(
        "M-19, M-20b: every item and kind of subject is open to an official just where the catalogue publishes or shares it"
    )
    func items() throws {
        let pack = try TestPack.load()
        let ground = SharingGround(
            isQuerier: true, matter: .own, purpose: .ofMatter, needsItem: true, citations: citations)
        let ids = Set(pack.items.map(\.id)).sorted()
        var (open, closed) = (0, 0)
        for item in ids.compactMap({ pack.item($0, on: today) }) {
            for kind in SubjectKind.allCases {
                for state in RecordState.allCases {
                    let period = try period(item, kind, decided: today, tier: "一般")
                    let decision = Decision.decide(
                        DisclosureQuestion(
                            channel: .sharing, item: item, subjectKind: kind, state: state, dates: period.dates,
                            period: period, ground: ground, today: today, pack: pack))
                    let modes = item.disclosure(for: kind).map(\.mode)
                    let isOpen = modes.contains(.governmentSharing) || modes.contains(.publication)
                    let isWithheld = !modes.contains(.governmentSharing) && !period.dates.isPublished
                    let expected: Decision.Outcome =
                        !isOpen
                        ? .refuse(.notShared)
                        : state != .entered ? .refuse(.notCurrent) : isWithheld ? .refuse(.notPublished) : .show
                    #expect(decision.outcome == expected, "\(item.id) \(kind) \(state)")
                    if decision.isShown { open += 1 } else { closed += 1 }
                }
            }
        }
        #expect(open > 20 && closed > open)
        #expect(
            Decision.decide(
                DisclosureQuestion(
                    channel: .sharing, item: nil, subjectKind: .legalPerson, state: .entered,
                    dates: RecordDates(
                        decided: today, actEnd: nil, isPublished: true, publicUntil: nil, retainedUntil: nil,
                        regime: nil,
                        tier: nil), ground: ground, today: today, pack: pack)
            ).outcome == .refuse(.notInCatalogue))
    }

    @Test("M-22: a record ends for officials on the day on which it ends for everyone, also where it was never public")
    func ends() throws {
        let pack = try TestPack.load()
        let ground = SharingGround(
            isQuerier: true, matter: .own, purpose: .ofMatter, needsItem: true, citations: citations)
        let arrears = try #require(pack.item("arrears", on: today))
        func decide(_ item: CatalogueItem, decided: Day, tier: String?) throws -> Decision.Outcome {
            let period = try period(item, .legalPerson, decided: decided, tier: tier)
            return Decision.decide(
                DisclosureQuestion(
                    channel: .sharing, item: item, subjectKind: .legalPerson, state: .entered, dates: period.dates,
                    period: period, ground: ground, today: today, pack: pack)
            ).outcome
        }
        #expect(try decide(arrears, decided: today.adding(years: -5).adding(days: 1), tier: nil) == .show)
        #expect(try decide(arrears, decided: today.adding(years: -5).adding(days: -1), tier: nil) == .refuse(.expired))
        let penalty = try #require(pack.item("penalty", on: today))
        #expect(try decide(penalty, decided: today.adding(years: -4), tier: "一般") == .refuse(.expired))
        // Where only publication opens an item, a tier that is not published is withheld here too.
        #expect(try decide(penalty, decided: today.adding(days: -9), tier: "轻微") == .refuse(.notPublished))
        // A list that is recorded and not published is shared, and no longer than its own maximum.
        let list = try #require(pack.item("serious-list", on: today))
        #expect(try decide(list, decided: today.adding(months: -35), tier: nil) == .show)
        #expect(try decide(list, decided: today.adding(months: -37), tier: nil) == .refuse(.expired))
    }

    @Test("M-19: a person's own data leave masked or not at all, and what is restricted leaves to nobody")
    func fields() throws {
        let pack = try TestPack.load()
        for item in pack.items {
            for field in item.fields {
                for kind in [SubjectKind.legalPerson, .naturalPerson] {
                    let outcome = Decision.decide(field, of: kind, channel: .sharing).outcome
                    let isOwn = field.sensitivity == .personal || (kind == .naturalPerson && field.role == .subjectName)
                    let expected: Decision.Outcome =
                        field.sensitivity == .restricted
                        ? .refuse(.sensitive)
                        : isOwn ? field.mask.map(Decision.Outcome.mask) ?? .refuse(.sensitive) : .show
                    #expect(outcome == expected, "\(item.id) \(field.code) \(kind)")
                }
            }
        }
    }
}
