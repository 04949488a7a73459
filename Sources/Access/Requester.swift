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
    /// 业务查询员: asks about subjects for a matter of the own body (M-21).
    case businessQuerier
    /// 数据接收员: follows the changes of what is shared with the own body (M-18).
    case dataReceiver
    /// 审计员: reads who asked for what, never a payload (M-37); without a body for the whole city, else of that body alone.
    case auditor
    /// 系统运维员: accounts, organisations, the state of the machine.
    case `operator`

    /// Whoever hands in or asks does so for a body.
    var needsOrganisation: Bool {
        switch self {
        case .providerClerk, .providerReviewer, .businessQuerier, .dataReceiver: true
        case .auditor, .operator: false
        }
    }
}

/// A person who is signed in, with the roles that are in force.
public struct Requester: Sendable, Hashable {
    public let account: AccountID
    /// The name that the person signs in with.
    public let login: String
    public let name: String
    /// Canonical code of the organisation that the person acts for; nil for an operator of the platform
    /// and for an auditor of the whole city.
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

    /// The body for whose matters this person may ask about subjects, if there is one (M-21).
    public var queriesFor: String? {
        roles.contains(.businessQuerier) ? organisation : nil
    }

    /// The body for which this person follows what is shared with it, if there is one (M-18).
    public var followsFor: String? {
        roles.contains(.dataReceiver) ? organisation : nil
    }
}
