// chengxin ledger: its parts, and the newest checkpoint of a log.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Storage

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The transparency ledger.",
        subcommands: [
            Verify.self, Signed.self, Prove.self, CheckProof.self, Cosign.self, Rotate.self, Release.self,
            RunWitness.self, Measure.self,
        ])

    /// The checkpoints in a file, one of each log or more. Only those that this home's keys signed count as its own word.
    static func checkpoints(in path: String, _ home: Home) async throws -> [(log: LogName, checkpoint: Checkpoint)] {
        let notes = try SignedNote.parts(of: try text(of: path)).map { try SignedNote($0) }
        let ledger = home.ledger
        return try await home.database.read { connection in
            try notes.map { note in
                guard let log = try ledger.author(of: note, connection) else {
                    throw Failure("a checkpoint in '\(path)' is not signed by a log of this home")
                }
                return (log, try Checkpoint(text: note.text))
            }
        }
    }

    struct Signed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint",
            abstract: "Print the newest signed checkpoint of a log, or of all that are in use.",
            discussion: "Keep those of all logs beside each backup: a restored city goes on only where it proves them.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The log: records, decisions, queries or policy; or all.") var log = "records"

        private struct Answer: Encodable {
            let log: String
            let origin: String
            let size: Int
            let root: String
            let at: String
            /// Those that sign now, then the retired ones.
            let keys: [String]
            let keysOverTime: [KeyAnswer]
            let witnesses: [Sight]
            let note: String

            struct Sight: Encodable {
                let name: String
                let key: String
                let size: Int
                let at: String
                /// Whether it signed this checkpoint.
                let current: Bool
            }

            init(
                _ log: LogName, _ newest: PublishedCheckpoint, _ keys: [LedgerKey],
                _ sights: [(WitnessPolicy.Member, WitnessSight)]
            ) {
                self.log = log.rawValue
                origin = newest.checkpoint.origin
                size = newest.checkpoint.size
                root = Hexadecimal.text(newest.checkpoint.root.bytes)
                at = JobsCommand.text(newest.at)
                self.keys = KeyList(keys).lines.map(\.key.line)
                keysOverTime = keys.map(KeyAnswer.init)
                witnesses = sights.map { witness, sight in
                    Sight(
                        name: witness.name, key: witness.key.line, size: sight.size,
                        at: JobsCommand.text(sight.at * 1_000_000), current: sight.size == newest.checkpoint.size)
                }
                note = newest.note.encoded
            }
        }

        func run() async throws {
            let logs = try log == "all" ? LogName.allCases : [LogName(named: log)]
            let home = try await Home.open(common)
            await home.settleLedger()
            let answers = try await answers(logs, home)
            guard !answers.isEmpty else {
                throw Failure("the log has no checkpoint yet; try again when the database is free")
            }
            guard common.json else { return Swift.print(answers.map(\.note).joined(), terminator: "") }
            if log == "all" { try Terminal.json(answers) } else { try Terminal.json(answers[0]) }
        }

        private func answers(_ logs: [LogName], _ home: Home) async throws -> [Answer] {
            let ledger = home.ledger
            let policy = try Home.witnesses(home: home.path)
            return try await home.database.read { connection in
                try logs.compactMap { log in
                    guard let newest = try ledger.newestCheckpoint(of: log, connection),
                        logs.count == 1 || log == .records || newest.checkpoint.size > 0
                    else { return nil }
                    let keys = try ledger.ledgerKeys(of: log, connection)
                    let sights = try (policy?.witnesses ?? []).compactMap { witness in
                        try ledger.lastSight(of: log, by: witness.key, connection).map { (witness, $0) }
                    }
                    return Answer(log, newest, keys, sights)
                }
            }
        }
    }

    /// A small text file, or standard input.
    static func text(of path: String) throws -> String {
        // A proof has a few kilobytes; a report that it speaks of, some hundreds.
        let longest = 1 << 20
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file, let data = try? file.read(upToCount: longest),
            let text = String(validating: data, as: UTF8.self)
        else { throw Failure("the file '\(path)' can't be read as text; give a file that the ledger wrote") }
        return text
    }
}
