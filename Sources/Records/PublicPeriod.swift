// How long a record is public, and why: computed once, explained by the same computation.

public import Law
public import WorkingDays

/// One reason for a date: which article sets which day.
public struct DateReason: Sendable, Hashable {
    public enum Effect: Sendable, Hashable {
        /// The tier's maximum, counted from the document.
        case tierMaximum(tier: Bilingual, period: CalendarPeriod, from: Day)
        /// The general limit of dishonesty information, counted from the end of the act.
        case disclosureMaximum(period: CalendarPeriod, from: Day, actEndKnown: Bool)
        /// The tier is not published.
        case tierNotPublished(tier: Bilingual)
        /// The fact itself lasts until that day.
        case validity
        /// Shown as long as the fact lasts.
        case lasting
    }
    public let effect: Effect
    public let day: Day?
    public let citations: [Citation]
}

/// The last day on which anybody but the subject may be shown a record, by whatever channel, and the articles that set it.
public struct DisclosureEnd: Sendable, Hashable {
    public let day: Day
    public let citations: [Citation]

    public init(day: Day, citations: [Citation]) {
        self.day = day
        self.citations = citations
    }
}

/// The period of publication of one record (公示期), with the reasons for it.
public struct PublicPeriod: Sendable {
    public let dates: RecordDates
    /// The earliest end comes first: it is the one that decides.
    public let reasons: [DateReason]
    /// When disclosure ends by every channel; nil while the fact lasts. It ends with publication, and for what is not
    /// published with what would end it: the general maximum and that of the tier. Source: jn-measures-2022#22.
    public let end: DisclosureEnd?
    /// The day from which the subject may apply for repair, if the tier allows it.
    public let repairableFrom: Day?
    public let isRepairable: Bool
    /// Whether the act was still going on when it was reported. It prolongs nothing: an unknown end counts as the day of
    /// the decision. Source: jn-measures-2022#22.
    public let actContinues: Bool
}

extension PublicPeriod {
    /// What the rules need to know of a record.
    public struct Facts: Sendable {
        public let decided: Day
        public let actEnd: Day?
        public let validUntil: Day?
        /// The last day of a listing by its own decision.
        public let listedUntil: Day?
        /// The day of removal from a list: from that day on the fact no longer holds.
        public let removedOn: Day?
        /// The provider's own mark of the tier, as a code or its Chinese name.
        public let markedTier: String?
        public let means: Set<String>
        public let procedure: String?
        /// Whether its body reported that the act was still going on; a missing end alone never says so.
        public let actContinues: Bool

        public init(
            decided: Day, actEnd: Day? = nil, validUntil: Day? = nil, listedUntil: Day? = nil, removedOn: Day? = nil,
            markedTier: String? = nil, means: Set<String> = [], procedure: String? = nil, actContinues: Bool = false
        ) {
            self.decided = decided
            self.actEnd = actEnd
            self.validUntil = validUntil
            self.listedUntil = listedUntil
            self.removedOn = removedOn
            self.markedTier = markedTier
            self.means = means
            self.procedure = procedure
            self.actContinues = actContinues
        }
    }

    /// Applies the pack: the earliest of the tier's maximum from the document and the general maximum from the end of
    /// the act (M-22); an unknown end counts as the day of the decision.
    /// - Parameters:
    ///   - kind: whose record it is; an item that is not published for this kind has no period of publication.
    ///   - today: the general maximum is that of today's law, since limits protect old records too.
    public init(_ facts: Facts, item: CatalogueItem, kind: SubjectKind, pack: PolicyPack, today: Day) {
        let isPublic = item.disclosure(for: kind).contains { $0.mode == .publication }
        switch item.publicity {
        case .lasting:
            self.init(lasting: facts, item: item, isPublic: isPublic)
        case .regimes(let name):
            self.init(facts, regimes: name, item: item, pack: pack, isPublic: isPublic, today: today)
        }
    }

    private init(lasting facts: Facts, item: CatalogueItem, isPublic: Bool) {
        // 2099 is how an open-ended permit is written.
        let valid = facts.validUntil.flatMap { $0.year >= 2099 ? nil : $0 }
        let until = [valid, facts.removedOn?.adding(days: -1)].compactMap(\.self).min()
        // A fact whose end nobody has named yet still lasts; one that knows no end, such as a day's service, is over with it.
        let mayLast = item.field(role: .validUntil) != nil || item.field(role: .removedOn) != nil
        let ended = until ?? (mayLast ? nil : facts.decided)
        dates = RecordDates(
            decided: facts.decided, actEnd: nil, isPublished: isPublic, publicUntil: isPublic ? until : nil,
            retainedUntil: ended.flatMap { item.retention?.end(from: $0) }, regime: nil, tier: nil)
        reasons = [
            DateReason(effect: until == nil ? .lasting : .validity, day: until, citations: item.provision.citations)
        ]
        end = until.map { DisclosureEnd(day: $0, citations: item.provision.citations) }
        repairableFrom = nil
        isRepairable = false
        actContinues = false
    }

    private init(
        _ facts: Facts, regimes name: String, item: CatalogueItem, pack: PolicyPack, isPublic: Bool, today: Day
    ) {
        var reasons: [DateReason] = []
        let actEnd = facts.actEnd ?? facts.decided
        if item.informationClass == .dishonesty, let limit = pack.limit("disclosureMaximum", on: today),
            let period = limit.period
        {
            reasons.append(
                DateReason(
                    effect: .disclosureMaximum(period: period, from: actEnd, actEndKnown: facts.actEnd != nil),
                    day: period.end(from: actEnd), citations: limit.provision.citations))
        }
        let retained = reasons.first?.day
        let regime = pack.regime(for: name, decidedOn: facts.decided)
        let tier = regime?.tier(marked: facts.markedTier, means: facts.means, procedure: facts.procedure)
        if let tier {
            reasons.append(
                tier.isPublished
                    ? DateReason(
                        effect: .tierMaximum(tier: tier.title, period: tier.maximum, from: facts.decided),
                        day: tier.maximum.end(from: facts.decided), citations: tier.provision.citations)
                    : DateReason(
                        effect: .tierNotPublished(tier: tier.title), day: nil, citations: tier.provision.citations))
        }
        // A listing ends with its own term; 2099 is how a term without an end is written.
        if let last = facts.listedUntil, last.year < 2099 {
            let citations = (item.field(role: .listedUntil)?.provision ?? item.provision).citations
            reasons.append(DateReason(effect: .validity, day: last, citations: citations))
        }
        if let removed = facts.removedOn {
            reasons.append(
                DateReason(effect: .validity, day: removed.adding(days: -1), citations: item.provision.citations))
        }
        // Without a regime nothing says that it may be published.
        let isPublished = isPublic && (tier?.isPublished ?? false)
        var ends = reasons.compactMap { reason in
            reason.day.map { DisclosureEnd(day: $0, citations: reason.citations) }
        }
        if let tier, !tier.isPublished {
            ends.append(
                DisclosureEnd(day: tier.maximum.end(from: facts.decided), citations: tier.provision.citations))
        }
        end = ends.min { $0.day < $1.day }
        self.reasons = reasons.sorted { ($0.day ?? .latest) < ($1.day ?? .latest) }
        dates = RecordDates(
            decided: facts.decided, actEnd: facts.actEnd, isPublished: isPublished,
            publicUntil: isPublished ? reasons.compactMap(\.day).min() : nil, retainedUntil: retained,
            regime: regime?.id, tier: tier?.id)
        isRepairable = isPublished && (tier?.isRepairable ?? false)
        repairableFrom = isRepairable ? tier?.minimum.end(from: facts.decided) : nil
        actContinues = facts.actContinues
    }
}
