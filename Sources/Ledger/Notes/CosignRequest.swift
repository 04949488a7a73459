// What a log says to a witness: here is where you left us, the proof from there, and the checkpoint (C2SP tlog-witness).

/// The body of `POST add-checkpoint` (见证请求).
public struct CosignRequest: Sendable, Hashable {
    /// The size that the witness signed last, as far as the log knows.
    public let old: Int
    /// The consistency proof from there to the checkpoint.
    public let path: [MerkleHash]
    public let note: SignedNote

    /// A tree of 2^63 leaves has proofs of 63 hashes.
    static let longestPath = 63

    public init(old: Int, path: [MerkleHash], note: SignedNote) {
        self.old = old
        self.path = path
        self.note = note
    }

    public var encoded: String {
        "old \(old)\n" + path.map { Base64.text($0.bytes) + "\n" }.joined() + "\n" + note.encoded
    }

    /// - Throws: `LedgerError.malformed` if it is not of that form to the last byte.
    public init(_ encoded: String) throws(LedgerError) {
        let fault = LedgerError.malformed(what: "request to a witness")
        let bytes = Array(encoded.utf8)
        // The first empty line parts head and checkpoint.
        let gap = bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
        guard let gap else { throw fault }
        let lines = String(decoding: bytes[..<gap], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.first, first.hasPrefix("old "), let old = Int(first.dropFirst(4)), old >= 0,
            first == "old \(old)", lines.count <= 1 + Self.longestPath
        else { throw fault }
        var path: [MerkleHash] = []
        for line in lines.dropFirst() {
            guard let hash = Base64.bytes(line).flatMap({ MerkleHash($0) }) else { throw fault }
            path.append(hash)
        }
        self.init(
            old: old, path: path, note: try SignedNote(String(decoding: bytes[(gap + 2)...], as: UTF8.self)))
    }
}
