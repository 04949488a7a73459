// The store of jobs: who may take one, and who still holds it. Every change compares the fence first.

/// Reads and writes the table of jobs, in the caller's transaction.
public struct JobStore {
    let connection: any Connection

    public init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Queues a one-off job in the same transaction as its cause.
    /// - Parameters:
    ///   - key: what the job is about, as an opaque id: never a name, a code or a text. A key that was queued before, and
    ///     not done or done in the last ninety days, changes nothing.
    ///   - due: microseconds since 1970.
    /// - Returns: whether it is new.
    @discardableResult
    public func add(_ kind: String, key: String, due: Int64, id: Int64) throws -> Bool {
        try connection.run(JobSQL.enrol, [.int(id), .text(kind), .text(key), .int(due), .null]) > 0
    }

    /// The job with this kind and key.
    public func job(_ kind: String, key: String = "") throws -> Job? {
        try one(.named, [.text(kind), .text(key)])
    }

    /// What waits or is held, and what was done after it had failed, by kind and by when it is due.
    public func overview(limit: Int) throws -> [Job] {
        try connection.rows(JobSQL.all, [.int(Int64(limit))]) { Job($0) }.compactMap { $0 }
    }

    /// Whether `take` would change anything: asked in a read first, so that an idle worker never waits for writers.
    func isReady(_ kind: JobKind, at now: Int64, _ limits: JobLimits) throws -> Bool {
        guard try kind.schedule == nil || job(kind.name) != nil else { return true }
        return try candidates(kind, at: now).contains { job in
            job.isFree(at: now, kind.schedule, limits) || job.doubted(at: now, kind.schedule, limits) != nil
        }
    }

    /// Takes the job of the kind that has been due for longest, under a fence that nobody had before.
    /// - Parameter isForced: also one that is not due yet; never one that another worker holds.
    /// - Returns: nil if there is none.
    func take(
        _ kind: JobKind, at now: Int64, _ limits: JobLimits, holder: String, isForced: Bool, makeID: () -> Int64
    ) throws -> Job? {
        if let schedule = kind.schedule { try enrol(kind.name, schedule, at: now, id: makeID()) }
        var jobs = try candidates(kind, at: now)
        if isForced, let next = try one(.next, [.text(kind.name)]) { jobs.append(next) }
        for job in jobs {
            if job.isFree(at: now, kind.schedule, limits) || isForced && !job.state.isHeld {
                let taken = job.with(job.state.taken(at: now, limits), fence: job.fence + 1, holder: holder)
                return try change(job.fence, to: taken) ? taken : nil
            }
            if let doubted = job.doubted(at: now, kind.schedule, limits) { _ = try change(job.fence, to: doubted) }
        }
        return nil
    }

    /// Moves the lease on and makes sure that it still is this worker's.
    /// - Throws: `JobError.leaseLost`.
    func hold(_ id: Int64, fence: Int64, until: Int64) throws {
        guard try connection.run(JobSQL.hold, [.int(id), .int(fence), .int(until)]) == 1 else {
            throw JobError.leaseLost
        }
    }

    /// Removes one-off jobs that were done before a moment, and with them the memory of their keys.
    /// - Parameter limit: so many at most.
    /// - Returns: how many went.
    func forgetDone(before moment: Int64, limit: Int) throws -> Int {
        try connection.run(JobSQL.forgetDone, [.int(moment), .int(Int64(limit))])
    }

    /// The job as its holder sees it.
    /// - Throws: `JobError.leaseLost` if another worker took it.
    func mine(_ id: Int64, fence: Int64) throws -> Job {
        guard let job = try one(.find, [.int(id)]), job.fence == fence else {
            throw JobError.leaseLost
        }
        return job
    }

    /// Writes the row, if nobody has taken the job since.
    /// - Parameter fence: the one that the row must still have.
    func change(_ fence: Int64, to job: Job) throws -> Bool {
        let (state, until): (String, Int64?) =
            switch job.state {
            case .waiting: ("waiting", nil)
            case .held(_, _, let until): ("held", until)
            case .done: ("done", nil)
            }
        return try connection.run(
            JobSQL.change,
            [
                .int(job.id), .int(fence), .text(state), .int(job.due), .int(job.state.attempts), Value(until),
                .int(job.fence), Value(job.holder), Value(job.finishedAt), Value(job.outcome?.rawValue),
                Value(job.error), Value(job.failedAt), Value(job.doubtedUntil),
            ]) == 1
    }

    /// Makes the one row of a recurring kind, due at once, since nobody knows when it last ran.
    private func enrol(_ kind: String, _ schedule: JobSchedule, at now: Int64, id: Int64) throws {
        let period = try connection.first(JobSQL.named, [.text(kind), .text("")]) { ($0.int(0), $0.optionalInt(14)) }
        guard let (id, known) = period else {
            try connection.run(
                JobSQL.enrol,
                [.int(id), .text(kind), .text(""), .int(schedule.point(at: now)), .int(schedule.period)])
            return
        }
        if known != schedule.period { try connection.run(JobSQL.setPeriod, [.int(id), .int(schedule.period)]) }
    }

    /// The jobs that may be free: the one that has been due for longest, and those that were begun, whose times another
    /// clock may have written.
    private func candidates(_ kind: JobKind, at now: Int64) throws -> [Job] {
        guard kind.schedule == nil else { return try [job(kind.name)].compactMap { $0 } }
        let due = try one(.due, [.text(kind.name), .int(now)])
        return try [due].compactMap { $0 }
            + connection.rows(JobSQL.begun, [.text(kind.name)]) { Job($0) }.compactMap { $0 }
    }

    private func one(_ statement: JobSQL, _ values: [Value]) throws -> Job? {
        try connection.first(statement, values) { Job($0) } ?? nil
    }
}

extension Job {
    /// Nil for a state that this version doesn't know: then it is left alone.
    init?(_ row: any Row) {
        let (due, attempts) = (row.int(4), row.int(5))
        let state: JobState
        switch row.text(3) {
        case "waiting": state = .waiting(due: due, attempts: attempts)
        case "held": state = .held(due: due, attempts: attempts, until: row.int(6))
        case "done": state = .done(due: due)
        default: return nil
        }
        self.init(
            id: row.int(0), kind: row.text(1), key: row.text(2), state: state, fence: row.int(7),
            doubtedUntil: row.optionalInt(13), holder: row.optionalText(8), finishedAt: row.optionalInt(9),
            outcome: row.optionalText(10).flatMap(JobOutcome.init(rawValue:)), error: row.optionalText(11),
            failedAt: row.optionalInt(12))
    }
}
