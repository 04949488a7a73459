// chengxin forget: what may no longer be kept is destroyed, by hand or by the daily job, and what was destroyed is counted.

internal import ArgumentParser
internal import Foundation
internal import Records
internal import Storage
internal import WorkingDays

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Destroy what the law no longer lets us keep, and count what was destroyed.",
        subcommands: [Run.self, List.self])

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Destroy every record whose time is over, as the daily job does, and write the files anew.",
            discussion: """
                Writing a large database anew takes minutes, in which others wait to store something; the daily job does \
                it up to 1 GiB only. Keep a copy of the home's file 'destroyed' beside that of 'keys'.
                """)

        @OptionGroup var common: CommonOptions

        private struct Answer: Encodable {
            let outcome: String
            let records: Int
            let seconds: Double
            let scrubbed: Bool
            let error: String?
        }

        func run() async throws {
            let home = try await Home.open(common)
            try await home.mustNotBeEarly(common)
            _ = try await home.policy()
            let progress = Progress("records destroyed")
            let run = try await home.jobs(access: home.access) { progress.show($0) }.run(once: "records-forget")
            progress.end()
            let isScrubbed = run.outcome == .done ? try await home.endForgetting(upTo: nil, always: true) : false
            if common.json {
                try Terminal.json(
                    Answer(
                        outcome: run.outcome.rawValue, records: run.done, seconds: run.seconds, scrubbed: isScrubbed,
                        error: run.error))
            } else {
                print(Self.words(run, isScrubbed))
            }
            guard run.outcome == .done else { throw Outcome.withFaults }
        }

        private static func words(_ run: JobRun, _ isScrubbed: Bool) -> String {
            switch run.outcome {
            case .done: break
            case .held:
                return "Not done: another process is at it. If none is, one was killed at it: try again in two minutes."
            default: return "Not done: \(run.error ?? run.outcome.rawValue)."
            }
            let rest =
                isScrubbed
                ? "No byte of them is left in the files of the home."
                : "The server's own files may hold traces; see docs/operations.md."
            return run.done == 0 ? "Nothing is to be destroyed today." : "\(run.done) records are destroyed. \(rest)"
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The last destructions: counts by day and article, without content.")

        @OptionGroup var common: CommonOptions
        @Option(help: "How many lines.") var limit = 30

        private struct Line: Encodable {
            let day: String
            let clause: String
            let cause: String
            let records: Int
            let events: Int
        }

        func validate() throws {
            guard (1...10_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 10000") }
        }

        func run() async throws {
            let home = try await Home.open(common)
            let (records, limit) = (home.records, limit)
            let lines = try await home.database.read { try records.destructions(limit: limit, $0) }.map {
                Line(day: $0.day, clause: $0.clause, cause: $0.cause.rawValue, records: $0.records, events: $0.events)
            }
            if common.json { return try Terminal.json(lines) }
            if lines.isEmpty { print("Nothing was destroyed so far.") }
            for line in lines {
                print("\(line.day)  \(line.clause)  \(line.cause)  \(line.records) records, \(line.events) events")
            }
        }
    }
}

extension Home {
    /// What is destroyed does not come back, so no option makes a later day of it.
    func mustNotBeEarly(_ common: CommonOptions) async throws {
        let day = try await jobDay()
        if let today = common.today, today > day {
            throw Failure("what is destroyed goes by \(day) here, and --today is later; leave it out")
        }
    }
}
