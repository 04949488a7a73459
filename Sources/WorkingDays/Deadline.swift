// Why this file exists: a term of law is stored as what the law says, so that a new calendar moves its due day.

/// A term (期限): how long, from which day. The due day is computed and never stored.
///
/// Suspensions (中止) belong to the case that is suspended and are not known here.
public struct Deadline: Hashable, Sendable {
    /// What the length of a term is counted in.
    public enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
        /// Working days (工作日).
        case workingDays
        /// Calendar days (自然日).
        case days
        /// Calendar months (月).
        case months
        /// Calendar years (年).
        case years
    }

    /// What happens to a term in calendar units whose last day is a rest day.
    public enum EndsOnRestDay: String, CaseIterable, Hashable, Sendable, Codable {
        /// It ends there. For publicity periods (公示期): rest days must not prolong what burdens the subject.
        case asIs
        /// It ends on the next working day.
        /// - Source: 民法典 art. 203
        case nextWorkingDay
    }

    /// The length of the term, in `unit`; 0 or more.
    public let value: Int

    /// What `value` counts.
    public let unit: Unit

    /// The day of the event, not counted itself (起算日).
    /// - Source: 民法典 art. 201
    public let start: Day

    /// Without effect on working days, which never end on a rest day.
    public let endsOnRestDay: EndsOnRestDay

    /// - Parameter value: 0 or more; a negative number is the caller's mistake.
    public init(_ value: Int, _ unit: Unit, from start: Day, endsOnRestDay: EndsOnRestDay) {
        precondition(value >= 0, "a term of \(value) \(unit) cannot be; it is 0 or more")
        self.value = value
        self.unit = unit
        self.start = start
        self.endsOnRestDay = endsOnRestDay
    }

    /// The last day of the term under this calendar.
    public func due(in calendar: WorkingCalendar) -> DueDay {
        switch unit {
        case .workingDays: DueDay(deadline: self, walk: calendar.add(value, to: start))
        case .days: due(endingOn: start.adding(days: value), in: calendar)
        case .months: due(endingOn: start.adding(months: value), in: calendar)
        case .years: due(endingOn: start.adding(years: value), in: calendar)
        }
    }

    private func due(endingOn end: Day, in calendar: WorkingCalendar) -> DueDay {
        let moves = endsOnRestDay == .nextWorkingDay && !calendar.isWorkingDay(end)
        return DueDay(deadline: self, end: end, walk: calendar.add(moves ? 1 : 0, to: end))
    }

    /// What is left of the term after `today`: of working days, working days; of any other unit, calendar days.
    ///
    /// 0 on the due day, negative after it. Before the start day nothing has been used up, so the whole term is left.
    public func remaining(on today: Day, in calendar: WorkingCalendar) -> RemainingTerm {
        let due = due(in: calendar)
        let from = max(today, start)
        switch unit {
        case .workingDays:
            let left = calendar.count(after: from, through: due.day)
            return RemainingTerm(value: left.days, unit: .workingDays, provisional: due.provisional || left.provisional)
        case .days, .months, .years:
            return RemainingTerm(value: due.day.days(since: from), unit: .days, provisional: due.provisional)
        }
    }

    /// Whether the due day has passed; on the due day itself there is still time.
    public func isOverdue(on today: Day, in calendar: WorkingCalendar) -> Bool {
        today > due(in: calendar).day
    }
}

/// What is left of a term.
public struct RemainingTerm: Hashable, Sendable {
    /// The number left, in `unit`; negative once the term has passed.
    public let value: Int

    /// Working days or calendar days.
    public let unit: Deadline.Unit

    /// True if a calendar yet to come may change the number.
    public let provisional: Bool
}

extension Deadline: Codable {
    private enum CodingKeys: String, CodingKey {
        case value, unit, start, endsOnRestDay
    }

    /// Refuses a negative value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let value = try container.decode(Int.self, forKey: .value)
        guard value >= 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "a term is 0 or more, not \(value)")
        }
        self.init(
            value, try container.decode(Unit.self, forKey: .unit), from: try container.decode(Day.self, forKey: .start),
            endsOnRestDay: try container.decode(EndsOnRestDay.self, forKey: .endsOnRestDay))
    }
}
