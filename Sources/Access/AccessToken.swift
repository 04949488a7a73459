// What a program of an official signs in with: a token, what it is for, from where it may come, and when it ends.

internal import Crypto
public import WorkingDays

/// What a token may be used for (令牌权限). It never gives more than the roles of its account.
public enum TokenScope: String, Sendable, Hashable, CaseIterable {
    /// Asking about subjects for a matter of the own body (M-21).
    case query
    /// Following the changes of what is shared with the own body (M-18).
    case changes
    /// Reading who asked for what (M-37).
    case audit

    /// The role that its account must hold on the day of use.
    public var role: Role {
        switch self {
        case .query: .businessQuerier
        case .changes: .dataReceiver
        case .audit: .auditor
        }
    }
}

/// A token to be issued.
public struct NewToken: Sendable {
    public let login: String
    /// What it is for, such as the system that will hold it.
    public let name: String
    public let scopes: Set<TokenScope>
    /// Where it may come from; empty for any address.
    public let networks: [NetworkRange]
    /// The last day on which it opens anything.
    public let until: Day

    public init(login: String, name: String, scopes: Set<TokenScope>, networks: [NetworkRange], until: Day) {
        self.login = login
        self.name = name
        self.scopes = scopes
        self.networks = networks
        self.until = until
    }
}

/// A token (令牌) as the administrator sees it. It never holds the text, nor anything made from it.
public struct AccessToken: Sendable, Hashable {
    /// A token lasts a year at most, so that somebody asks once a year whether it is still needed.
    public static let mostDays = 366
    /// So long a token that is over stays on the list.
    static let keptDays = 366

    public let id: Int64
    public let account: AccountID
    public let login: String
    public let name: String
    public let scopes: Set<TokenScope>
    /// Networks as they are written; empty for any address.
    public let networks: [String]
    /// Microseconds since 1970.
    public let createdAt: Int64
    /// The last day on which it opens anything.
    public let until: Day
    /// The last day on which it was used.
    public let usedOn: Day?
    /// Microseconds since 1970; nil unless somebody ended it.
    public let endedAt: Int64?

    /// Whether a text has the form of a token, so that a wrong file is told from an old token.
    public static func hasForm(_ text: String) -> Bool { TokenText(text) != nil }
}

/// A new token and its text. The text exists here, with whoever it is given to, and nowhere else.
public struct IssuedToken: Sendable {
    public let text: String
    public let token: AccessToken
}

/// A program that came with a token.
public struct Bearer: Sendable {
    /// The number of the token.
    public let token: Int64
    /// The account of the token, with no role but those that hold today and that the token is for.
    public let requester: Requester
}

/// The text of a token: `cx_` and 32 random bytes as 43 characters. The prefix lets scanners find tokens that got lost.
struct TokenText: Sendable {
    private static let prefix = "cx_"

    let text: String

    /// - Parameter bytes: `SessionToken.byteCount` random bytes.
    init(_ bytes: [UInt8]) {
        text = Self.prefix + SessionToken.base64URL(bytes)
    }

    /// Nil for a text that can't be one of ours, whatever a stranger sent.
    init?(_ text: String) {
        guard text.utf8.starts(with: Self.prefix.utf8),
            SessionToken(text: String(decoding: text.utf8.dropFirst(Self.prefix.utf8.count), as: UTF8.self)) != nil
        else { return nil }
        self.text = text
    }

    /// What the database keeps, as for sessions; the prefix keeps it apart from their hashes.
    var key: [UInt8] { Array(SHA256.hash(data: Array("token\0\(text)".utf8))) }
}
