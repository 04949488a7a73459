// chengxin ledger: is everything that is stored what was once entered?

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Records
internal import Registry
internal import Storage

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The transparency ledger.",
        subcommands: [Verify.self, Signed.self, Prove.self, CheckProof.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Derive every leaf, tile, root and checkpoint again, and compare all events and payloads with them.")

        @OptionGroup var common: CommonOptions
        @Option(
            name: .customLong("checkpoint"),
            help:
                "A file with a checkpoint from elsewhere: its log must have grown out of it. May be given several times."
        )
        var known: [String] = []

        private struct Answer: Encodable {
            struct Log: Encodable {
                let log: String
                let size: Int
                let checkpoints: Int
                let waiting: Int
            }
            struct Fault: Encodable {
                let kind: String
                let log: String?
                let event: String?
                let entry: Int?
            }
            let events: Int
            let logs: [Log]
            let clean: Bool
            let faults: [Fault]
        }

        func run() async throws {
            let home = try await Home.open(common)
            let checkpoints = try await known(home)
            var logs: [Answer.Log] = []
            var faults: [Answer.Fault] = []
            for log in LogName.allCases {
                let progress = Progress("entries of \(log.rawValue)")
                let report = try await home.ledger.audit(log, home.database, known: checkpoints[log] ?? []) {
                    progress.show($0, of: $1)
                }
                progress.end()
                logs.append(
                    .init(
                        log: log.rawValue, size: report.size, checkpoints: report.checkpoints, waiting: report.waiting))
                faults += report.faults.map {
                    .init(kind: $0.kind.rawValue, log: $0.log.rawValue, event: nil, entry: $0.index)
                }
            }
            let progress = Progress("events")
            let report = try await home.records.audit(home.database, registry: home.registry) {
                progress.show($0, of: $1)
            }
            progress.end()
            faults += report.faults.map {
                .init(kind: $0.kind.rawValue, log: nil, event: $0.event.map { String($0) }, entry: $0.entry)
            }
            let answer = Answer(events: report.events, logs: logs, clean: faults.isEmpty, faults: faults)
            if common.json { try Terminal.json(answer) } else { Self.print(answer) }
            if !answer.clean { throw Outcome.withFaults }
        }

        private static func print(_ answer: Answer) {
            for log in answer.logs where log.size + log.waiting > 0 {
                let waiting = log.waiting == 0 ? "" : ", \(log.waiting) transactions wait for their places"
                Swift.print("log \(log.log): \(log.size) entries, \(log.checkpoints) checkpoints\(waiting)")
            }
            Swift.print("\(answer.events) events checked, \(answer.faults.count) faults")
            for fault in answer.faults {
                let event = fault.event.map { "  event \($0)" } ?? ""
                let entry = fault.entry.map { "  entry \($0)" } ?? ""
                Swift.print("  \(fault.kind)\(fault.log.map { "  log \($0)" } ?? "")\(event)\(entry)")
            }
        }

        /// The checkpoints that were handed in, by the log that they are of. Only those that this home's keys signed count
        /// as its own words.
        private func known(_ home: Home) async throws -> [LogName: [Checkpoint]] {
            let ledger = home.ledger
            let keys = try await home.database.read { connection in
                try LogName.allCases.flatMap { log in try ledger.keys(of: log, connection).map { (log, $0) } }
            }
            var found: [LogName: [Checkpoint]] = [:]
            for path in known {
                let note = try SignedNote(try LedgerCommand.text(of: path))
                let checkpoint = try Checkpoint(text: note.text)
                guard let (log, _) = keys.first(where: { $1.name == checkpoint.origin && note.isSigned(by: $1) }) else {
                    throw Failure("the checkpoint in '\(path)' is not signed by a log of this home")
                }
                found[log, default: []].append(checkpoint)
            }
            return found
        }
    }

    struct Signed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint", abstract: "Print the newest signed checkpoint of a log.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The log: records, decisions, queries or policy.") var log = "records"

        private struct Answer: Encodable {
            let log: String
            let origin: String
            let size: Int
            let root: String
            let at: String
            let keys: [String]
            let note: String
        }

        func run() async throws {
            let log = try LogName(named: log)
            let home = try await Home.open(common)
            await home.settleLedger()
            let ledger = home.ledger
            let (newest, keys) = try await home.database.read {
                (try ledger.newestCheckpoint(of: log, $0), try ledger.keys(of: log, $0))
            }
            guard let newest else {
                throw Failure("the log has no checkpoint yet; try again when the database is free")
            }
            guard common.json else { return Swift.print(newest.note.encoded, terminator: "") }
            try Terminal.json(
                Answer(
                    log: log.rawValue, origin: newest.checkpoint.origin, size: newest.checkpoint.size,
                    root: newest.checkpoint.root.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
                    at: JobsCommand.text(newest.at), keys: keys.map(\.line), note: newest.note.encoded))
        }
    }

    /// A small text file, or standard input.
    static func text(of path: String) throws -> String {
        // A proof of a city of a milliard records has fewer than four kilobytes.
        let longest = 1 << 20
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file, let data = try? file.read(upToCount: longest),
            let text = String(validating: data, as: UTF8.self)
        else { throw Failure("the file '\(path)' can't be read as text; give a file that the ledger wrote") }
        return text
    }
}
