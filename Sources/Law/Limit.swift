// Periods of time that the law sets, and what it forbids to collect.

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

/// A kind of data that may not be collected (禁止采集). Source: jn-measures-2022#43.
public struct ForbiddenData: Sendable {
    public let id: String
    public let title: Bilingual
    /// Forbidden for natural persons only; otherwise for every subject.
    public let personsOnly: Bool
    /// A column whose name contains one of these is refused.
    public let columns: [String]
    /// A value that contains one of these is refused.
    public let values: [String]
    public let provision: Provision

    public func forbids(column: String) -> Bool {
        let folded = Self.fold(column)
        return columns.contains { folded.contains(Self.fold($0)) }
    }

    /// Width, case and blanks of any kind don't hide a name.
    private static func fold(_ text: String) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard value > 0x20, let level = Unicode.Scalar(value), !level.properties.isWhitespace,
                level.properties.generalCategory != .format
            else { continue }
            folded.unicodeScalars.append(level)
        }
        return folded.lowercased()
    }

    public func forbids(value: String) -> Bool {
        values.contains { value.contains($0) }
    }
}

/// A district (区县) with its dates: codes that have gone live on in old data.
public struct District: Sendable {
    public let code: String
    public let title: Bilingual
    public let interval: Interval
}
