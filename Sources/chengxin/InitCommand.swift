// chengxin init: makes a home.

internal import ArgumentParser
internal import Law

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a home: database, keys and active policy pack. A second run changes nothing.")

    @OptionGroup var common: CommonOptions
    @Option(help: "The city whose policy pack is used.") var city: String
    @Option(
        help: "What the ledgers of the city are called for good, such as its host name; counts in the first run only.")
    var ledgerName: String?

    private struct Answer: Encodable {
        struct Policy: Encodable {
            let id: String
            let hash: String
        }
        let home: String
        let policy: Policy
    }

    func run() async throws {
        let home = try await Home.make(common, city: city, ledgerName: ledgerName)
        if common.json {
            try Terminal.json(Answer(home: home.path, policy: .init(id: home.pack.id, hash: home.pack.hash)))
        } else {
            print("The home is \(home.path), under the policy pack \(home.pack.id) (\(home.pack.hash.prefix(12))).")
            print("Keep a copy of \(home.path)/keys in a safe place: without it nothing about persons can be read.")
        }
    }
}
