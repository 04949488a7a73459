// Accounts of officials as the administrator sees them, and what a new one must say of itself.

public import WorkingDays

/// Whether an account may be used (账号状态).
public enum AccountState: String, Sendable, Hashable {
    case active
    /// 停用: nobody signs in with it any more; it stays on record, because what was done with it does.
    case disabled
}

/// A role that an account holds from a day, until a day.
public struct HeldRole: Sendable, Hashable {
    public let role: Role
    public let from: Day
    /// The last day on which it holds; nil while no end is set.
    public let until: Day?

    public init(role: Role, from: Day, until: Day?) {
        self.role = role
        self.from = from
        self.until = until
    }

    public func holds(on day: Day) -> Bool {
        from <= day && until.map { day <= $0 } ?? true
    }
}

/// An account (账号). It never holds the password, nor anything made from it.
public struct Account: Sendable, Hashable {
    public let id: AccountID
    public let login: String
    public let name: String
    public let organisation: String?
    public let state: AccountState
    /// Oldest first.
    public let roles: [HeldRole]
    /// Microseconds since 1970.
    public let createdAt: Int64
    /// Microseconds since 1970; nil while the account is active.
    public let endedAt: Int64?

    /// What the person may do on that day; empty for a disabled account.
    public func roles(on day: Day) -> Set<Role> {
        switch state {
        case .active: Set(roles.filter { $0.holds(on: day) }.map(\.role))
        case .disabled: []
        }
    }

    func requester(on day: Day) -> Requester {
        Requester(account: id, login: login, name: name, organisation: organisation, roles: roles(on: day))
    }
}

/// An account to be made.
public struct NewAccount: Sendable {
    public let login: String
    public let name: String
    /// Canonical code of a known organisation; needed for everyone who hands in files or asks about subjects.
    public let organisation: String?
    public let roles: Set<Role>
    /// The last day of all these roles; nil for no end.
    public let until: Day?
    public let password: String

    public init(
        login: String, name: String, organisation: String?, roles: Set<Role>, until: Day?, password: String
    ) {
        self.login = login
        self.name = name
        self.organisation = organisation
        self.roles = roles
        self.until = until
        self.password = password
    }
}
