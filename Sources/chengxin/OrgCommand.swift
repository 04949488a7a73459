// chengxin org: the bodies that hand in information.

internal import ArgumentParser
internal import Foundation
internal import Identifiers
internal import Law
internal import Registry
internal import Storage

struct OrgCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "org", abstract: "Organisations that use the platform.", subcommands: [Add.self, List.self])

    struct Line: Encodable {
        let code: String
        let name: String
        let kind: String
        let district: String?
        let items: [String]

        init(_ organisation: Organisation) {
            code = organisation.code
            name = organisation.name
            kind = organisation.kind
            district = organisation.district
            items = organisation.items
        }

        var text: String {
            "\(code)  \(name)  \(kind)  \(district ?? "–")  \(items.isEmpty ? "every item" : items.joined(separator: ","))"
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an organisation, or change it.")

        @OptionGroup var common: CommonOptions
        @Option(help: "Its unified social credit code.") var code: String
        @Option(help: "Its name.") var name: String
        @Option(help: "What it is to the platform, such as provider.") var kind: String
        @Option(help: "The six digits of its district.") var district: String?
        @Option(help: "The items it may send, separated by commas; without it what was known, else every item.")
        var items: String?

        func run() async throws {
            let home = try await Home.open(common)
            let checked: UnifiedSocialCreditCode
            do {
                checked = try UnifiedSocialCreditCode(code)
            } catch {
                throw Failure("--code is no unified social credit code: \(error.en)")
            }
            let report = Identifier.examine(checked.text, today: common.day.birthDate)
            guard !(report.valid && report.kind.isPersonal) else {
                throw Failure("--code is a person's number, not a unified social credit code")
            }
            if let fault = GivenName.fault(in: name, today: common.day.birthDate) { throw Failure(Self.words(fault)) }
            guard !kind.trimmingCharacters(in: .whitespaces).isEmpty else { throw Failure("--kind can't be empty") }
            let registry = home.registry
            let known = try await home.database.read { try registry.provider(code: checked.text, $0) }
            let wanted =
                items?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                ?? known?.items ?? []
            for item in wanted where !home.pack.knows(item: item) {
                let known = Set(home.pack.items.map(\.id)).sorted().joined(separator: ", ")
                throw Failure("there is no item '\(item)'; the catalogue has \(known)")
            }
            if let district, home.pack.district(district) == nil {
                throw Failure("'\(district)' is no district of \(home.pack.title.en)")
            }
            let organisation = Organisation(
                code: checked.text, name: name, kind: kind, district: district, items: wanted)
            try await home.database.write { try registry.add(organisation, now: home.clock.now(), $0) }
            if common.json { try Terminal.json(Line(organisation)) } else { print(Line(organisation).text) }
        }

        private static func words(_ fault: NameFault) -> String {
            switch fault {
            case .length: "--name has 1 to \(GivenName.mostCharacters) characters"
            case .control: "--name is one line without control characters"
            case .markup: "--name can't hold angle brackets"
            case .identityNumber: "--name holds a person's number; leave it out"
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All organisations.")

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let home = try await Home.open(common)
            let registry = home.registry
            let lines = try await home.database.read { try registry.organisations($0) }.map(Line.init)
            if common.json { try Terminal.json(lines) } else { lines.forEach { print($0.text) } }
        }
    }
}
