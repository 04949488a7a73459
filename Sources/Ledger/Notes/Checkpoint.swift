// What a log says of itself at one moment: its name, how many entries it has, and the root over them.

/// The state of a log (检查点), the text of a C2SP checkpoint.
public struct Checkpoint: Sendable, Hashable {
    /// Names the log, everywhere and for good.
    public let origin: String
    public let size: Int
    public let root: MerkleHash

    public init(origin: String, size: Int, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    public var text: String { "\(origin)\n\(size)\n\(rootText)\n" }

    /// The root as the checkpoint writes it.
    public var rootText: String { Base64.text(root.bytes) }

    /// Reads the text of a note. Lines after the third are other programs' and say nothing here.
    /// - Throws: `LedgerError.malformed`.
    public init(text: String) throws(LedgerError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, lines.last == "", lines.dropLast().allSatisfy({ !$0.isEmpty }),
            let size = Int(lines[1]),
            size >= 0, String(size) == lines[1], let root = Base64.bytes(lines[2]).flatMap({ MerkleHash($0) })
        else { throw .malformed(what: "checkpoint") }
        self.init(origin: lines[0], size: size, root: root)
    }
}
