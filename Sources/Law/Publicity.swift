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

/// A rule that gives a record its tier when the provider marked none.
public struct TierAssignment: Sendable {
    public let tier: String
    /// Matches if any chosen kind means one of these.
    public let anyMeans: Set<String>?
    /// Matches if all chosen kinds mean one of these.
    public let onlyMeans: Set<String>?
    /// Matches this procedure.
    public let procedure: String?
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
    public let tiers: [PublicityTier]
    public let assignments: [TierAssignment]
    public let provision: Provision

    /// The tier of a record: the provider's own mark if the regime knows it, else the first rule that matches.
    public func tier(marked: String?, means: Set<String>, procedure: String?) -> PublicityTier? {
        if let marked, let tier = tiers.first(where: { $0.id == marked || $0.title.zh == marked }) { return tier }
        let rule = assignments.first { $0.matches(means: means, procedure: procedure) }
        return rule.flatMap { rule in tiers.first { $0.id == rule.tier } }
    }
}

extension PolicyPack {
    /// The tier that a record of an older regime counts as on a day: for reports, statistics and the repair rules then
    /// in force. The record keeps its own regime, tier and dates; nothing is recalculated.
    /// - Returns: nil if the regime or tier is unknown, or if nothing succeeded it by that day.
    public func tier(_ tier: String, of regime: String, countedOn day: Day) -> PublicityTier? {
        guard let old = regimes.first(where: { $0.id == regime }),
            let own = old.tiers.first(where: { $0.id == tier }),
            let current = self.regime(for: old.item, decidedOn: day)
        else { return nil }
        if current.id == old.id { return own }
        return current.tiers.first { $0.id == own.countsAs }
    }
}
