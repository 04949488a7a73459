// From a line of the ledger to a content that anybody can read: without it a proof says only that there is a line.

internal import Crypto

/// What connects a line with its content (内容开启): whoever has it makes the line's commitment again.
///
/// A payload has an open part, which the public may see, and the rest; each is hashed under a salt of its own. So a reader
/// can be shown the open part and be sure of it, and learns nothing of the rest, not even by guessing.
public struct ContentOpening: Sendable, Hashable {
    /// 16 bytes; they die with the payload.
    public let salt: [UInt8]
    /// Canonical bytes; nil if the reader has them as a file of its own.
    public let content: [UInt8]?
    /// The hash of the rest; nil if the line speaks of nothing but the content.
    public let rest: [UInt8]?

    public init(salt: [UInt8], content: [UInt8]?, rest: [UInt8]?) {
        self.salt = salt
        self.content = content
        self.rest = rest
    }

    /// The commitment that salt, content and rest make.
    /// - Parameter file: the content, if it isn't part of the proof.
    /// - Returns: nil if there is no content to hash, or two that differ.
    public func commitment(with file: [UInt8]? = nil) -> Commitment? {
        guard let content = content ?? file, file == nil || file == content else { return nil }
        guard let rest else { return Commitment(salt: salt, payload: content) }
        return Commitment(parts: [Commitment(salt: salt, payload: content).digest, rest])
    }
}

extension Commitment {
    /// Over an open part and the rest.
    /// - Parameter salts: 16 bytes for each of them.
    public init(salts: [UInt8], open: [UInt8], rest: [UInt8]) {
        self.init(parts: [
            Self(salt: Array(salts.prefix(16)), payload: open).digest,
            Self(salt: Array(salts.dropFirst(16)), payload: rest).digest,
        ])
    }

    fileprivate init(parts: [[UInt8]]) {
        var hasher = SHA256()
        for part in parts { hasher.update(data: part) }
        self.init(digest: Array(hasher.finalize()))
    }
}
