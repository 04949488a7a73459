// The jobs of a home: which kinds there are, when they are due, and what each calls in its room.

internal import Access
internal import Disclosure
internal import Foundation
internal import Law
internal import Ledger
internal import Logging
internal import Records
internal import Reports
internal import Storage
internal import Vault
internal import WorkingDays

extension Home {
    /// The worker of this process. Jobs are due by the clock of the database, which all servers share, or by the day of a
    /// demo city. No option moves them: what they end does not come back.
    /// - Parameter progress: hears how many records are destroyed so far.
    func jobs(access: Access, forgetting progress: @escaping @Sendable (Int) -> Void = { _ in }) -> JobRunner {
        let (reports, demoDay, home) = (reports, demoDay, self)
        return JobRunner(
            [
                // M-22: what may no longer be shown is gone on the first day after, though nobody opens it. Reports are
                // ended in pieces; each is one transaction under the ticket, so that a lost job leaves no half of one.
                JobKind("reports-forget", .hourly) { ticket in
                    try await reports.forget(
                        on: Day.instant(microseconds: ticket.takenAt), holding: { try ticket.hold($0) })
                },
                // What may no longer be kept is destroyed on the first day after, in pieces.
                JobKind("records-forget", .daily) { ticket in
                    try await home.forgetRecords(
                        at: ticket.takenAt, actor: "records-forget", holding: { try ticket.hold($0) },
                        progress: progress
                    ).records
                },
                // an hour's lines of the query log are bound by the ledger; those whose time is over go.
                JobKind("queries-seal", .hourly) { ticket in
                    try await home.queryLog.seal(under: home.pack.hash, holding: { try ticket.hold($0) })
                },
                JobKind("queries-forget", .daily) { ticket in
                    try await home.queryLog.forget(
                        on: Day.instant(microseconds: ticket.takenAt), pack: home.pack,
                        holding: { try ticket.hold($0) })
                },
                JobKind("sessions-forget", .hourly) { ticket in
                    try await access.forget(holding: { try ticket.hold($0) })
                },
                JobKind("answers-forget", .hourly) { ticket in
                    try await access.forgetAnswers(holding: { try ticket.hold($0) })
                },
                .forgettingDone(database),
            ], database: database, holder: Self.processName, time: { Self.moment($0, on: demoDay) },
            elapsed: Clock.elapsed, makeID: makeID, words: Self.words)
    }

    /// The day that jobs go by.
    func jobDay() async throws -> Day {
        let now = try await database.read { try $0.moment() }
        return Day.instant(microseconds: Self.moment(now, on: demoDay))
    }

    /// Whether jobs run beside a server that shows a pinned day: only where the day of its city stands still and has come
    /// as far.
    func letsJobs(runOn pinned: Day?) -> Bool {
        guard let pinned else { return true }
        return demoDay.map { pinned <= $0 } ?? false
    }

    /// The time of day on the pinned day, or simply now, in microseconds since 1970.
    static func moment(_ now: Int64, on pinned: Day?) -> Int64 {
        guard let pinned else { return now }
        return now + Int64(pinned.daysSince1970 - Day.instant(microseconds: now).daysSince1970) * 86_400_000_000
    }

    /// Host and process, so that an operator finds who holds a job. Nothing rests on its being unique.
    private static var processName: String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "\(host):\(getpid())"
    }

    /// Errors of our rooms hold nothing private; of any other only the type is said.
    private static func words(_ error: any Error) -> String {
        switch error {
        case let error as StorageError: error.description
        case let error as ReportError: error.description
        case let error as AccessError: error.description
        case let error as VaultError: error.description
        case let error as DestructionListError: error.description
        case let error as LedgerError: error.description
        case let error as Failure: error.description
        default: "\(type(of: error))"
        }
    }
}

extension JobRunner {
    /// About a quarter of a minute between two rounds; each process draws its own, so that servers don't come together.
    private static var pause: Duration { .seconds(Double.random(in: 12...18)) }

    /// Runs jobs as long as `service` serves. A job that fails is logged and stops nothing; when the server has let go of
    /// its readers, the job under way ends with its transaction and gives back the rest.
    func run(_ logger: Logger, beside service: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await self.keepRunning(
                    pause: { try await Task.sleep(for: Self.pause) }, report: { Self.log($0, logger) })
            }
            // Ends the jobs however serving ends; the group waits for them.
            defer { group.cancelAll() }
            try await service()
        }
    }

    private static func log(_ result: Result<JobRun, any Error>, _ logger: Logger) {
        switch result {
        case .success(let run):
            let data: Logger.Metadata = [
                "job.name": "\(run.job)", "job.outcome": "\(run.outcome.rawValue)", "job.done": "\(run.done)",
            ]
            switch run.outcome {
            case .done, .interrupted, .held, .idle: logger.info("job run", metadata: data)
            case .failed, .lost: logger.warning("job did not come to its end", metadata: data)
            }
        case .failure(let error):
            logger.warning("jobs could not be looked up", metadata: ["error.type": "\(type(of: error))"])
        }
    }
}
