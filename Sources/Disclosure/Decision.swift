// The one pure decision about every byte that leaves: may this be shown, to whom, and by which article?

public import Law
public import Records
public import WorkingDays

/// Everything that the decision depends on.
public struct DisclosureQuestion: Sendable {
    public let channel: Channel
    /// The item in force on the day, or nil if it is in no catalogue.
    public let item: CatalogueItem?
    public let subjectKind: SubjectKind
    public let state: RecordState
    public let dates: RecordDates
    /// The same dates with their reasons: the channels that are not public go by the period of the record itself. Nil where
    /// only facts are known; then those channels are closed.
    public let period: PublicPeriod?
    /// What an official's question rests on; without it sharing is closed.
    public let ground: SharingGround?
    public let today: Day
    /// The law under which the question is asked: a rule whose texts have all lapsed opens nothing.
    public let pack: PolicyPack

    public init(
        channel: Channel, item: CatalogueItem?, subjectKind: SubjectKind, state: RecordState, dates: RecordDates,
        period: PublicPeriod? = nil, ground: SharingGround? = nil, today: Day, pack: PolicyPack
    ) {
        self.period = period
        self.ground = ground
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
    /// The asker has no role for it.
    case notEntitled
    /// The body has no such matter.
    case matterUnknown
    /// The matter is over, or has not begun.
    case matterNotInForce
    /// The purpose is not the one that the matter is registered for.
    case purposeNotOfMatter
    /// The purpose is not open to this body, or its text has lapsed.
    case purposeNotOpen
    /// The matter doesn't need the item.
    case notOfMatter
    /// The item is not shared for this kind of subject: it needs the subject's authorisation.
    case notShared
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

    public var isShown: Bool { refusal == nil }

    /// Why nothing is shown; nil if something is.
    public var refusal: Refusal? {
        if case .refuse(let refusal) = outcome { refusal } else { nil }
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
        switch question.channel {
        case .publication: publication(question)
        case .sharing: sharing(question)
        }
    }

    private static func publication(_ question: DisclosureQuestion) -> Decision {
        guard let item = question.item else { return refused(.notInCatalogue) }
        let rules = item.disclosure(for: question.subjectKind)
        guard let rule = rules.first(where: { $0.mode == .publication && question.isInForce($0) }) else {
            return refused(.notPublic, rules.flatMap(\.provision.citations))
        }
        let citations = rule.provision.citations
        guard question.state == .entered else { return refused(.notCurrent, citations) }
        guard question.dates.isPublished else { return refused(.notPublished, citations) }
        if let last = question.dates.publicUntil, question.today > last { return refused(.expired, citations) }
        return Decision(outcome: .show, citations: citations)
    }

    /// What is public for this kind of subject is open here too; what the catalogue shares is open beside it; what it opens
    /// on authorisation only is not. A record ends here on the day on which it ends for everyone (M-22).
    private static func sharing(_ question: DisclosureQuestion) -> Decision {
        guard let ground = question.ground else { return refused(.notEntitled) }
        if let refusal = ground.refusal { return refused(refusal, ground.citations) }
        guard let item = question.item else { return refused(.notInCatalogue) }
        guard ground.needsItem else { return refused(.notOfMatter, ground.citations) }
        let rules = item.disclosure(for: question.subjectKind)
        let open = rules.filter {
            ($0.mode == .governmentSharing || $0.mode == .publication) && question.isInForce($0)
        }
        let shared = open.first { $0.mode == .governmentSharing }
        guard let rule = shared ?? open.first else { return refused(.notShared, rules.flatMap(\.provision.citations)) }
        let citations = rule.provision.citations
        guard question.state == .entered, let period = question.period else { return refused(.notCurrent, citations) }
        // Where only publication opens the item, what its tier keeps from the public is kept from officials too.
        guard shared != nil || period.dates.isPublished else { return refused(.notPublished, citations) }
        if let end = question.end, question.today > end.day { return refused(.expired, end.citations) }
        return Decision(outcome: .show, citations: citations + ground.citations)
    }

    private static func refused(_ refusal: Refusal, _ citations: [Citation] = []) -> Decision {
        Decision(outcome: .refuse(refusal), citations: citations)
    }

    /// Decides on one field of a record that is shown.
    ///
    /// An official compares what is shown with the papers on the desk: of a person's own data a masked form is enough, where
    /// the catalogue has one. What is restricted leaves through no channel.
    /// - Parameter kind: whose record it is.
    public static func decide(_ field: Field, of kind: SubjectKind = .legalPerson, channel: Channel) -> Decision {
        let citations = field.provision.citations
        let isMasked = kind == .naturalPerson && field.role == .subjectName
        switch (channel, field.sensitivity) {
        case (.publication, .public): return Decision(outcome: .show, citations: citations)
        case (.sharing, .public) where !isMasked: return Decision(outcome: .show, citations: citations)
        case (.sharing, .public), (.sharing, .personal):
            guard let mask = field.mask else { return refused(.sensitive, citations) }
            return Decision(outcome: .mask(mask), citations: citations)
        case (.publication, .personal), (.publication, .restricted), (.sharing, .restricted):
            return refused(.sensitive, citations)
        }
    }
}

extension DisclosureQuestion {
    /// When the record ends for officials: with its own period, with the publication that it had, and with the time for which
    /// it may be kept, whichever comes first. What was over once stays over, whatever a later version says (M-22).
    var end: DisclosureEnd? {
        guard let period else { return nil }
        let citations = period.end?.citations ?? item?.provision.citations ?? []
        let stored = [dates.publicUntil, dates.retainedUntil].compactMap(\.self).map {
            DisclosureEnd(day: $0, citations: citations)
        }
        return (stored + [period.end].compactMap(\.self)).min { $0.day < $1.day }
    }

    fileprivate func isInForce(_ rule: DisclosureRule) -> Bool { pack.isInForce(rule.provision, on: today) }
}
