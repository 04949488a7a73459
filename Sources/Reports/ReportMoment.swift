// The second in which a report was issued, as it stands in the number, in the file and on the page.

public import Law
public import WorkingDays

/// An instant in Asia/Shanghai, to the second. The zone has had no summer time since 1991.
public struct ReportMoment: Sendable, Hashable {
    private static let zone: Int64 = 8 * 3600
    private static let daySeconds: Int64 = 86_400

    /// Seconds since 1970, UTC.
    let seconds: Int64

    init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The clock's time of day on that civil day: in a city whose day is pinned, a report bears the city's day.
    /// - Parameter clock: microseconds since 1970.
    public init(on day: Day, clock: Int64) {
        let local = clock / 1_000_000 + Self.zone
        let time = ((local % Self.daySeconds) + Self.daySeconds) % Self.daySeconds
        seconds = Int64(day.daysSince1970) * Self.daySeconds + time - Self.zone
    }

    public var day: Day { Day.instant(microseconds: seconds * 1_000_000) }

    /// `20261120140509`.
    var digits: String { "\(day)".filter { $0 != "-" } + clock.joined() }

    /// RFC 3339, `2026-11-20T14:05:09+08:00`.
    public var rfc3339: String { "\(day)T\(clock.joined(separator: ":"))+08:00" }

    /// 2026年11月20日 14:05:09, 20 November 2026 14:05:09.
    public func text(_ language: Language) -> String {
        ReportText.day(day, language) + " " + clock.joined(separator: ":")
    }

    private var clock: [String] {
        let time = (seconds + Self.zone) % Self.daySeconds
        return [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    }
}
