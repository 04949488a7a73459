// chengxin jobs: the work that nobody asks for at the moment it is due.

internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Storage
internal import WorkingDays

struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Jobs that run by themselves while 'serve' runs, and by this command.",
        subcommands: [Run.self, List.self])

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run what is due now, or one kind of job, due or not.")

        @OptionGroup var common: CommonOptions
        @Option(help: "The name of a job to run now, due or not; see 'chengxin jobs list'.") var once: String?

        private struct Line: Encodable {
            let job: String
            let outcome: String
            let seconds: Double
            let done: Int
            let error: String?
        }

        func run() async throws {
            let home = try await Home.open(common)
            let day = try await home.jobDay()
            if let today = common.today, today > day {
                throw Failure("jobs run by \(day) here, and --today is later; leave it out, for what they end is gone")
            }
            _ = try await home.policy()
            let runner = home.jobs(access: home.access)
            let runs: [JobRun]
            if let once {
                runs = [try await runner.run(once: once)]
            } else {
                runs = try await runner.runDue()
            }
            if common.json {
                try Terminal.json(
                    runs.map {
                        Line(
                            job: $0.job, outcome: $0.outcome.rawValue, seconds: $0.seconds, done: $0.done,
                            error: $0.error)
                    })
            } else {
                print(runs.isEmpty ? "Nothing is due." : runs.map(Self.words).joined(separator: "\n"))
            }
            let isWhole = runs.allSatisfy { $0.outcome == .done || $0.outcome == .idle }
            if !isWhole { throw Outcome.withFaults }
        }

        private static func words(_ run: JobRun) -> String {
            let seconds = String(format: "%.1f", run.seconds)
            return switch run.outcome {
            case .done: "\(run.job)  done: \(run.done) in \(seconds) s"
            case .failed: "\(run.job)  failed, will be tried again: \(run.error ?? "")"
            case .interrupted: "\(run.job)  interrupted after \(seconds) s; the rest waits"
            case .lost: "\(run.job)  taken over by another worker after \(seconds) s"
            case .held: "\(run.job)  another worker has it; see 'chengxin jobs list'"
            case .idle: "\(run.job)  nothing of this kind waits"
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The jobs: when each is due, how it ended last, whether a worker has it.")

        /// More one-off jobs than these are not listed.
        private static let most = 1000

        @OptionGroup var common: CommonOptions

        private struct Line: Encodable {
            let job: String
            var key: String?
            /// Nil for a kind that has never run here: it is due.
            var due: String?
            var leased = false
            var holder: String?
            var attempts = 0
            var lastOutcome: String?
            var lastDone: String?
            var lastError: String?
            var lastFailed: String?

            init(kind: String) { job = kind }

            init(_ known: Job) {
                job = known.kind
                key = known.key.isEmpty ? nil : known.key
                due = JobsCommand.text(known.due)
                leased = known.state.isHeld
                holder = known.state.isHeld ? known.holder : nil
                attempts = Int(known.state.attempts)
                lastOutcome = known.outcome?.rawValue
                lastDone = known.finishedAt.map(JobsCommand.text)
                lastError = known.error
                lastFailed = known.failedAt.map(JobsCommand.text)
            }

            var text: String {
                var words = [
                    key.map { "\(job) \($0)" } ?? job, leased ? "leased by \(holder ?? "?")" : "due \(due ?? "now")",
                ]
                if attempts > 0 { words.append("attempt \(attempts)") }
                words.append(lastOutcome.map { "last \($0) \(lastDone ?? "")" } ?? "never run")
                if let lastError { words.append("error \(lastFailed ?? ""): \(lastError)") }
                return words.joined(separator: "  ")
            }
        }

        func run() async throws {
            let home = try await Home.open(common)
            let known = try await home.database.read { try JobStore($0).overview(limit: Self.most) }
            let kinds = home.jobs(access: home.access).kinds.map(\.name)
            let new = kinds.filter { kind in !known.contains { $0.kind == kind } }
            let lines = (known.map(Line.init) + new.map(Line.init(kind:))).sorted { $0.job < $1.job }
            if common.json { try Terminal.json(lines) } else { lines.forEach { print($0.text) } }
        }
    }

    /// RFC 3339 in the time of Shanghai.
    static func text(_ microseconds: Int64) -> String {
        let moment = ReportMoment(on: Day.instant(microseconds: microseconds), clock: microseconds)
        return moment.rfc3339
    }
}
