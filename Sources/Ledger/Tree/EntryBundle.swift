// Up to 256 entries one after the other, each behind its length: how C2SP tlog-tiles serves what was hashed.

/// Entries behind two bytes of length, the higher first.
public struct EntryBundle: Sendable {
    public private(set) var bytes: [UInt8]

    public init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// - Precondition: an entry has fewer than 65 536 bytes; ours have a few hundred, and no reader's text is in them.
    public mutating func append(_ entry: some Collection<UInt8>) {
        precondition(entry.count <= Int(UInt16.max), "an entry of the ledger is longer than its length can say")
        bytes.append(UInt8(entry.count >> 8))
        bytes.append(UInt8(entry.count & 0xFF))
        bytes += entry
    }

    /// The entries.
    /// - Throws: `LedgerError.damaged` if the last one is cut.
    public func entries() throws(LedgerError) -> [ArraySlice<UInt8>] {
        var entries: [ArraySlice<UInt8>] = []
        var position = 0
        while position < bytes.count {
            guard position + 2 <= bytes.count else { throw .damaged }
            let start = position + 2
            position = start + Int(bytes[position]) << 8 + Int(bytes[position + 1])
            guard position <= bytes.count else { throw .damaged }
            entries.append(bytes[start..<position])
        }
        return entries
    }
}
