// Who signs, and how a reader knows the signature: keys of C2SP signed notes.

internal import Crypto
internal import Foundation

/// A public key with its name, written as one line (a “vkey”).
public struct NoteKey: Sendable, Hashable {
    /// What kind of signature the key makes.
    public enum Kind: UInt8, Sendable {
        /// Ed25519 over the text of the note.
        case log = 1
        /// Ed25519 of a witness over time and text (C2SP tlog-cosignature).
        case witness = 4
    }

    public let name: String
    public let kind: Kind
    /// 32 bytes of Ed25519 (RFC 8032).
    public let publicKey: [UInt8]

    public init(name: String, kind: Kind = .log, publicKey: [UInt8]) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
    }

    /// The first four bytes of SHA-256 over name, newline, kind and key: tells keys apart, proves nothing.
    public var id: [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).prefix(4))
    }

    /// `name+id+base64`.
    public var line: String {
        "\(name)+\(Hexadecimal.text(id))+\(Base64.text([kind.rawValue] + publicKey))"
    }

    /// Reads such a line, with or without its end.
    /// - Throws: `LedgerError.malformed`, also if the id is not the key's.
    public init(line: String) throws(LedgerError) {
        let line = line.hasSuffix("\n") ? String(line.dropLast()) : line
        // The key itself may hold plus signs, a name may not.
        let parts = line.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, Self.isName(parts[0]), let bytes = Base64.bytes(parts[2]), bytes.count == 33,
            let kind = Kind(rawValue: bytes[0])
        else { throw .malformed(what: "key") }
        self.init(name: parts[0], kind: kind, publicKey: Array(bytes.dropFirst()))
        guard self.line == line else { throw .malformed(what: "key") }
    }

    /// Names have no spaces and no plus sign.
    static func isName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value > 0x20 }
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}

/// A private key with its name.
public struct NoteSigner: Sendable {
    public let key: NoteKey
    private let secret: Curve25519.Signing.PrivateKey

    /// - Parameter seed: 32 secret bytes.
    /// - Throws: if there are not 32 of them.
    public init(name: String, seed: [UInt8]) throws {
        secret = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        key = NoteKey(name: name, publicKey: Array(secret.publicKey.rawRepresentation))
    }

    /// Signs a text that ends with a newline.
    public func sign(_ text: String) throws -> SignedNote {
        let signature = try secret.signature(for: Array(text.utf8))
        return SignedNote(text: text, signatures: [NoteSignature(name: key.name, bytes: key.id + Array(signature))])
    }
}

/// Base64 of RFC 4648 §4 in its one form: what decodes to the same bytes but is written otherwise is refused.
enum Base64 {
    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    static func bytes(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return [UInt8](data)
    }
}
