// The keys of a log as one text: those that sign now as plain lines, which every program reads, and the retired ones as notes.

/// What stands under `/ledger/{log}/key`.
public struct KeyList: Sendable, Hashable {
    /// A key, and the sizes of the checkpoints that it signed, if it signs no more.
    public struct Line: Sendable, Hashable {
        public let key: NoteKey
        public let signed: ClosedRange<Int>?
    }

    public let lines: [Line]

    public init(_ keys: [LedgerKey]) {
        let lines = keys.map { key in
            Line(key: key.key, signed: key.last.map { min(key.first, $0)...$0 })
        }
        self.lines = lines.filter { $0.signed == nil } + lines.filter { $0.signed != nil }
    }

    public init(_ key: NoteKey) {
        lines = [Line(key: key, signed: nil)]
    }

    /// `# retired 0 184 KEY` says that the key signed the checkpoints of sizes 0 to 184.
    public var text: String {
        lines.map { line in
            let mark = line.signed.map { "# retired \($0.lowerBound) \($0.upperBound) " } ?? ""
            return mark + line.key.line + "\n"
        }.joined()
    }

    /// Other lines that begin with `#` are anybody's notes.
    /// - Throws: `LedgerError.malformed` if a line is no key, or there is none.
    public init(text: String) throws(LedgerError) {
        var lines: [Line] = []
        for line in text.split(separator: "\n") {
            guard line.hasPrefix("#") else {
                lines.append(Line(key: try NoteKey(line: String(line)), signed: nil))
                continue
            }
            let words = line.split(separator: " ")
            guard words.count == 5, words[0] == "#", words[1] == "retired", let first = Int(words[2]),
                let last = Int(words[3]), first <= last, let key = try? NoteKey(line: String(words[4]))
            else { continue }
            lines.append(Line(key: key, signed: first...last))
        }
        guard !lines.isEmpty else { throw .malformed(what: "key") }
        self.lines = lines
    }

    /// The keys that may have signed a checkpoint.
    public func keys(of checkpoint: Checkpoint) -> [NoteKey] {
        lines.filter { $0.key.name == checkpoint.origin && $0.signed?.contains(checkpoint.size) ?? true }.map(\.key)
    }
}
