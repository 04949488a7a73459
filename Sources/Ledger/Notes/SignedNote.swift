// A text with signatures under it: the form of C2SP signed notes, so that other programs can read ours.

/// One line under a note.
public struct NoteSignature: Sendable, Hashable {
    public let name: String
    /// Four bytes that name the key, then the signature.
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    var line: String { "— \(name) \(Base64.text(bytes))\n" }
}

/// A signed note (签名文书).
public struct SignedNote: Sendable, Hashable {
    /// Ends with a newline.
    public let text: String
    public let signatures: [NoteSignature]

    /// Longer notes are none of ours; a witness adds a hundred bytes.
    static let longest = 64 * 1024

    public init(text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    public var encoded: String { text + "\n" + signatures.map(\.line).joined() }

    /// - Throws: `LedgerError.malformed` if the text is not of that form to the last byte.
    public init(_ encoded: String) throws(LedgerError) {
        let bytes = Array(encoded.utf8)
        let isPlain = bytes.count <= Self.longest && bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
        // The last empty line parts text and signatures. Bytes are compared: a letter may join a newline as a character.
        let end = bytes.indices.dropLast().last { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
        guard isPlain, bytes.last == 0x0A, let end else { throw .malformed(what: "signed note") }
        let text = String(decoding: bytes[...end], as: UTF8.self)
        var signatures: [NoteSignature] = []
        for line in bytes[(end + 2)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
            signatures.append(try Self.signature(String(decoding: line, as: UTF8.self)))
        }
        guard !signatures.isEmpty else { throw .malformed(what: "signed note") }
        self.init(text: text, signatures: signatures)
    }

    /// The notes that stand one after the other in a text, each ending with its signatures.
    /// - Returns: their texts, unread; what has no signature at its end is the last of them.
    public static func parts(of text: String) -> [String] {
        var parts: [[Substring]] = [[]]
        var isSigned = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let signs = line.hasPrefix("— ")
            if isSigned, !signs { parts.append([]) }
            isSigned = signs
            parts[parts.count - 1].append(line)
        }
        // Behind the last newline nothing stands.
        if parts.count > 1, parts[parts.count - 1] == [""] { parts.removeLast() }
        return parts.map { $0.joined(separator: "\n") + ($0.last?.hasPrefix("— ") == true ? "\n" : "") }
    }

    private static func signature(_ line: String) throws(LedgerError) -> NoteSignature {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", NoteKey.isName(parts[1]), let bytes = Base64.bytes(String(parts[2])),
            bytes.count > 4
        else { throw .malformed(what: "signed note") }
        return NoteSignature(name: String(parts[1]), bytes: bytes)
    }

    /// Whether a signature of that key stands under the note. A false one of that key spoils the note, whatever else is
    /// under it; those of keys that aren't asked for say nothing.
    public func isSigned(by key: NoteKey) -> Bool {
        let own = lines(of: key)
        return !own.isEmpty && own.allSatisfy { key.accepts(Array($0.bytes.dropFirst(4)), under: text) }
    }
}

extension NoteKey {
    fileprivate func accepts(_ signature: [UInt8], under text: String) -> Bool {
        switch kind {
        case .log:
            return verifies(signature, of: Array(text.utf8))
        case .witness:
            // Eight bytes of seconds since 1970, which the witness signs with the text.
            guard let seconds = NoteKey.time(of: signature[...]) else { return false }
            return verifies(Array(signature.dropFirst(8)), of: NoteKey.cosigned(text, at: UInt64(seconds)))
        }
    }
}
