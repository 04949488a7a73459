// Where a job stands, and what may happen to it. Nothing here touches a database or a clock.

/// Where a job (任务) stands.
///
/// It waits until it is due; a worker takes it for the length of a lease; then it is finished, fails and waits again, or is
/// let go. When the lease is over, another worker may take it as it is. A job that is done stays on record for ninety
/// days, in which its key can't be queued a second time.
public enum JobState: Sendable, Hashable {
    /// - attempts: how often it was taken since it last came to an end.
    case waiting(due: Int64, attempts: Int64)
    case held(due: Int64, attempts: Int64, until: Int64)
    case done(due: Int64)

    /// Whether a worker may take the job now.
    public func isFree(at now: Int64) -> Bool {
        switch self {
        case .waiting(let due, _): due <= now
        case .held(_, _, let until): until <= now
        case .done: false
        }
    }

    /// Whether a worker took it and has not come to an end.
    public var isHeld: Bool {
        switch self {
        case .held: true
        case .waiting, .done: false
        }
    }

    /// A worker takes it. Counted as an attempt at once, since a worker that dies says nothing afterwards.
    func taken(at now: Int64, _ limits: JobLimits) -> JobState {
        switch self {
        case .waiting(let due, let attempts), .held(let due, let attempts, _):
            .held(due: due, attempts: attempts + 1, until: now + limits.lease)
        case .done: self
        }
    }

    /// The effect is complete. A recurring job waits for the next point of its schedule, counted from when it was taken.
    func finished(takenAt: Int64, _ schedule: JobSchedule?) -> JobState {
        guard let schedule else { return .done(due: due) }
        return .waiting(due: schedule.next(after: takenAt), attempts: 0)
    }

    /// The effect failed; it is tried again after a pause, and a recurring job at its next point at the latest.
    func failed(at now: Int64, _ schedule: JobSchedule?, _ limits: JobLimits) -> JobState {
        switch self {
        case .waiting(_, let attempts), .held(_, let attempts, _):
            let again = now + limits.pause(after: attempts)
            return .waiting(due: schedule.map { min(again, $0.next(after: now)) } ?? again, attempts: attempts)
        case .done: return self
        }
    }

    /// The worker stops before the end, through no fault of the job.
    func released() -> JobState {
        switch self {
        case .waiting(let due, let attempts), .held(let due, let attempts, _):
            .waiting(due: due, attempts: max(0, attempts - 1))
        case .done: self
        }
    }

    /// The latest time that a right clock can have written here; nil if there is none.
    ///
    /// A lease is never longer than a lease from now, and a recurring job never further away than its next point. A one-off
    /// job may be due on any day, until it has been tried.
    func horizon(at now: Int64, _ schedule: JobSchedule?, _ limits: JobLimits) -> Int64? {
        switch self {
        case .waiting(_, let attempts):
            schedule?.next(after: now) ?? (attempts > 0 ? now + limits.longestPause : nil)
        case .held: now + limits.lease
        case .done: nil
        }
    }

    /// Whether a right clock can have written the time that this state waits for.
    func isBelievable(at now: Int64, _ schedule: JobSchedule?, _ limits: JobLimits) -> Bool {
        guard let horizon = horizon(at: now, schedule, limits) else { return true }
        switch self {
        case .waiting(let due, _): return due <= horizon
        case .held(_, _, let until): return until <= horizon
        case .done: return true
        }
    }

    var due: Int64 {
        switch self {
        case .waiting(let due, _), .held(let due, _, _), .done(let due): due
        }
    }

    public var attempts: Int64 {
        switch self {
        case .waiting(_, let attempts), .held(_, let attempts, _): attempts
        case .done: 0
        }
    }
}
