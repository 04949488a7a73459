// What the public ledger says of one event: enough to prove it, nothing to know a person by.

internal import Crypto

/// SHA-256 over salt and canonical payload: binds the ledger to a content that it doesn't show.
public struct Commitment: Sendable, Hashable {
    public let digest: [UInt8]

    /// - Parameters:
    ///   - salt: 16 random bytes; when they are destroyed, the payload can't be guessed from the digest.
    ///   - payload: canonical bytes (`CanonicalJSON`).
    public init(salt: [UInt8], payload: [UInt8]) {
        var hasher = SHA256()
        hasher.update(data: salt)
        hasher.update(data: payload)
        digest = Array(hasher.finalize())
    }

    /// A stored digest.
    public init(digest: [UInt8]) {
        self.digest = digest
    }

    /// As an entry writes it: lower-case hexadecimal.
    public var text: String { Hexadecimal.text(digest) }
}

/// One entry of a log (账本条目), version 1.
///
/// Its bytes are JSON with sorted keys and text values only, so that anyone can make them again:
/// `{"clause":…,"commitment":…,"day":…,"event":…,"kind":…,"policy":…,"v":"1"}`.
public struct LedgerEntry: Sendable {
    public let kind: String
    public let day: String
    public let clause: String
    /// 16 random bytes that name the event.
    public let event: [UInt8]
    /// Content hash of the policy pack in force, in hexadecimal.
    public let policy: String
    public let commitment: Commitment

    public init(
        kind: String, day: String, clause: String, event: [UInt8], policy: String, commitment: Commitment
    ) {
        self.kind = kind
        self.day = day
        self.clause = clause
        self.event = event
        self.policy = policy
        self.commitment = commitment
    }

    public var bytes: [UInt8] {
        var json = CanonicalJSON()
        json.open()
        json.member("clause", clause)
        json.member("commitment", hex: commitment.digest)
        json.member("day", day)
        json.member("event", hex: event)
        json.member("kind", kind)
        json.member("policy", policy)
        json.member("v", "1")
        json.close()
        return json.bytes
    }

    /// The leaf hash of RFC 6962 §2.1: SHA-256 over a zero byte and the entry.
    public var leafHash: [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [0])
        hasher.update(data: bytes)
        return Array(hasher.finalize())
    }
}
