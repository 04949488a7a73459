// chengxin user token: what programs of officials sign in with.

internal import Access
internal import ArgumentParser
internal import Foundation
internal import WorkingDays

struct UserTokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens with which programs act for an account.",
        subcommands: [Add.self, List.self, End.self])

    struct Line: Encodable {
        let id: String
        /// Only once, for whoever made it.
        let token: String?
        let login: String
        let name: String
        let scopes: [String]
        /// Empty for any address.
        let networks: [String]
        let until: String
        let usedOn: String?
        /// The day on which somebody ended it.
        let ended: String?

        init(_ known: AccessToken, text: String? = nil) {
            id = String(known.id)
            token = text
            login = known.login
            name = known.name
            scopes = known.scopes.map(\.rawValue).sorted()
            networks = known.networks
            until = "\(known.until)"
            usedOn = known.usedOn.map { "\($0)" }
            ended = known.endedAt.map { "\(Day.instant(microseconds: $0))" }
        }

        var text: String {
            let from = networks.isEmpty ? "any address" : networks.joined(separator: ",")
            return "\(id)  \(login)  \(name)  \(scopes.joined(separator: ","))  \(from)  …\(until)"
                + (usedOn.map { "  used \($0)" } ?? "") + (ended.map { "  ended \($0)" } ?? "")
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token. It is shown once and can't be shown again.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The name that the person signs in with.") var login: String
        @Option(help: "What it is for, such as the system that will hold it.") var name: String
        @Option(
            help:
                "What it may do, separated by commas: query (businessQuerier), changes (dataReceiver), audit (auditor)."
        )
        var scope: String
        @Option(help: "How many days it lasts after today, 366 at most.") var days = 90
        @Option(
            help: "An address or a network (10.0.0.0/8) from which it may come; may be repeated (default: any address)."
        )
        var from: [String] = []

        func validate() throws {
            for network in from where NetworkRange(network) == nil {
                throw ValidationError(
                    "--from is an address such as 192.0.2.1 or a network such as 10.0.0.0/8, not '\(network)'")
            }
        }

        func run() async throws {
            let home = try await Home.open(common)
            let today = home.day(common)
            let issued = try await home.access.issue(
                NewToken(
                    login: login, name: name.trimmingCharacters(in: .whitespaces), scopes: try scopes(),
                    networks: from.compactMap(NetworkRange.init), until: today.adding(days: days)),
                today: today)
            if common.json { return try Terminal.json(Line(issued.token, text: issued.text)) }
            print(Line(issued.token).text)
            print("The token, shown this once: \(issued.text)")
        }

        private func scopes() throws -> Set<TokenScope> {
            try Set(
                scope.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }.map { word in
                    guard let scope = TokenScope(rawValue: word) else {
                        let known = TokenScope.allCases.map(\.rawValue).joined(separator: ", ")
                        throw Failure("there is no scope '\(word)'; known scopes: \(known)")
                    }
                    return scope
                })
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All tokens, or those of an account; those that are over stay a year.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The name that the person signs in with.") var login: String?

        func run() async throws {
            let lines = try await Home.open(common).access.tokens(login: login).map { Line($0) }
            if common.json { try Terminal.json(lines) } else { lines.forEach { print($0.text) } }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a token at once. It stays listed for a year.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The number of the token, as 'chengxin user token list' shows it.") var id: Int64

        func run() async throws {
            let access = try await Home.open(common).access
            try await access.endToken(id)
            guard let ended = try await access.tokens(login: nil).first(where: { $0.id == id }) else { return }
            if common.json { try Terminal.json(Line(ended)) } else { print(Line(ended).text) }
        }
    }
}
