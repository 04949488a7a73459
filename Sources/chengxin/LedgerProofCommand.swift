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
            let policy = try Home.witnesses(home: home.path)
            let proof = try await home.database.read { try ledger.proof(of: index, in: log, under: policy, $0) }
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
        @Option(help: "The key of the log: the line itself, or a file with one or more of them.") var key: String?
        @Option(
            help:
                "A file with the witnesses that you ask for, and their quorum (C2SP tlog-policy). Its logs count like --key."
        )
        var policy: String?
        @Option(help: "The file that the proof is about, to the byte: a report as JSON, for example.")
        var content: String?

        private struct Answer: Encodable {
            let finding: String
            let origin: String?
            let size: Int?
            let index: Int
            let entry: String
            let key: String
            /// Whether the content is what the entry commits to; nil if the proof speaks of none, or none was given.
            let contentProved: Bool?
            let content: String?
            /// The witnesses of the policy that signed; nil without a policy.
            let witnesses: [Cosigned]?
            let quorum: Bool?
        }

        private struct Cosigned: Encodable {
            let name: String
            let key: String
            let at: String
        }

        func run() throws {
            let proof = try LogProof(try LedgerCommand.text(of: file))
            let checkpoint = try? Checkpoint(text: proof.note.text)
            let trusted = try key.map(Self.keys).map { list in checkpoint.map(list.keys(of:)) ?? [] }
            let policy = try policy.map { try WitnessPolicy(Array(try LedgerCommand.text(of: $0).utf8)) }
            let file = try content.map { Array(try LedgerCommand.text(of: $0).utf8) }
            let finding = Self.finding(proof, trusted, policy, file)
            let verdict = policy?.verdict(on: proof.note)
            let known = (trusted ?? []) + (policy?.logs.map(\.key) ?? [])
            let used = known.first { proof.note.isSigned(by: $0) } ?? known.first ?? proof.key
            if common.json {
                try Terminal.json(
                    Answer(
                        finding: finding.rawValue, origin: checkpoint?.origin, size: checkpoint?.size,
                        index: proof.index, entry: String(decoding: proof.entry, as: UTF8.self), key: used.line,
                        contentProved: proof.proves(content: file),
                        content: proof.opening?.content.map { String(decoding: $0, as: UTF8.self) },
                        witnesses: verdict?.cosigned.map {
                            Cosigned(
                                name: $0.witness.name, key: $0.witness.key.line, at: JobsCommand.text($0.at * 1_000_000)
                            )
                        }, quorum: verdict?.meetsQuorum))
            } else {
                Swift.print(Self.words(finding, proof, checkpoint))
                if let words = Self.words(ofContent: proof, file, finding) { Swift.print(words) }
                for (witness, at) in verdict?.cosigned ?? [] {
                    Swift.print(
                        "Witness \(witness.name) signed this checkpoint at \(JobsCommand.text(at * 1_000_000)).")
                }
            }
            switch finding {
            case .proved, .keyUnknown: return
            case .badSignature, .notIncluded, .badCheckpoint, .otherContent, .noQuorum: throw Outcome.withFaults
            }
        }

        private static func finding(
            _ proof: LogProof, _ trusted: [NoteKey]?, _ policy: WitnessPolicy?, _ content: [UInt8]?
        ) -> LogProof.Finding {
            // None of the reader's keys is of this log, or of a checkpoint of this size.
            if let trusted, trusted.isEmpty, policy?.logs.isEmpty ?? true { return .badCheckpoint }
            if let policy { return proof.check(under: policy, trusted: trusted ?? [], content: content) }
            guard let trusted else { return proof.check(against: NoteKey?.none, content: content) }
            return proof.check(against: trusted, content: content)
        }

        private static func keys(_ given: String) throws -> KeyList {
            if let key = try? NoteKey(line: given) { return KeyList(key) }
            do {
                return try KeyList(text: try LedgerCommand.text(of: given))
            } catch let error as LedgerError {
                throw Failure(
                    "'\(given)' must hold the key of the log, as it is published under /ledger/LOG/key: \(error)")
            }
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
            case .noQuorum: "NOT proved: fewer witnesses signed the checkpoint than your policy asks for."
            case .otherContent: "NOT proved: the content is not the one that the entry speaks of."
            }
        }

        private static func words(ofContent proof: LogProof, _ file: [UInt8]?, _ finding: LogProof.Finding) -> String? {
            guard finding == .proved || finding == .keyUnknown, let opening = proof.opening else { return nil }
            guard let content = opening.content else {
                return file == nil
                    ? "The entry speaks of a file. Give that file with --content to check it as well."
                    : "The file is the one that the entry speaks of, to the byte."
            }
            return "The entry speaks of this content:\n\(String(decoding: content, as: UTF8.self))"
        }
    }
}
