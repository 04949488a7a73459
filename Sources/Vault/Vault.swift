// Sealing of what belongs to natural persons, look-up without plaintext, salts for the ledger.

internal import Crypto
internal import Foundation

/// A key that seals one person's data. It exists in memory only; the database holds it wrapped.
public struct DataKey: Sendable {
    let key: SymmetricKey
}

/// The vault (保险库): seals, opens and looks up without revealing.
public struct Vault: Sendable {
    private let keys: KeyRing
    private let entropy: Entropy
    /// Ready for content: working the key in costs as much as hashing a short text.
    private let lookups: HMAC<SHA256>

    public init(keys: KeyRing, entropy: Entropy) {
        self.keys = keys
        self.entropy = entropy
        lookups = HMAC<SHA256>(key: keys.lookup)
    }

    // MARK: Look-up

    /// A keyed hash by which an identity or a fact is found again without being readable.
    /// - Parameter purpose: keeps hashes of different uses apart.
    public func lookup(_ purpose: String, _ content: [UInt8]) -> [UInt8] {
        var hash = lookups
        hash.update(data: Array(purpose.utf8) + [0] + content)
        return hash.finalize().withUnsafeBytes { Array($0) }
    }

    /// The same for content that comes in pieces.
    /// - Parameter next: gives the next piece; an empty one ends it.
    public func lookup(_ purpose: String, pieces next: () throws -> [UInt8]) rethrows -> [UInt8] {
        var hash = lookups
        hash.update(data: Array(purpose.utf8) + [0])
        while case let piece = try next(), !piece.isEmpty { hash.update(data: piece) }
        return Array(hash.finalize())
    }

    // MARK: Signing

    /// 32 secret bytes for a signing key, always the same for the same purpose in one home.
    public func seed(_ purpose: String) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: keys.wrapping, info: Array("chengxin signing key\n\(purpose)".utf8), outputByteCount: 32)
        return key.withUnsafeBytes { Array($0) }
    }

    // MARK: Sealing

    /// Makes a new data key and the form in which the database keeps it.
    public func makeDataKey() throws -> (key: DataKey, wrapped: [UInt8]) {
        let key = SymmetricKey(data: entropy.bytes(32))
        let plain = key.withUnsafeBytes { Array($0) }
        return (DataKey(key: key), try seal(plain, with: keys.wrapping, context: "data-key"))
    }

    public func unwrap(_ wrapped: [UInt8]) throws(VaultError) -> DataKey {
        DataKey(key: SymmetricKey(data: try open(wrapped, with: keys.wrapping, context: "data-key")))
    }

    /// Seals content under a data key with AES-256-GCM.
    /// - Parameter context: what the content is; opening it as anything else fails.
    public func seal(_ plain: [UInt8], under key: DataKey, context: String) throws -> [UInt8] {
        try seal(plain, with: key.key, context: context)
    }

    public func open(_ sealed: [UInt8], under key: DataKey, context: String) throws(VaultError) -> [UInt8] {
        try open(sealed, with: key.key, context: context)
    }

    // MARK: Chance

    /// 16 bytes that hide a payload's commitment from guessing.
    public func salt() -> [UInt8] { salts(1) }

    /// Several salts at once, one after the other.
    public func salts(_ count: Int) -> [UInt8] { entropy.bytes(16 * count) }

    /// 16 bytes that name an event in the public ledger and say nothing else.
    public func token() -> [UInt8] { entropy.bytes(16) }

    private func seal(_ plain: [UInt8], with key: SymmetricKey, context: String) throws -> [UInt8] {
        let nonce = try AES.GCM.Nonce(data: entropy.bytes(12))
        let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: Array(context.utf8))
        return Array(nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    private func open(_ sealed: [UInt8], with key: SymmetricKey, context: String) throws(VaultError) -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Array(try AES.GCM.open(box, using: key, authenticating: Array(context.utf8)))
        } catch {
            throw .notAuthentic
        }
    }
}
