// The one pure decision about every byte that leaves: may this be shown, to whom, and by which article?

public import Law
public import Records
public import WorkingDays

/// The channels of disclosure (披露渠道). There is no fifth; three of them open with the roles that they need.
public enum Channel: String, Sendable, CaseIterable {
    /// 公开公示: anyone, without a name.
    case publication
}

/// Everything that the decision depends on.
public struct DisclosureQuestion: Sendable {
    public let channel: Channel
    /// The item in force on the day, or nil if it is in no catalogue.
    public let item: CatalogueItem?
    public let subjectKind: SubjectKind
    public let state: RecordState
    public let dates: RecordDates
    public let today: Day
    /// The law under which the question is asked: a rule whose texts have all lapsed opens nothing.
    public let pack: PolicyPack

    public init(
        channel: Channel, item: CatalogueItem?, subjectKind: SubjectKind, state: RecordState, dates: RecordDates,
        today: Day, pack: PolicyPack
    ) {
        self.channel = channel
        self.item = item
        self.subjectKind = subjectKind
        self.state = state
        self.dates = dates
        self.today = today
        self.pack = pack
    }
}

/// Why something is not shown.
public enum Refusal: String, Sendable, Hashable, CaseIterable {
    /// Not in the catalogue of that day.
    case notInCatalogue
    /// The item is not published for this kind of subject.
    case notPublic
    /// Withdrawn or destroyed.
    case notCurrent
    /// The tier or regime doesn't publish it.
    case notPublished
    /// The period of publication is over.
    case expired
    /// A value that is never public.
    case sensitive
}

/// The outcome with its grounds.
public struct Decision: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        case show
        case mask(MaskRule)
        case refuse(Refusal)
    }
    public let outcome: Outcome
    public let citations: [Citation]

    public var isShown: Bool {
        if case .refuse = outcome { false } else { true }
    }
}

extension Decision {
    /// The same decision by those of its articles that the record's own period rests on: of several lists of an item each
    /// has a law of its own.
    func narrowed(to period: PublicPeriod) -> Decision {
        let own = Set(period.reasons.flatMap(\.citations))
        let narrowed = citations.filter(own.contains)
        return narrowed.isEmpty ? self : Decision(outcome: outcome, citations: narrowed)
    }

    /// Decides on a whole record. Unknown is refused.
    public static func decide(_ question: DisclosureQuestion) -> Decision {
        guard let item = question.item else { return Decision(outcome: .refuse(.notInCatalogue), citations: []) }
        let rules = item.disclosure(for: question.subjectKind)
        switch question.channel {
        case .publication:
            let publications = rules.filter {
                $0.mode == .publication && question.pack.isInForce($0.provision, on: question.today)
            }
            guard let rule = publications.first else {
                return Decision(outcome: .refuse(.notPublic), citations: rules.flatMap(\.provision.citations))
            }
            let citations = rule.provision.citations
            guard question.state == .entered else {
                return Decision(outcome: .refuse(.notCurrent), citations: citations)
            }
            guard question.dates.isPublished else {
                return Decision(outcome: .refuse(.notPublished), citations: citations)
            }
            if let last = question.dates.publicUntil, question.today > last {
                return Decision(outcome: .refuse(.expired), citations: citations)
            }
            return Decision(outcome: .show, citations: citations)
        }
    }

    /// Decides on one field of a record that is shown.
    public static func decide(_ field: Field, channel: Channel) -> Decision {
        switch (channel, field.sensitivity) {
        case (.publication, .public):
            Decision(outcome: .show, citations: field.provision.citations)
        case (.publication, .personal), (.publication, .restricted):
            Decision(outcome: .refuse(.sensitive), citations: field.provision.citations)
        }
    }
}
