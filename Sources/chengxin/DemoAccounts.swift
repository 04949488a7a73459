// The accounts of a demo city, so that whoever tries it can sign in; they exist in a home with a demo day only.

internal import Access
internal import Disclosure
internal import Foundation
internal import Law
internal import Records
internal import Registry
internal import Storage
internal import Vault
internal import WorkingDays

enum DemoAccounts {
    private struct Person {
        let login: String
        let name: String
        let role: Role
        /// Whether the person acts for the body; an auditor looks at all of them.
        let isOfBody: Bool
    }

    private static let persons = [
        Person(login: "demo.clerk", name: "演示报送员", role: .providerClerk, isOfBody: true),
        Person(login: "demo.querier", name: "演示查询员", role: .businessQuerier, isOfBody: true),
        Person(login: "demo.auditor", name: "演示审计员", role: .auditor, isOfBody: false),
    ]

    /// Makes people of the city's market regulator, an auditor, and the regulator's matters, and keeps how to sign in in the
    /// file `demo-accounts`.
    ///
    /// Passwords are drawn for each city: two demos on the network don't open each other.
    /// - Returns: what the file says.
    static func make(in home: Home, on day: Day) async throws -> String {
        let registry = home.registry
        let bodies = try await home.database.read { try registry.organisations($0) }
        let suited = bodies.filter { $0.district == nil && $0.maySend("permit") && $0.maySend("penalty") }
        guard let body = suited.first(where: { $0.name.hasSuffix("市场监督管理局") }) ?? suited.first else { return "" }
        var text = ""
        for person in persons {
            let password = TypedPassword.made(Entropy.system())
            let organisation = person.isOfBody ? body : nil
            _ = try await home.access.add(
                NewAccount(
                    login: person.login, name: person.name, organisation: organisation?.code, roles: [person.role],
                    until: nil, password: password), today: day)
            let whose = organisation.map { ", \($0.name)" } ?? ""
            text +=
                "Demo account: \(person.login)  \(password)   (\(person.role.rawValue)\(whose); sign in at /login)\n"
        }
        let context = PostContext(
            actor: "operator", today: day, now: home.clock.now(), policy: try await home.policy())
        _ = try await home.official.matters.register(matters(of: body, pack: home.pack, on: day), context)
        let path = "\(home.path)/demo-accounts"
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Failure("'\(path)' can't be written; choose a place that you may write to") }
        return text
    }

    /// Two matters that such a body has, with what each needs to know.
    private static func matters(of body: Organisation, pack: PolicyPack, on day: Day) -> [Matter] {
        func matter(_ code: String, _ title: String, _ purpose: String, _ basis: String, _ items: [String]) -> Matter {
            Matter(
                code: code, title: title, body: body.code, purpose: purpose,
                items: items.filter { pack.item($0, on: day) != nil }, basis: basis, from: day.adding(years: -1),
                until: nil)
        }
        return [
            matter(
                "SCJG-001", "食品经营许可审查", "administrative-acts", "《中华人民共和国食品安全法》第三十五条",
                [
                    "registration", "permit", "penalty", "enforcement", "serious-list", "abnormal-list",
                    "false-statement",
                ]),
            matter(
                "SCJG-002", "守合同重信用企业评选", "commendation", "《济南市社会信用管理办法》第二十一条",
                ["registration", "penalty", "honour", "contract", "commitment"]),
        ]
    }
}
