// The decision as a table that a lawyer can read: every cell is asked of the decision itself.

public import Law
public import Records
public import WorkingDays

/// What may be shown to whom (披露规则表), for every item of the catalogue and kind of subject on a day.
///
/// The table has no knowledge of its own: each cell is `Decision.decide` on a record that is entered, within its period and
/// of a tier that is shown.
public struct DisclosureMatrix: Sendable {
    /// One item for one kind of subject.
    public struct Row: Sendable {
        public let item: CatalogueItem
        public let kind: SubjectKind
        public let cells: [(channel: Channel, decision: Decision)]
    }

    /// One way in which an official may ask.
    public struct Question: Sendable {
        public let isQuerier: Bool
        public let matter: SharingGround.MatterStanding
        public let purpose: SharingGround.PurposeStanding
        public let needsItem: Bool
        public let decision: Decision
    }

    /// One state of a penalty of a legal person, asked for by an official who may.
    public struct State: Sendable {
        public let state: RecordState
        /// Whether the question comes after the record's last day.
        public let isOver: Bool
        public let isTierShown: Bool
        public let cells: [(channel: Channel, decision: Decision)]
    }

    public let day: Day
    public let rows: [Row]
    public let questions: [Question]
    public let states: [State]

    public init(_ pack: PolicyPack, on day: Day) {
        self.day = day
        let items = Set(pack.items.map(\.id)).sorted().compactMap { pack.item($0, on: day) }
        let mayAsk = Self.ground(true, .own, .ofMatter, true, pack)
        func decide(
            _ channel: Channel, _ item: CatalogueItem, _ kind: SubjectKind, state: RecordState = .entered,
            isOver: Bool = false, isTierShown: Bool = true, ground: SharingGround = mayAsk
        ) -> Decision {
            // A record of these days, as the rules of publicity see it: nothing of its period is made up.
            let decided = isOver ? day.adding(years: -4) : day
            let period = PublicPeriod(
                PublicPeriod.Facts(
                    decided: decided, actEnd: decided, validUntil: isOver ? day.adding(days: -1) : nil,
                    markedTier: isTierShown ? "一般" : "轻微"),
                item: item, kind: kind, pack: pack, today: day)
            return Decision.decide(
                DisclosureQuestion(
                    channel: channel, item: item, subjectKind: kind, state: state, dates: period.dates,
                    period: period, ground: ground, today: day, pack: pack))
        }
        rows = items.flatMap { item in
            SubjectKind.allCases.map { kind in
                Row(item: item, kind: kind, cells: Channel.allCases.map { ($0, decide($0, item, kind)) })
            }
        }
        guard let shown = items.first(where: { $0.id == "penalty" }) else {
            questions = []
            states = []
            return
        }
        questions = [true, false].flatMap { role in
            SharingGround.MatterStanding.allCases.flatMap { matter in
                SharingGround.PurposeStanding.allCases.flatMap { purpose in
                    [true, false].map { needed in
                        Question(
                            isQuerier: role, matter: matter, purpose: purpose, needsItem: needed,
                            decision: decide(
                                .sharing, shown, .legalPerson, ground: Self.ground(role, matter, purpose, needed, pack))
                        )
                    }
                }
            }
        }
        states = RecordState.allCases.flatMap { state in
            [false, true].flatMap { over in
                [true, false].map { tier in
                    State(
                        state: state, isOver: over, isTierShown: tier,
                        cells: Channel.allCases.map {
                            ($0, decide($0, shown, .legalPerson, state: state, isOver: over, isTierShown: tier))
                        })
                }
            }
        }
    }

    private static func ground(
        _ isQuerier: Bool, _ matter: SharingGround.MatterStanding, _ purpose: SharingGround.PurposeStanding,
        _ needsItem: Bool, _ pack: PolicyPack
    ) -> SharingGround {
        SharingGround(
            isQuerier: isQuerier, matter: matter, purpose: purpose, needsItem: needsItem,
            citations: pack.purposes.first?.provision.citations ?? [])
    }
}
