// The accounts of a demo city, so that whoever tries it can sign in; they exist in a home with a demo day only.

internal import Access
internal import Foundation
internal import Registry
internal import Storage
internal import Vault
internal import WorkingDays

enum DemoAccounts {
    /// Makes a clerk of the city's market regulator, and keeps how to sign in in the file `demo-accounts`.
    ///
    /// The password is drawn for each city: two demos on the network don't open each other.
    /// - Returns: what the file says.
    static func make(in home: Home, on day: Day) async throws -> String {
        let registry = home.registry
        let bodies = try await home.database.read { try registry.organisations($0) }
        let suited = bodies.filter { $0.district == nil && $0.maySend("permit") && $0.maySend("penalty") }
        guard let body = suited.first(where: { $0.name.hasSuffix("市场监督管理局") }) ?? suited.first else { return "" }
        let (login, password) = ("demo.clerk", TypedPassword.made(Entropy.system()))
        _ = try await home.access.add(
            NewAccount(
                login: login, name: "演示报送员", organisation: body.code, roles: [.providerClerk], until: nil,
                password: password), today: day)
        let text = "Demo account: \(login)  \(password)   (providerClerk, \(body.name); sign in at /login)\n"
        let path = "\(home.path)/demo-accounts"
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Failure("'\(path)' can't be written; choose a place that you may write to") }
        return text
    }
}
