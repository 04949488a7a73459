// Who asks: an account of an official, the roles that it holds today, and the body it acts for.

/// The internal number of an account.
public struct AccountID: Sendable, Hashable {
    public let raw: Int64

    public init(_ raw: Int64) {
        self.raw = raw
    }
}

/// What an account may do (角色). No role sees everything; being operator opens no payload (M-37).
public enum Role: String, Sendable, Hashable, CaseIterable {
    /// 数据报送员: hands in files of the own body and mends what came back.
    case providerClerk
    /// 数据审核员: the same, and signs for the own body.
    case providerReviewer
    /// 系统运维员: accounts, organisations, the state of the machine.
    case `operator`
}

/// A person who is signed in, with the roles that are in force.
public struct Requester: Sendable, Hashable {
    public let account: AccountID
    /// The name that the person signs in with.
    public let login: String
    public let name: String
    /// Canonical code of the organisation that the person acts for; nil for an operator of the platform.
    public let organisation: String?
    public let roles: Set<Role>

    public init(account: AccountID, login: String, name: String, organisation: String?, roles: Set<Role>) {
        self.account = account
        self.login = login
        self.name = name
        self.organisation = organisation
        self.roles = roles
    }

    /// The body whose files this person may hand in, if there is one.
    public var submitsFor: String? {
        roles.isDisjoint(with: [.providerClerk, .providerReviewer]) ? nil : organisation
    }
}
