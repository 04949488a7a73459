// A row of the table of jobs, and how the last runs ended.

/// A job as it is stored.
public struct Job: Sendable, Hashable {
    public let id: Int64
    /// The stable name of its kind, for example `reports-forget`.
    public let kind: String
    /// Tells one-off jobs of a kind apart; empty for a recurring one, of which there is one row.
    public let key: String
    public let state: JobState
    /// How often it was taken. It grows by one at each taking and never goes back, so no two workers ever have the same.
    public let fence: Int64
    /// From when on it may be taken by whoever can't believe its times. See `doubted`.
    let doubtedUntil: Int64?
    /// Who took it last: a word that tells processes apart.
    public let holder: String?
    /// When its effect was last complete, in microseconds since 1970 by the clock of that worker.
    public let finishedAt: Int64?
    /// How its last run ended.
    public let outcome: JobOutcome?
    /// What went wrong the last time something did, and when. It stays after later runs went well.
    public let error: String?
    public let failedAt: Int64?

    /// When the job is due, or was.
    public var due: Int64 { state.due }

    init(
        id: Int64, kind: String, key: String, state: JobState, fence: Int64, doubtedUntil: Int64?, holder: String?,
        finishedAt: Int64?, outcome: JobOutcome?, error: String?, failedAt: Int64?
    ) {
        self.id = id
        self.kind = kind
        self.key = key
        self.state = state
        self.fence = fence
        self.doubtedUntil = doubtedUntil
        self.holder = holder
        self.finishedAt = finishedAt
        self.outcome = outcome
        self.error = error
        self.failedAt = failedAt
    }

    /// The same job after something happened to it, which ends every doubt.
    func with(
        _ state: JobState, fence: Int64? = nil, doubtedUntil: Int64? = nil, holder: String? = nil,
        finishedAt: Int64? = nil, outcome: JobOutcome? = nil, error: String? = nil, failedAt: Int64? = nil
    ) -> Job {
        Job(
            id: id, kind: kind, key: key, state: state, fence: fence ?? self.fence, doubtedUntil: doubtedUntil,
            holder: holder ?? self.holder, finishedAt: finishedAt ?? self.finishedAt, outcome: outcome ?? self.outcome,
            error: error ?? self.error, failedAt: failedAt ?? self.failedAt)
    }

    /// Whether a worker may take the job now: it is due and nobody's, or its times have been in doubt for long enough.
    func isFree(at now: Int64, _ schedule: JobSchedule?, _ limits: JobLimits) -> Bool {
        if state.isFree(at: now) { return true }
        guard let doubtedUntil, !state.isBelievable(at: now, schedule, limits) else { return false }
        return doubtedUntil <= now
    }

    /// The job with a doubt noted on it, if its times deserve a new one.
    ///
    /// Clocks of servers may disagree by hours. No effect rests on them, only on the fence; but a time that lies too far
    /// ahead would keep a job from running. Who sees one can't know which clock is wrong, so it changes neither due time
    /// nor lease, by which others go. It notes until when, by its own clock, the job could honestly wait, and takes it only
    /// if nothing happens to the job until then; a live holder's next sign of life ends the doubt.
    func doubted(at now: Int64, _ schedule: JobSchedule?, _ limits: JobLimits) -> Job? {
        guard let horizon = state.horizon(at: now, schedule, limits),
            !state.isBelievable(at: now, schedule, limits), doubtedUntil.map({ $0 > horizon }) ?? true
        else { return nil }
        return with(state, doubtedUntil: horizon)
    }
}

/// How a run ended.
public enum JobOutcome: String, Sendable, Hashable, CaseIterable {
    /// Its effect is complete.
    case done
    /// It will be tried again after a pause.
    case failed
    /// The worker was asked to stop; what it did so far stays, the rest waits.
    case interrupted
    /// The lease was over and another worker has taken the job; nothing was done after that.
    case lost
    /// Another worker has it, so it was not run.
    case held
    /// There is no job of this kind to run.
    case idle
}

/// What a worker did with a job.
public struct JobRun: Sendable, Hashable {
    public let job: String
    public let key: String
    public let outcome: JobOutcome
    public let seconds: Double
    /// How many things it did, in the kind's own unit; 0 unless it ended well.
    public let done: Int
    public let error: String?

    init(
        _ job: String, key: String = "", _ outcome: JobOutcome, seconds: Double = 0, done: Int = 0, error: String? = nil
    ) {
        self.job = job
        self.key = key
        self.outcome = outcome
        self.seconds = seconds
        self.done = done
        self.error = error
    }
}

/// What can go wrong with a job, apart from its own work.
public enum JobError: Error, Sendable, Hashable {
    /// Another worker has taken the job, or it has come to an end: this transaction must leave nothing.
    case leaseLost
    case unknownKind(known: [String])
}

extension JobError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .leaseLost: "another worker has taken this job over; nothing was stored, and nothing needs to be done"
        case .unknownKind(let known): "there is no such job; known jobs: \(known.joined(separator: ", "))"
        }
    }
}
