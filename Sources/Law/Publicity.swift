// How long a penalty is public: regimes in time order, each with its tiers.

public import WorkingDays

/// A number of calendar units.
public struct CalendarPeriod: Sendable, Hashable {
    public enum Unit: String, Sendable, Codable { case days, months, years }
    public let value: Int
    public let unit: Unit

    public init(_ value: Int, _ unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// The last day of the period that began on `day`. Never prolonged by a rest day: that favours the subject.
    public func end(from day: Day) -> Day {
        switch unit {
        case .days: day.adding(days: value)
        case .months: day.adding(months: value)
        case .years: day.adding(years: value)
        }
    }
}

/// A degree of seriousness (失信程度) and what follows from it for publication and repair.
public struct PublicityTier: Sendable {
    public let id: String
    public let title: Bilingual
    /// Whether records of this tier are published at all.
    public let isPublished: Bool
    public let minimum: CalendarPeriod
    public let maximum: CalendarPeriod
    public let isRepairable: Bool
    /// The tier that this one counts as in a later regime: its own id, unless the pack says otherwise.
    public let countsAs: String
    public let provision: Provision
}

/// A rule that gives a record its tier when the provider marked none, or where no mark counts against it.
public struct TierAssignment: Sendable {
    public let tier: String
    /// Matches if any chosen kind means one of these.
    public let anyMeans: Set<String>?
    /// Matches if all chosen kinds mean one of these.
    public let onlyMeans: Set<String>?
    /// Matches this procedure.
    public let procedure: String?
    /// The text itself puts such a record into the tier: a mark may only be milder.
    public let isStatutory: Bool
    public let provision: Provision

    public func matches(means: Set<String>, procedure used: String?) -> Bool {
        if let anyMeans, anyMeans.isDisjoint(with: means) { return false }
        if let onlyMeans, means.isEmpty || !means.isSubset(of: onlyMeans) { return false }
        if let procedure, procedure != used { return false }
        return true
    }
}

/// A regime of publicity periods (公示期限制度), chosen by the day of the decision.
public struct PublicityRegime: Sendable {
    public let id: String
    public let title: Bilingual
    public let item: String
    /// Whether a provider's mark counts: a regime without degrees takes none.
    public let takesMarks: Bool
    public let tiers: [PublicityTier]
    public let assignments: [TierAssignment]
    public let provision: Provision

    /// The tier of a record: the provider's own mark if the regime takes it, else the first rule that matches. Where the
    /// text itself names the tier, the milder of the two counts.
    public func tier(marked: String?, means: Set<String>, procedure: String?) -> PublicityTier? {
        let rule = assignments.first { $0.matches(means: means, procedure: procedure) }
        let assigned = rule.flatMap { rule in tiers.first { $0.id == rule.tier }?.grounded(in: rule, of: self) }
        guard takesMarks, let mark = tier(named: marked) else { return assigned }
        guard rule?.isStatutory == true, let assigned else { return mark }
        return assigned.isMilder(than: mark) ? assigned : mark
    }

    /// Whether a mark says something else than the law: another tier counts, or the text itself names another one.
    public func contradicts(mark: String, means: Set<String>, procedure: String?) -> Bool {
        let named = tier(named: mark)
        if named == nil || tier(marked: mark, means: means, procedure: procedure)?.id != named?.id { return true }
        let rule = assignments.first { $0.matches(means: means, procedure: procedure) }
        return rule.map { $0.isStatutory && $0.tier != named?.id } ?? false
    }

    private func tier(named mark: String?) -> PublicityTier? {
        mark.flatMap { mark in tiers.first { $0.id == mark || $0.title.zh == mark } }
    }
}

extension PublicityTier {
    /// The same tier on the texts that put this record into it, where they are others than the regime's: of two lists of
    /// one tier each rests on its own law.
    fileprivate func grounded(in rule: TierAssignment, of regime: PublicityRegime) -> PublicityTier {
        guard rule.provision.citations != regime.provision.citations else { return self }
        return PublicityTier(
            id: id, title: title, isPublished: isPublished, minimum: minimum, maximum: maximum,
            isRepairable: isRepairable, countsAs: countsAs, provision: rule.provision)
    }

    /// Not published is milder than published, and a shorter time milder than a longer one.
    func isMilder(than other: PublicityTier) -> Bool {
        guard isPublished == other.isPublished else { return !isPublished }
        return maximum.end(from: .earliest) < other.maximum.end(from: .earliest)
    }
}

extension PolicyPack {
    /// The tier that a record of an older regime counts as on a day: for reports, statistics and the repair rules then
    /// in force. The record keeps its own regime, tier and dates; nothing is recalculated.
    /// - Returns: nil if the regime or tier is unknown, or if the scheme of that day has nothing that succeeded it.
    public func tier(_ tier: String, of regime: String, countedOn day: Day) -> PublicityTier? {
        guard let old = regimes.first(where: { $0.id == regime }),
            let own = old.tiers.first(where: { $0.id == tier }),
            let current = self.regime(for: old.item, decidedOn: day)
        else { return nil }
        if current.id == old.id { return own }
        return current.tiers.first { $0.id == own.countsAs }
    }
}
