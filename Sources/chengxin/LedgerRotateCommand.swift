// chengxin ledger rotate: a new key for a log, beside the old one until everybody knows it.

internal import ArgumentParser
internal import Ledger
internal import Storage

extension LedgerCommand {
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin to sign a log with a new key beside the present one; with --end, retire the older.",
            discussion: """
                While both sign, whoever knows either of them can check. Publish the new key, tell the witnesses, and end \
                the rotation when they have it. What the old key signed stays good.
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The log: records, decisions, queries or policy.") var log: String
        @Flag(help: "Retire the older key: the newest checkpoint is the last that it signed.") var end = false

        private struct Answer: Encodable {
            let log: String
            let keys: [KeyAnswer]
        }

        func run() async throws {
            let log = try LogName(named: log)
            let home = try await Home.open(common)
            await home.settleLedger()
            let (ledger, end) = (home.ledger, end)
            let keys = try await home.database.write { connection in
                if end {
                    _ = try ledger.endRotation(of: log, connection)
                } else {
                    _ = try ledger.beginRotation(of: log, connection)
                }
                return try ledger.ledgerKeys(of: log, connection)
            }
            if common.json {
                return try Terminal.json(Answer(log: log.rawValue, keys: keys.map(KeyAnswer.init)))
            }
            for key in keys { print(key.words) }
            print(
                end
                    ? "The older key is retired; what it signed stays good."
                    : "Both keys sign now. Publish the new one, give it to the witnesses, then run this with --end.")
        }
    }

    /// A key as the commands show it.
    struct KeyAnswer: Encodable {
        let key: String
        let from: Int
        let until: Int?

        init(_ key: LedgerKey) {
            self.key = key.key.line
            from = key.first
            until = key.last
        }
    }
}

extension LedgerKey {
    /// One line for a terminal.
    fileprivate var words: String {
        "\(key.line)  signs from size \(first)" + (last.map { " to \($0)" } ?? " on")
    }
}
