// Periods of time that the law sets, and districts with their dates.

/// A duty's time or a maximum (期限), such as seven working days to submit.
public struct Limit: Sendable {
    public enum Unit: String, Sendable, Codable { case workingDays, days, months, years }
    public let id: String
    public let title: Bilingual
    public let value: Int
    public let unit: Unit
    public let provision: Provision

    /// The period in calendar units; nil for working days.
    public var period: CalendarPeriod? {
        switch unit {
        case .workingDays: nil
        case .days: CalendarPeriod(value, .days)
        case .months: CalendarPeriod(value, .months)
        case .years: CalendarPeriod(value, .years)
        }
    }
}

extension Limit {
    /// The same limit with the texts and days of both.
    func resting(alsoOn other: Limit) -> Limit {
        var citations = other.provision.citations
        for citation in provision.citations where !citations.contains(citation) { citations.append(citation) }
        let from = min(provision.interval.from, other.provision.interval.from)
        let until = provision.interval.until.flatMap { mine in other.provision.interval.until.map { max(mine, $0) } }
        return Limit(
            id: id, title: other.title, value: value, unit: unit,
            provision: Provision(
                citations: citations, certainty: other.provision.certainty, interval: Interval(from: from, until: until)
            ))
    }
}

/// A district (区县) with its dates: codes that have gone live on in old data.
public struct District: Sendable {
    public let code: String
    public let title: Bilingual
    public let interval: Interval
}
