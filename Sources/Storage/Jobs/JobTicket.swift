// What a handler gets: the proof that the job is its own, to be shown in every transaction of the effect.

/// A taken job in the hands of its handler.
///
/// One effect though a worker stalls, dies or is slow: every transaction of the effect calls `hold` with its connection. Who
/// has lost the job to another worker can't commit any more, so of two that believe to have it only one leaves anything.
public struct JobTicket: Sendable {
    public let kind: String
    /// What a one-off job is about; empty for a recurring one.
    public let key: String
    let id: Int64
    let fence: Int64
    /// When it was taken, by the one clock that all servers share: what a handler takes for the time, and for the day. In
    /// microseconds since 1970.
    public let takenAt: Int64
    let schedule: JobSchedule?
    let limits: JobLimits
    let time: @Sendable (Int64) -> Int64

    /// Makes sure, in the same transaction as a piece of the effect, that the job is still this worker's, and moves its
    /// lease on. What the transaction did is undone if it is not.
    /// - Throws: `JobError.leaseLost`.
    public func hold(_ connection: any Connection) throws {
        try JobStore(connection).hold(id, fence: fence, until: time(try connection.moment()) + limits.lease)
    }

    /// Says in the last transaction of the effect that it is complete. An effect that must not be repeated needs it: what
    /// was committed before a crash is then never done again. Without it the worker writes it afterwards.
    /// - Throws: `JobError.leaseLost`.
    public func finish(_ connection: any Connection) throws {
        let store = JobStore(connection)
        let job = try store.mine(id, fence: fence)
        guard case .held = job.state else { throw JobError.leaseLost }
        let end = job.with(
            job.state.finished(takenAt: takenAt, schedule), finishedAt: time(try connection.moment()), outcome: .done)
        guard try store.change(fence, to: end) else { throw JobError.leaseLost }
    }

    /// Finishes what the handler has not finished itself.
    func complete(_ connection: any Connection) throws {
        guard case .held = try JobStore(connection).mine(id, fence: fence).state else { return }
        try finish(connection)
    }

    /// Writes down a failure.
    /// - Returns: false if the effect had been finished before, so that nothing is to be tried again.
    func fail(_ words: String, _ connection: any Connection) throws -> Bool {
        let store = JobStore(connection)
        let job = try store.mine(id, fence: fence)
        guard case .held = job.state else { return false }
        let moment = time(try connection.moment())
        let end = job.with(
            job.state.failed(at: moment, schedule, limits), outcome: .failed, error: words, failedAt: moment)
        guard try store.change(fence, to: end) else { throw JobError.leaseLost }
        return true
    }

    /// Gives the job back as it was, for the next worker.
    /// - Returns: false if the effect had been finished before.
    func release(_ connection: any Connection) throws -> Bool {
        let store = JobStore(connection)
        let job = try store.mine(id, fence: fence)
        guard case .held = job.state else { return false }
        guard try store.change(fence, to: job.with(job.state.released(), outcome: .interrupted)) else {
            throw JobError.leaseLost
        }
        return true
    }
}
