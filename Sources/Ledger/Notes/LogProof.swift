// All that a reader needs to check one entry, as one text: the form of C2SP tlog-proof, with the entry beside it.

/// A proof that an entry is in a log (存证证明). It needs no other program of ours, no network and no database.
public struct LogProof: Sendable, Hashable {
    public let entry: [UInt8]
    /// The key that the log says it signs with. It is not proved by the text that it stands in.
    public let key: NoteKey
    public let index: Int
    public let path: [MerkleHash]
    public let note: SignedNote
    /// What the entry commits to, for those who may know it.
    public let opening: ContentOpening?

    private static let heading = "c2sp.org/tlog-proof@v1"
    /// A tree of 2^63 leaves has paths of 63 hashes.
    private static let longestPath = 63

    public init(
        entry: [UInt8], key: NoteKey, index: Int, path: [MerkleHash], note: SignedNote, opening: ContentOpening? = nil
    ) {
        self.entry = entry
        self.key = key
        self.index = index
        self.path = path
        self.note = note
        self.opening = opening
    }

    /// The same proof with what connects its entry and a content.
    public func opened(with opening: ContentOpening?) -> LogProof {
        LogProof(entry: entry, key: key, index: index, path: path, note: note, opening: opening)
    }

    public var encoded: String {
        var extra = CanonicalJSON()
        extra.open()
        if let content = opening?.content { extra.member("content", String(decoding: content, as: UTF8.self)) }
        extra.member("entry", String(decoding: entry, as: UTF8.self))
        extra.member("key", key.line)
        if let rest = opening?.rest { extra.member("rest", Base64.text(rest)) }
        if let salt = opening?.salt { extra.member("salt", Base64.text(salt)) }
        extra.close()
        let head = "\(Self.heading)\nextra \(Base64.text(extra.bytes))\nindex \(index)\n"
        return head + path.map { Base64.text($0.bytes) + "\n" }.joined() + "\n" + note.encoded
    }

    /// - Throws: `LedgerError.malformed`.
    public init(_ encoded: String) throws(LedgerError) {
        let fault = LedgerError.malformed(what: "proof")
        // The first empty line parts head and checkpoint.
        let bytes = Array(encoded.utf8)
        let gap = bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
        guard let gap else { throw fault }
        let head = String(decoding: bytes[..<gap], as: UTF8.self)
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, lines.count <= 3 + Self.longestPath, lines[0] == Self.heading,
            lines[1].hasPrefix("extra "), let bytesOfExtra = Base64.bytes(String(lines[1].dropFirst(6))),
            let extra = CanonicalObject(bytesOfExtra)?.texts, let entry = extra["entry"], let key = extra["key"],
            lines[2].hasPrefix("index "), let index = Int(lines[2].dropFirst(6)), index >= 0,
            lines[2] == "index \(index)"
        else { throw fault }
        var path: [MerkleHash] = []
        for line in lines.dropFirst(3) {
            guard let hash = Base64.bytes(line).flatMap({ MerkleHash($0) }) else { throw fault }
            path.append(hash)
        }
        self.init(
            entry: Array(entry.utf8), key: try NoteKey(line: key), index: index, path: path,
            note: try SignedNote(String(decoding: bytes[(gap + 2)...], as: UTF8.self)),
            opening: try Self.opening(extra))
    }

    private static func opening(_ extra: [String: String]) throws(LedgerError) -> ContentOpening? {
        guard let salt = extra["salt"] else { return nil }
        let rest = extra["rest"].map { Base64.bytes($0) ?? [] }
        guard let salt = Base64.bytes(salt), salt.count == 16, rest == nil || rest?.count == 32 else {
            throw LedgerError.malformed(what: "proof")
        }
        return ContentOpening(salt: salt, content: extra["content"].map { Array($0.utf8) }, rest: rest)
    }

    /// What a check found.
    public enum Finding: String, Sendable, Hashable, Codable {
        /// Entry, path and checkpoint agree, and the reader's own copy of the key signed the checkpoint.
        case proved
        /// The same, but the key is only the one that the proof names: compare it with the one that the city publishes.
        case keyUnknown = "key-unknown"
        /// The signature is false, or of another key than the reader's.
        case badSignature = "bad-signature"
        /// The entry is not in the tree of the checkpoint at that place.
        case notIncluded = "not-included"
        case badCheckpoint = "bad-checkpoint"
        /// The content is not what the entry commits to.
        case otherContent = "other-content"
        /// Everything is right, but fewer witnesses signed than the reader's policy asks for.
        case noQuorum = "no-quorum"
    }

    /// Whether the content is what the entry commits to.
    /// - Parameter file: the content, if it is a file of its own.
    /// - Returns: nil if the proof doesn't speak of a content, or none is at hand.
    public func proves(content file: [UInt8]?) -> Bool? {
        guard let opening, (opening.content ?? file) != nil else { return file == nil ? nil : false }
        let committed = CanonicalObject(entry)?.texts["commitment"]
        return opening.commitment(with: file).map { $0.text == committed } ?? false
    }

    /// - Parameters:
    ///   - trusted: the key that the reader has from elsewhere.
    ///   - content: the content as a file of its own.
    public func check(against trusted: NoteKey?, content: [UInt8]? = nil) -> Finding {
        let finding = checkEntry(against: trusted)
        guard finding == .proved || finding == .keyUnknown, proves(content: content) == false else { return finding }
        return .otherContent
    }

    private func checkEntry(against trusted: NoteKey?) -> Finding {
        let signer = trusted ?? key
        guard let checkpoint = try? Checkpoint(text: note.text), checkpoint.origin == signer.name else {
            return .badCheckpoint
        }
        let claim = InclusionProof(index: index, size: checkpoint.size, path: path)
        guard claim.proves(MerkleHash(leaf: entry), under: checkpoint.root) else { return .notIncluded }
        guard note.isSigned(by: signer) else { return .badSignature }
        return trusted == nil ? .keyUnknown : .proved
    }
}
