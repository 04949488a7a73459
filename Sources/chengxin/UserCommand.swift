// chengxin user: the people who work with the platform.

internal import Access
internal import ArgumentParser
internal import Foundation
internal import Identifiers
internal import Registry
internal import Storage
internal import Vault
internal import WorkingDays

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts of the people who work with the platform.",
        subcommands: [
            Add.self, List.self, Disable.self, Password.self, UserSecondFactorCommand.self, UserTokenCommand.self,
        ])

    struct Line: Encodable {
        struct Held: Encodable {
            let role: String
            let from: String
            let until: String?
        }

        let login: String
        let name: String
        let organisation: String?
        let state: String
        let roles: [Held]
        /// Whether a second factor is set up.
        let secondFactor: Bool
        /// Only once, for whoever made the account without giving a password.
        let password: String?

        init(_ account: Account, secondFactor: Bool = false, password: String? = nil) {
            login = account.login
            name = account.name
            organisation = account.organisation
            state = account.state.rawValue
            roles = account.roles.map {
                Held(role: $0.role.rawValue, from: "\($0.from)", until: $0.until.map { "\($0)" })
            }
            self.secondFactor = secondFactor
            self.password = password
        }

        var text: String {
            let held = roles.map { "\($0.role) \($0.from)…\($0.until ?? "")" }.joined(separator: ", ")
            return "\(login)  \(name)  \(organisation ?? "–")  \(state)  \(held)"
                + (secondFactor ? "  second factor" : "")
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account. The password is read from standard input, or made and shown once.")

        @OptionGroup var common: CommonOptions
        @Option(help: "The name to sign in with.") var login: String
        @Option(help: "The person's name.") var name: String
        @Option(
            help:
                "What the person may do, separated by commas: providerClerk and providerReviewer hand in files, businessQuerier asks about subjects, dataReceiver follows what is shared (these need --org), auditor reads the log of queries, operator runs the platform."
        )
        var role: String
        @Option(
            help: "The code of the organisation that the person acts for; an auditor without one sees the whole city.")
        var org: String?
        @Option(help: "The last day of the roles, as YYYY-MM-DD; without it there is no end.") var until: Day?

        func run() async throws {
            let home = try await Home.open(common)
            let today = home.day(common)
            guard !Identifier.examine(login, today: today.birthDate).kind.isPersonal else {
                throw Failure("a person's number is no login; choose another")
            }
            let given = TypedPassword.read()
            let password = given ?? TypedPassword.made(Entropy.system())
            let account = NewAccount(
                login: login, name: name.trimmingCharacters(in: .whitespaces), organisation: try await body(home),
                roles: try roles(), until: until, password: password)
            let id = try await home.access.add(account, today: today)
            guard let made = try await home.access.accounts().first(where: { $0.id == id }) else { return }
            let line = Line(made, password: given == nil ? password : nil)
            if common.json { try Terminal.json(line) } else { print(line.text) }
            if given == nil, !common.json { TypedPassword.show(password) }
        }

        private func body(_ home: Home) async throws -> String? {
            guard let org else { return nil }
            let code: String
            do {
                code = try UnifiedSocialCreditCode(org).text
            } catch {
                throw Failure("--org is no unified social credit code: \(error.en)")
            }
            let registry = home.registry
            guard try await home.database.read({ try registry.provider(code: code, $0) }) != nil else {
                throw AccessError.unknownOrganisation
            }
            return code
        }

        private func roles() throws -> Set<Role> {
            var roles: Set<Role> = []
            for word in role.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) {
                let plain = word.lowercased().filter { $0 != "-" }
                guard let role = Role.allCases.first(where: { $0.rawValue.lowercased() == plain }) else {
                    let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Failure("there is no role '\(word)'; known roles: \(known)")
                }
                roles.insert(role)
            }
            return roles
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All accounts.")

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let access = try await Home.open(common).access
            let holders = try await access.withSecondFactor()
            let lines = try await access.accounts().map { Line($0, secondFactor: holders.contains($0.id)) }
            if common.json { try Terminal.json(lines) } else { lines.forEach { print($0.text) } }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End an account and its sessions. It stays on record.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The name that the person signs in with.") var login: String

        func run() async throws {
            let access = try await Home.open(common).access
            try await access.disable(login: login)
            try await UserCommand.report(login, access, common)
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an account another password, from standard input, or made and shown once.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The name that the person signs in with.") var login: String

        func run() async throws {
            let access = try await Home.open(common).access
            let given = TypedPassword.read()
            let password = given ?? TypedPassword.made(Entropy.system())
            try await access.setPassword(login: login, password)
            try await UserCommand.report(login, access, common, password: given == nil ? password : nil)
        }
    }

    /// Says how the account stands now.
    static func report(
        _ login: String, _ access: Access, _ common: CommonOptions, password: String? = nil
    ) async throws {
        guard let account = try await access.account(login: login) else { return }
        let isHolder = try await access.withSecondFactor().contains(account.id)
        let line = Line(account, secondFactor: isHolder, password: password)
        if common.json { try Terminal.json(line) } else { print(line.text) }
        if let password, !common.json { TypedPassword.show(password) }
    }
}

/// Passwords on their way in and out of the command line, where none may stand in an argument.
enum TypedPassword {
    /// The first line of standard input; nil on a terminal, or if there is none.
    static func read() -> String? {
        guard isatty(FileHandle.standardInput.fileDescriptor) == 0, let line = readLine(), !line.isEmpty else {
            return nil
        }
        return line
    }

    /// Five groups of four letters and digits that can't be taken for one another: 100 bits.
    static func made(_ entropy: Entropy) -> String {
        let alphabet = Array("ABCDEFGHJKMNPQRSTVWXYZ0123456789".lowercased())
        let letters = entropy.bytes(20).map { alphabet[Int($0 & 31)] }
        return stride(from: 0, to: 20, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    static func show(_ password: String) {
        print("Its password, shown this once: \(password)")
    }
}
