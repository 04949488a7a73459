// The worker: takes what is due, runs it, writes down how it ended. One job at a time.

internal import Synchronization

/// Runs jobs in this process. Any number of processes may do so on one database.
public final class JobRunner: Sendable {
    /// Of a kind with a long queue so many are run before the other kinds have their turn.
    static let mostInARow = 100

    public let kinds: [JobKind]
    private let database: any Database
    private let holder: String
    private let limits: JobLimits
    private let time: @Sendable (Int64) -> Int64
    private let elapsed: @Sendable () -> Int64
    private let makeID: @Sendable () -> Int64
    private let words: @Sendable (any Error) -> String
    /// The point of its schedule at which this process last took each recurring kind and completed it. However often the
    /// clock is set back, no process runs a kind more than once for each point, unless it is asked by name.
    private let completed = Mutex<[String: Int64]>([:])

    /// - Parameters:
    ///   - holder: tells this process from others, for the operator.
    ///   - time: what the jobs take for the time when the database's clock says this, in microseconds since 1970. It is the
    ///     same, but for a city whose day stands still. No clock of this process is ever asked what time it is.
    ///   - elapsed: microseconds that only grow, for how long a run took.
    ///   - words: says an error to the operator, without anything private.
    public init(
        _ kinds: [JobKind], database: any Database, holder: String, limits: JobLimits = .standard,
        time: @escaping @Sendable (Int64) -> Int64 = { $0 }, elapsed: @escaping @Sendable () -> Int64,
        makeID: @escaping @Sendable () -> Int64,
        words: @escaping @Sendable (any Error) -> String
    ) {
        self.kinds = kinds
        self.database = database
        self.holder = holder
        self.limits = limits
        self.time = time
        self.elapsed = elapsed
        self.makeID = makeID
        self.words = words
    }

    /// Runs what is due now.
    /// - Parameter report: hears of every run as it ends.
    /// - Returns: what was done, in order; nothing if nothing was due.
    /// - Throws: only what keeps it from the table of jobs; a job that fails is an outcome.
    @discardableResult
    public func runDue(_ report: (JobRun) -> Void = { _ in }) async throws -> [JobRun] {
        var runs: [JobRun] = []
        for kind in kinds {
            for _ in 0..<(kind.schedule == nil ? Self.mostInARow : 1) {
                guard let ticket = try await take(kind, isForced: false) else { break }
                let run = await run(kind, ticket)
                report(run)
                runs.append(run)
                if Task.isCancelled { return runs }
            }
        }
        return runs
    }

    /// Runs a job of this kind now, due or not.
    /// - Throws: `JobError.unknownKind`, or what keeps it from the table of jobs.
    public func run(once name: String) async throws -> JobRun {
        guard let kind = kinds.first(where: { $0.name == name }) else {
            throw JobError.unknownKind(known: kinds.map(\.name).sorted())
        }
        if let ticket = try await take(kind, isForced: true) { return await run(kind, ticket) }
        return JobRun(name, kind.schedule == nil ? .idle : .held)
    }

    /// Runs what is due, again and again, until the task is cancelled.
    /// - Parameters:
    ///   - pause: waits until the next round; differs from process to process, so that they don't come all at once.
    ///   - report: hears of every run, and of every round that could not reach the table.
    public func keepRunning(
        pause: @Sendable () async throws -> Void, report: @Sendable (Result<JobRun, any Error>) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await runDue { report(.success($0)) }
            } catch is CancellationError {
                return
            } catch {
                if Task.isCancelled { return }
                report(.failure(error))
            }
            do { try await pause() } catch { return }
        }
    }

    private func take(_ kind: JobKind, isForced: Bool) async throws -> JobTicket? {
        let (limits, time, holder, makeID) = (limits, time, holder, makeID)
        if !isForced {
            let done = completed.withLock { $0[kind.name] }
            let isReady = try await database.read { connection in
                let moment = time(try connection.moment())
                if let done, kind.schedule?.point(at: moment) == done { return false }
                return try JobStore(connection).isReady(kind, at: moment, limits)
            }
            guard isReady else { return nil }
        }
        return try await database.write { connection in
            let moment = time(try connection.moment())
            let job = try JobStore(connection).take(
                kind, at: moment, limits, holder: holder, isForced: isForced, makeID: makeID)
            guard let job else { return nil }
            return JobTicket(
                kind: job.kind, key: job.key, id: job.id, fence: job.fence, takenAt: moment, schedule: kind.schedule,
                limits: limits, time: time)
        }
    }

    private func run(_ kind: JobKind, _ ticket: JobTicket) async -> JobRun {
        let start = elapsed()
        var (outcome, done, error): (JobOutcome, Int, String?) = (.done, 0, nil)
        do {
            done = try await kind.handler(ticket)
            try await database.write { try ticket.complete($0) }
        } catch is CancellationError {
            outcome = await settle(as: .interrupted) { try ticket.release($0) }
        } catch JobError.leaseLost {
            outcome = .lost
        } catch let failure {
            let said = String(words(failure).prefix(500))
            error = said
            outcome = await settle(as: .failed) { try ticket.fail(said, $0) }
        }
        if outcome == .done, let schedule = kind.schedule {
            completed.withLock { $0[kind.name] = schedule.point(at: ticket.takenAt) }
        }
        let seconds = Double(max(0, elapsed() - start)) / 1_000_000
        return JobRun(
            kind.name, key: ticket.key, outcome, seconds: seconds, done: done, error: outcome == .done ? nil : error)
    }

    /// Writes down the end of a run that did not go well. If even that is impossible, the lease runs out.
    private func settle(
        as outcome: JobOutcome, _ write: @escaping @Sendable (any Connection) throws -> Bool
    ) async -> JobOutcome {
        let database = database
        // A task of its own, because a cancelled one can't write, and the next worker should not wait for the lease.
        let settling = Task { try await database.write(write) }
        switch await settling.result {
        case .success(let isSettled): return isSettled ? outcome : .done
        case .failure(let error): return error is JobError ? .lost : outcome
        }
    }
}
