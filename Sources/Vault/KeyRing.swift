// The secrets of a home: one that wraps data keys, one that makes look-up hashes.

internal import Crypto
internal import Foundation

/// The two master secrets. They live outside the database, in the home's key file.
public struct KeyRing: Sendable {
    let wrapping: SymmetricKey
    let lookup: SymmetricKey

    /// - Parameters: 32 random bytes each.
    public init(wrapping: [UInt8], lookup: [UInt8]) {
        self.wrapping = SymmetricKey(data: wrapping)
        self.lookup = SymmetricKey(data: lookup)
    }

    /// Draws new secrets.
    public static func generate(_ entropy: Entropy) -> KeyRing {
        KeyRing(wrapping: entropy.bytes(32), lookup: entropy.bytes(32))
    }

    /// The text of a key file: two lines of `name base64`.
    public var fileText: String {
        func line(_ name: String, _ key: SymmetricKey) -> String {
            "\(name) \(key.withUnsafeBytes { Data($0).base64EncodedString() })\n"
        }
        return line("wrapping", wrapping) + line("lookup", lookup)
    }

    /// Reads a key file.
    /// - Throws: `VaultError.malformedKeys`; the message holds no part of a key.
    public init(fileText: String) throws(VaultError) {
        var keys: [String: [UInt8]] = [:]
        for line in fileText.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let data = Data(base64Encoded: String(parts[1])), data.count == 32 else {
                throw .malformedKeys
            }
            keys[String(parts[0])] = [UInt8](data)
        }
        guard let wrapping = keys["wrapping"], let lookup = keys["lookup"] else { throw .malformedKeys }
        self.init(wrapping: wrapping, lookup: lookup)
    }
}

/// What can go wrong in the vault. No message holds a key or a plaintext.
public enum VaultError: Error, Sendable, CustomStringConvertible {
    case malformedKeys
    case keyDestroyed
    case notAuthentic

    public var description: String {
        switch self {
        case .malformedKeys: "the key file of the home is damaged; restore it from its backup"
        case .keyDestroyed: "the key of this content was destroyed, as the law asks; it can't be opened any more"
        case .notAuthentic:
            "sealed content does not open with its key: it was altered, or the key file is another home's"
        }
    }
}
