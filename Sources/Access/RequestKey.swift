// A word of the asker's that makes a request the same request, however often and to whichever server it is sent.

internal import Vault

/// The key of a request (`Idempotency-Key`, `contract.md` §4).
public struct RequestKey: Sendable, Hashable {
    public static let mostBytes = 255
    let text: String

    /// Nil unless it is 1 to 255 visible characters of ASCII.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard (1...Self.mostBytes).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        self.text = text
    }
}

/// A request that must have one effect: what it is, who sent it, and what it says.
public struct KeyedRequest: Sendable {
    /// Keyed hashes: neither keys nor bodies stand in the database.
    let id: [UInt8]
    let content: [UInt8]
}

/// An answer that is kept, to be given again. It holds nothing that only its first asker may see: it is stored in plain.
public struct KeptAnswer: Sendable, Hashable {
    public let status: Int
    /// Where what was made is found.
    public let location: String
    public let body: [UInt8]

    public init(status: Int, location: String, body: [UInt8] = []) {
        self.status = status
        self.location = location
        self.body = body
    }
}

/// Why a request with a key is not carried out.
public enum RequestKeyError: Error, Sendable, Hashable {
    /// The key came with another content before.
    case otherContent
    /// The same request is being carried out at this moment.
    case underWay
}

extension Access {
    /// - Parameters:
    ///   - route: the name of what is asked for; keys of one route are nothing to another.
    ///   - asker: an account or a network address: nobody's keys collide with another's.
    ///   - content: gives what was sent, piece by piece; an empty piece ends it.
    public func request(
        _ key: RequestKey, route: String, asker: Asker, content next: () throws -> [UInt8]
    ) rethrows -> KeyedRequest {
        let who =
            switch asker {
            case .account(let id): Array("account \(id.raw)".utf8)
            case .address(let text): Array("address ".utf8) + NetworkAddress.subscriber(text)
            }
        return KeyedRequest(
            id: vault.lookup("request-key", Array("\(route)\0\(key.text)\0".utf8) + who),
            content: try vault.lookup("request-content", pieces: next))
    }

    /// A key for a form, which nobody can guess.
    public func makeRequestKey() -> String { SessionToken.base64URL(entropy.bytes(16)) }
}

/// Who sends a request, as far as keys are concerned.
public enum Asker: Sendable {
    case account(AccountID)
    case address(String)
}
