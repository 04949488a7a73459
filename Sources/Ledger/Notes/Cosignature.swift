// What a witness adds to a checkpoint: “I have seen this tree, it grew out of what I saw before, and it was at this time.”

internal import Crypto

/// Signs checkpoints as a witness does (见证签名, C2SP tlog-cosignature with Ed25519).
public struct WitnessSigner: Sendable {
    public let key: NoteKey
    private let secret: Curve25519.Signing.PrivateKey

    /// - Parameter seed: 32 secret bytes. They are the witness's own: a log signs with others.
    /// - Throws: if there are not 32 of them.
    public init(name: String, seed: [UInt8]) throws {
        guard NoteKey.isName(name) else { throw LedgerError.malformed(what: "name of a witness") }
        secret = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        key = NoteKey(name: name, kind: .witness, publicKey: Array(secret.publicKey.rawRepresentation))
    }

    /// - Parameters:
    ///   - text: the text of a checkpoint, to its last newline.
    ///   - seconds: when it was seen, since 1970; above zero.
    public func cosign(_ text: String, at seconds: Int64) throws -> NoteSignature {
        let message = NoteKey.cosigned(text, at: UInt64(bitPattern: seconds))
        let signature = Array(try secret.signature(for: message))
        let time = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) }
        return NoteSignature(name: key.name, bytes: key.id + time + signature)
    }
}

extension NoteKey {
    /// What a witness signs.
    static func cosigned(_ text: String, at seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }

    /// The time in a cosignature without the id of its key; nil if it can't be one.
    static func time(of signature: ArraySlice<UInt8>) -> Int64? {
        guard signature.count == 72 else { return nil }
        let seconds = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return seconds == 0 ? nil : Int64(exactly: seconds)
    }
}

extension SignedNote {
    /// The lines that bear name and id of a key, true or false.
    public func lines(of key: NoteKey) -> [NoteSignature] {
        let id = key.id
        return signatures.filter { $0.name == key.name && $0.bytes.prefix(4).elementsEqual(id) }
    }

    /// When a witness signed this text, in seconds since 1970; the latest time if it did so more than once.
    /// - Returns: nil if no line of that witness stands under the note, or one of them is false.
    public func time(cosignedBy witness: NoteKey) -> Int64? {
        guard witness.kind == .witness, isSigned(by: witness) else { return nil }
        return lines(of: witness).compactMap { NoteKey.time(of: $0.bytes.dropFirst(4)) }.max()
    }

    /// The same text with more lines under it.
    public func adding(_ more: [NoteSignature]) -> SignedNote {
        SignedNote(text: text, signatures: signatures + more)
    }
}
