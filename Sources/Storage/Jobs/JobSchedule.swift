// When a recurring job is due: points on a fixed grid, so that neither a late nor a long run moves the next one.

/// The points in time at which a recurring job (定期任务) is due: `offset` and every `period` after it, counted from 1970.
public struct JobSchedule: Sendable, Hashable {
    static let minute: Int64 = 60_000_000

    /// Microseconds from one point to the next.
    public let period: Int64
    /// Microseconds from 1970 to the first point, less than the period.
    public let offset: Int64

    /// - Precondition: the period is positive.
    public init(period: Int64, offset: Int64 = 0) {
        precondition(period > 0, "a job without a period, \(period), is not recurring")
        self.period = period
        self.offset = offset
    }

    /// A minute after each full hour. Shanghai lies whole hours from UTC, so one of the points is a minute after its
    /// midnight, when a new civil day has begun.
    public static let hourly = JobSchedule(period: 60 * minute, offset: minute)

    /// A minute after each midnight in Shanghai.
    public static let daily = JobSchedule(period: 24 * 60 * minute, offset: (16 * 60 + 1) * minute)

    /// The latest point that is not after `now`.
    public func point(at now: Int64) -> Int64 {
        let passed = (now - offset) % period
        return now - (passed < 0 ? passed + period : passed)
    }

    /// The first point after `now`.
    public func next(after now: Int64) -> Int64 { point(at: now) + period }
}

/// How long a lease lasts and how long a failure waits, in microseconds.
public struct JobLimits: Sendable, Hashable {
    /// A worker that shows no sign of life for so long has lost its job. Every transaction of the effect is such a sign, so
    /// this must be longer than the longest of them.
    public let lease: Int64
    /// The pause after the first failure; it doubles with each further one.
    public let firstPause: Int64
    public let longestPause: Int64

    public init(lease: Int64, firstPause: Int64, longestPause: Int64) {
        self.lease = lease
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Two minutes of lease; pauses from half a minute to an hour.
    public static let standard = JobLimits(
        lease: 2 * JobSchedule.minute, firstPause: JobSchedule.minute / 2, longestPause: 60 * JobSchedule.minute)

    /// The pause after so many attempts that came to nothing.
    public func pause(after attempts: Int64) -> Int64 {
        min(firstPause << min(max(attempts - 1, 0), 20), longestPause)
    }
}
