// chengxin ledger prove and check-proof: a proof goes out of the house as a text, and is checked without the house.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Storage

extension LedgerCommand {
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Write a proof that an entry is in a log. It is checked with 'ledger check-proof', or by any program "
                + "that reads C2SP tlog-proof.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The log: records, decisions, queries or policy.") var log: String
        @Argument(help: "The entry, counted from 0.") var index: Int
        @Option(help: "Where to write the proof.") var out: String

        private struct Answer: Encodable {
            let log: String
            let index: Int
            let size: Int
            let out: String
        }

        func run() async throws {
            let log = try LogName(named: log)
            let file = try OutputFile(out, home: common.homePath) {
                $0.starts(with: Array("c2sp.org/tlog-proof@".utf8))
            }
            let home = try await Home.open(common)
            await home.settleLedger()
            let (ledger, index) = (home.ledger, index)
            let proof = try await home.database.read { try ledger.proof(of: index, in: log, $0) }
            try file.write(Array(proof.encoded.utf8))
            let size = try Checkpoint(text: proof.note.text).size
            if common.json {
                return try Terminal.json(Answer(log: log.rawValue, index: index, size: size, out: out))
            }
            Swift.print("\(out) proves entry \(index) of \(size) in the log \(log.rawValue).")
        }
    }

    struct CheckProof: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a proof. No home and no network is needed.",
            discussion: """
                Give the key of the city with --key, as it publishes it under /ledger/LOG/key or in print: a proof names \
                a key itself, but whoever forges a proof can name a key of their own.
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The proof, or - for standard input.") var file: String
        @Option(help: "The key of the log: the line itself, or a file that holds it.") var key: String?

        private struct Answer: Encodable {
            let finding: String
            let origin: String?
            let size: Int?
            let index: Int
            let entry: String
            let key: String
        }

        func run() throws {
            let proof = try LogProof(try LedgerCommand.text(of: file))
            let trusted = try key.map(Self.key)
            let finding = proof.check(against: trusted)
            let checkpoint = try? Checkpoint(text: proof.note.text)
            let used = trusted ?? proof.key
            if common.json {
                try Terminal.json(
                    Answer(
                        finding: finding.rawValue, origin: checkpoint?.origin, size: checkpoint?.size,
                        index: proof.index, entry: String(decoding: proof.entry, as: UTF8.self), key: used.line))
            } else {
                Swift.print(Self.words(finding, proof, checkpoint))
            }
            switch finding {
            case .proved, .keyUnknown: return
            case .badSignature, .notIncluded, .badCheckpoint: throw Outcome.withFaults
            }
        }

        private static func key(_ given: String) throws -> NoteKey {
            if let key = try? NoteKey(line: given) { return key }
            let lines = try LedgerCommand.text(of: given).split(separator: "\n")
            guard lines.count == 1 else { throw Failure("'\(given)' must hold one line with the key of the log") }
            return try NoteKey(line: String(lines[0]))
        }

        private static func words(_ finding: LogProof.Finding, _ proof: LogProof, _ checkpoint: Checkpoint?) -> String {
            let entry = String(decoding: proof.entry, as: UTF8.self)
            let place =
                checkpoint.map { "entry \(proof.index) of \($0.size) in \($0.origin)" } ?? "entry \(proof.index)"
            return switch finding {
            case .proved: "Proved: \(place), under your key.\n\(entry)"
            case .keyUnknown:
                "The proof holds together: \(place).\n\(entry)\nIt is signed with the key that it names itself. Compare "
                    + "that key with the one that the city publishes, or give it with --key:\n\(proof.key.line)"
            case .badSignature: "NOT proved: the checkpoint is not signed with the key of the log."
            case .notIncluded: "NOT proved: the entry is not in the tree of the checkpoint at that place."
            case .badCheckpoint: "NOT proved: the checkpoint is malformed, or of another log than the key."
            }
        }
    }
}
