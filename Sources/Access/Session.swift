// A signed-in person: who it is, until when, and the two secrets that the browser holds.

internal import Crypto
internal import Foundation
internal import Vault

/// How long a session lasts, in microseconds.
public struct SessionLimits: Sendable, Hashable {
    /// Without a request for so long, it ends.
    public let idle: Int64
    /// It ends after so long in any case.
    public let absolute: Int64

    public init(idle: Int64, absolute: Int64) {
        self.idle = idle
        self.absolute = absolute
    }

    /// An hour without a request, twelve hours in all.
    public static let standard = SessionLimits(idle: 3_600_000_000, absolute: 43_200_000_000)
}

/// A session (会话): somebody who signed in and has not left.
public struct Session: Sendable {
    public let requester: Requester
    /// What every form of the session carries, so that no foreign page can send one (CSRF).
    public let formToken: String
    /// Microseconds since 1970; a request before then moves it on, up to the absolute limit.
    public let expiresAt: Int64

    /// Whether a form came from a page of the session. Compared in constant time.
    public func accepts(formToken sent: String) -> Bool { Self.isSame(formToken, sent) }

    static func isSame(_ own: String, _ sent: String) -> Bool {
        let (own, other) = (Array(own.utf8), Array(sent.utf8))
        guard own.count == other.count else { return false }
        return zip(own, other).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// A new session and the token that opens it. The token exists here, in the browser, and nowhere else.
public struct SignedIn: Sendable {
    public let token: String
    public let session: Session
}

/// What a session that is about to begin is known by.
struct FreshTokens: Sendable {
    let token: SessionToken
    let formToken: String

    init(_ entropy: Entropy) {
        token = SessionToken(entropy.bytes(SessionToken.byteCount))
        formToken = SessionToken.base64URL(entropy.bytes(SessionToken.byteCount))
    }
}

/// The token of a session: 32 random bytes, as 43 characters that a cookie can hold.
struct SessionToken: Sendable {
    static let byteCount = 32

    let text: String

    init(_ bytes: [UInt8]) {
        text = Self.base64URL(bytes)
    }

    /// Nil for a text that can't be one of ours, whatever a stranger put into the cookie.
    init?(text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isLetter) else { return nil }
        self.text = text
    }

    /// What the database keeps. A token can't be guessed, so its hash needs no salt; the prefix keeps it apart from
    /// other hashes.
    var key: [UInt8] { Array(SHA256.hash(data: Array("session\0\(text)".utf8))) }
    /// The same for a half-open session: its token never opens a session.
    var halfKey: [UInt8] { Array(SHA256.hash(data: Array("half-session\0\(text)".utf8))) }

    static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
