// chengxin ledger cosign: asks the witnesses now, by hand.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Storage

extension LedgerCommand {
    struct Cosign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask the witnesses to sign the newest checkpoints.",
            discussion: """
                The witnesses stand in the file 'witnesses' of the home, in the form of C2SP tlog-policy: \
                'witness NAME KEY URL' for each, and 'quorum NAME'. A server asks by itself. Exit 1 unless the newest \
                checkpoint of every log that has entries has its quorum.
                """)

        @OptionGroup var common: CommonOptions

        private struct Answer: Encodable {
            struct Exchange: Encodable {
                let witness: String
                let log: String
                let good: Bool
                let outcome: String
            }
            struct Log: Encodable {
                let log: String
                let size: Int
                let quorum: Bool
            }
            let exchanges: [Exchange]
            let logs: [Log]
        }

        func run() async throws {
            let home = try await Home.open(common)
            guard let policy = try Home.witnesses(home: home.path) else {
                throw Failure(
                    "this home has no witnesses; write them into '\(home.path)/\(Home.witnessFile)' (C2SP tlog-policy)")
            }
            await home.settleLedger()
            let (ledger, database) = (home.ledger, home.database)
            let exchanges = try await WitnessCalls.open { calls in
                var exchanges: [Answer.Exchange] = []
                for witness in policy.witnesses {
                    guard let url = witness.url else { continue }
                    for log in LogName.allCases {
                        let outcome = try await ledger.cosign(log, by: witness.key, database) {
                            try await calls.submit($0, to: url)
                        }
                        exchanges.append(
                            .init(
                                witness: witness.name, log: log.rawValue, good: outcome.isGood, outcome: outcome.words))
                    }
                }
                return exchanges
            }
            let logs = try await database.read { connection in
                try LogName.allCases.compactMap { log -> Answer.Log? in
                    guard let newest = try ledger.newestCheckpoint(of: log, connection), newest.checkpoint.size > 0
                    else { return nil }
                    return .init(
                        log: log.rawValue, size: newest.checkpoint.size,
                        quorum: policy.verdict(on: newest.note).meetsQuorum)
                }
            }
            if common.json {
                try Terminal.json(Answer(exchanges: exchanges, logs: logs))
            } else {
                for exchange in exchanges { print("\(exchange.witness)  \(exchange.log)  \(exchange.outcome)") }
                for log in logs {
                    print("log \(log.log): \(log.size) entries, \(log.quorum ? "quorum reached" : "no quorum yet")")
                }
            }
            if logs.contains(where: { !$0.quorum }) { throw Outcome.withFaults }
        }
    }
}
