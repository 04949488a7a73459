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

    /// A checkpoint in a file. Only one that this home's keys signed counts as its own word.
    static func checkpoint(in path: String, _ home: Home) async throws -> (LogName, Checkpoint) {
        let note = try SignedNote(try text(of: path))
        let ledger = home.ledger
        guard let log = try await home.database.read({ try ledger.author(of: note, $0) }) else {
            throw Failure("the checkpoint in '\(path)' is not signed by a log of this home")
        }
        return (log, try Checkpoint(text: note.text))
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
        }

        func run() async throws {
            let log = try LogName(named: log)
            let home = try await Home.open(common)
            await home.settleLedger()
            let ledger = home.ledger
            let policy = try Home.witnesses(home: home.path)
            let (newest, keys, sights) = try await home.database.read { connection in
                (
                    try ledger.newestCheckpoint(of: log, connection), try ledger.ledgerKeys(of: log, connection),
                    try (policy?.witnesses ?? []).compactMap { witness in
                        try ledger.lastSight(of: log, by: witness.key, connection).map { (witness, $0) }
                    }
                )
            }
            guard let newest else {
                throw Failure("the log has no checkpoint yet; try again when the database is free")
            }
            guard common.json else { return Swift.print(newest.note.encoded, terminator: "") }
            try Terminal.json(
                Answer(
                    log: log.rawValue, origin: newest.checkpoint.origin, size: newest.checkpoint.size,
                    root: Hexadecimal.text(newest.checkpoint.root.bytes),
                    at: JobsCommand.text(newest.at), keys: KeyList(keys).lines.map(\.key.line),
                    keysOverTime: keys.map(KeyAnswer.init),
                    witnesses: sights.map { witness, sight in
                        Answer.Sight(
                            name: witness.name, key: witness.key.line, size: sight.size,
                            at: JobsCommand.text(sight.at * 1_000_000), current: sight.size == newest.checkpoint.size)
                    }, note: newest.note.encoded))
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
