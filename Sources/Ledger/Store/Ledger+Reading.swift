// What anyone may ask of a log: its checkpoint, its tiles, its entries, and proofs made of them.

public import Storage

/// A signed checkpoint and when it was made.
public struct PublishedCheckpoint: Sendable, Hashable {
    public let checkpoint: Checkpoint
    public let note: SignedNote
    /// Microseconds since 1970.
    public let at: Int64
}

extension Ledger {
    /// The newest checkpoint, or nil if no round has been made yet.
    public func newestCheckpoint(of log: LogName, _ connection: any Connection) throws -> PublishedCheckpoint? {
        guard let newest = try connection.first(LedgerSQL.newestCheckpoint, [.text(log.rawValue)], Self.published)
        else { return nil }
        return try cosigned(newest, log, connection)
    }

    static func published(_ row: any Row) throws -> PublishedCheckpoint {
        let note = try SignedNote(row.text(2))
        return PublishedCheckpoint(checkpoint: try Checkpoint(text: note.text), note: note, at: row.int(1))
    }

    /// The hashes of a tile.
    /// - Returns: nil if the published tree doesn't reach so far.
    public func tile(
        _ log: LogName, level: Int, _ address: TileAddress, _ connection: any Connection
    ) throws -> [UInt8]? {
        guard try reaches(log, level: level, address, connection) else { return nil }
        let bytes = try Self.storedTile(log, level: level, index: address.index, connection)
        guard bytes.count >= address.width * MerkleHash.count else { throw LedgerError.damaged }
        return Array(bytes.prefix(address.width * MerkleHash.count))
    }

    /// The entries of a bundle.
    /// - Returns: nil if the published tree doesn't reach so far.
    public func bundle(_ log: LogName, _ address: TileAddress, _ connection: any Connection) throws -> [UInt8]? {
        guard try reaches(log, level: 0, address, connection) else { return nil }
        let stored = EntryBundle(try Self.storedBundle(log, place: address.index, connection))
        let entries = try stored.entries()
        guard entries.count >= address.width else { throw LedgerError.damaged }
        return Array(stored.bytes[..<entries[address.width - 1].endIndex])
    }

    private func reaches(
        _ log: LogName, level: Int, _ address: TileAddress, _ connection: any Connection
    ) throws -> Bool {
        // Above the eighth level no tree that fits into the world has a tile.
        guard (0..<8).contains(level), let size = try newestCheckpoint(of: log, connection)?.checkpoint.size else {
            return false
        }
        let hashes = size >> (level * TileAddress.height)
        return address.index <= hashes / TileAddress.width
            && address.index * TileAddress.width + address.width <= hashes
    }

    /// A proof of one entry under the newest checkpoint; or, if witnesses are asked for, under the newest that their quorum
    /// signed and that reaches as far. While no such one is there the newest has to do.
    /// - Throws: `LedgerError.beyond` if the log has no such entry.
    public func proof(
        of index: Int, in log: LogName, under policy: WitnessPolicy? = nil, _ connection: any Connection
    ) throws -> LogProof {
        let newest = try newestCheckpoint(of: log, connection)
        guard let newest, index >= 0, index < newest.checkpoint.size else {
            throw LedgerError.beyond(index: index, size: newest?.checkpoint.size ?? 0)
        }
        let published = try policy.flatMap { try witnessed(log, above: index, $0, connection) } ?? newest
        let size = published.checkpoint.size
        guard let key = try ledgerKeys(of: log, connection).last(where: { $0.signs(published.checkpoint) }) else {
            throw LedgerError.damaged
        }
        let path = try MerkleTree.inclusionPath(of: index, in: size, Self.stored(log, connection).node)
        let entry = try entry(at: index, in: log, connection)
        return LogProof(entry: entry, key: key.key, index: index, path: path, note: published.note)
    }

    /// The proof that the newest checkpoint grew out of an earlier size.
    public func consistency(from old: Int, in log: LogName, _ connection: any Connection) throws -> ConsistencyProof {
        let size = try newestCheckpoint(of: log, connection)?.checkpoint.size ?? 0
        guard old >= 0, old <= size else { throw LedgerError.beyond(index: old, size: size) }
        let path = try MerkleTree.consistencyPath(from: old, to: size, Self.stored(log, connection).node)
        return ConsistencyProof(old: old, size: size, path: path)
    }

    /// How many entries of a log have their place; 0 before it was begun.
    public func size(of log: LogName, _ connection: any Connection) throws -> Int {
        try connection.first(LedgerSQL.log, [.text(log.rawValue)]) { Int($0.int(1)) } ?? 0
    }

    /// Entries of a log in the order of their places, some hundreds at once.
    /// - Returns: none at its end.
    public func entries(
        of log: LogName, from index: Int, _ connection: any Connection
    ) throws -> [ArraySlice<UInt8>] {
        let (place, offset) = index.quotientAndRemainder(dividingBy: TileAddress.width)
        let entries = try EntryBundle(Self.storedBundle(log, place: place, connection)).entries()
        return Array(entries.dropFirst(offset))
    }

    /// Entries that wait for their places, in no order.
    public func waitingEntries(of log: LogName, _ connection: any Connection) throws -> [ArraySlice<UInt8>] {
        var entries: [ArraySlice<UInt8>] = []
        try connection.each(LedgerSQL.waitingEntries, [.text(log.rawValue)]) { row in
            entries += try EntryBundle(row.bytes(0)).entries()
        }
        return entries
    }

    /// The smallest key among the spans whose places are at or after an index; nil if there is none.
    public func firstSpan(of log: LogName, since index: Int, _ connection: any Connection) throws -> Int64? {
        try connection.first(LedgerSQL.firstSpan, [.text(log.rawValue), .int(Int64(index))]) { $0.optionalInt(0) }
            ?? nil
    }

    /// Looks up what was entered, by span and the place in it.
    /// - Returns: the bytes of the entry, and its index in the log once it has one; what isn't there is left out.
    public func find(
        _ wanted: some Collection<EntryPlace>, _ connection: any Connection
    ) throws -> [EntryPlace: (entry: ArraySlice<UInt8>, index: Int?)] {
        let bySpan = Dictionary(grouping: wanted, by: \.span)
        var found: [EntryPlace: (entry: ArraySlice<UInt8>, index: Int?)] = [:]
        var placed: [LogName: [Int: [(EntryPlace, Int)]]] = [:]
        try connection.among(LedgerSQL.spans, bySpan.keys.sorted().map { .int($0) }) { row in
            let count = Int(row.int(3))
            let places = (bySpan[row.int(0)] ?? []).filter { (0..<count).contains($0.place) }
            if let first = row.optionalInt(2) {
                let log = try LogName(named: row.text(1))
                for place in places {
                    let index = Int(first) + place.place
                    placed[log, default: [:]][index / TileAddress.width, default: []].append((place, index))
                }
            } else if let entries = try? EntryBundle(row.bytes(4)).entries(), entries.count == count {
                for place in places { found[place] = (entries[place.place], nil) }
            }
        }
        for (log, bundles) in placed {
            for (bundle, places) in bundles {
                let stored = try EntryBundle(Self.storedBundle(log, place: bundle, connection)).entries()
                for (place, index) in places where index % TileAddress.width < stored.count {
                    found[place] = (stored[index % TileAddress.width], index)
                }
            }
        }
        return found
    }

    func entry(at index: Int, in log: LogName, _ connection: any Connection) throws -> [UInt8] {
        let (place, offset) = index.quotientAndRemainder(dividingBy: TileAddress.width)
        let entries = try EntryBundle(try Self.storedBundle(log, place: place, connection)).entries()
        guard offset < entries.count else { throw LedgerError.damaged }
        return Array(entries[offset])
    }

    /// The tiles of a log as they are stored, each fetched once.
    static func stored(_ log: LogName, _ connection: any Connection) -> TileReader {
        TileReader { try storedTile(log, level: $0, index: $1, connection) }
    }

    static func storedTile(_ log: LogName, level: Int, index: Int, _ connection: any Connection) throws -> [UInt8] {
        let values: [Value] = [.text(log.rawValue), .int(Int64(level)), .int(Int64(index))]
        return try connection.first(LedgerSQL.tile, values) { $0.bytes(0) } ?? []
    }

    static func storedBundle(_ log: LogName, place: Int, _ connection: any Connection) throws -> [UInt8] {
        try connection.first(LedgerSQL.bundle, [.text(log.rawValue), .int(Int64(place))]) { $0.bytes(0) } ?? []
    }
}

/// An entry by the transaction that left it.
public struct EntryPlace: Sendable, Hashable {
    public let span: Int64
    /// Counted from zero.
    public let place: Int

    public init(span: Int64, place: Int) {
        self.span = span
        self.place = place
    }
}
