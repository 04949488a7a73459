// A round gives entries their places: the one writer of tiles, bundles and checkpoints.

public import Storage

extension Ledger {
    /// Spans of one round at most, and entries after which it takes no more of them: both bound how long it holds the log,
    /// the second also its memory.
    private static let (spansOfRound, entriesOfRound) = (512, 8192)

    /// Gives every committed entry of every log its place, and signs what has grown.
    ///
    /// Any number of servers may call this at any time. A round is one transaction that begins by changing the row of its
    /// log, so two of them never both place the same span; which server does it is of no importance, and no clock decides.
    /// - Parameter now: microseconds since 1970, kept beside each checkpoint.
    /// - Returns: how many entries got their place.
    @discardableResult
    public func settle(_ database: any Database, now: Int64) async throws -> Int {
        var settled = 0
        for log in LogName.allCases {
            while case let count = try await round(log, database, now: now), count > 0 { settled += count }
        }
        return settled
    }

    /// One round of one log.
    /// - Returns: how many entries got their place; 0 if none was waiting.
    func round(_ log: LogName, _ database: any Database, now: Int64) async throws -> Int {
        // Looking is a transaction of its own: a write that looked for what isn't there yet would collide with every
        // writer that brings it.
        let (waiting, isSigned) = try await database.read { connection in
            (try nextSpans(of: log, connection), try newestCheckpoint(of: log, connection) != nil)
        }
        if waiting.isEmpty && isSigned { return 0 }
        return try await database.write { try place(waiting, in: log, now: now, $0) }
    }

    private func nextSpans(of log: LogName, _ connection: any Connection) throws -> [Int64] {
        var chosen: [Int64] = []
        var entries = 0
        try connection.each(LedgerSQL.waiting, [.text(log.rawValue), .int(Int64(Self.spansOfRound))]) { row in
            guard entries < Self.entriesOfRound else { return }
            chosen.append(row.int(0))
            entries += Int(row.int(1))
        }
        return chosen
    }

    private func place(_ waiting: [Int64], in log: LogName, now: Int64, _ connection: any Connection) throws -> Int {
        try connection.run(LedgerSQL.hold, [.text(log.rawValue)])
        try mustNotBeHeld(connection)
        let head = try head(log, connection)
        var spans: [(id: Int64, count: Int, entries: EntryBundle)] = []
        try connection.among(LedgerSQL.spans, waiting.map { .int($0) }) { row in
            guard row.isNull(2), let entries = row.optionalBytes(4) else { return }
            spans.append((row.int(0), Int(row.int(3)), EntryBundle(entries)))
        }
        spans.sort { $0.id < $1.id }
        var growth = try Growth(log, size: head.size, connection)
        for span in spans {
            let entries = try span.entries.entries()
            guard entries.count == span.count else { throw LedgerError.damaged }
            try connection.run(LedgerSQL.place, [.int(span.id), .int(Int64(growth.tree.size))])
            for entry in entries { growth.append(entry) }
        }
        let isFirst = try newestCheckpoint(of: log, connection) == nil
        guard growth.tree.size > head.size || isFirst else { return 0 }
        try growth.save(connection)
        try connection.run(LedgerSQL.grow, [.text(log.rawValue), .int(Int64(growth.tree.size))])
        let checkpoint = Checkpoint(origin: head.origin, size: growth.tree.size, root: growth.tree.root)
        let note = try sign(checkpoint, of: log, connection)
        try connection.run(
            LedgerSQL.addCheckpoint,
            [.text(log.rawValue), .int(Int64(checkpoint.size)), .int(now), .text(note.encoded)])
        return growth.tree.size - head.size
    }
}

/// What a round adds to the stored tree: the tiles and bundles at its right edge.
private struct Growth {
    private let log: LogName
    private(set) var tree: GrowingTree
    private var tiles: [TileKey: [UInt8]] = [:]
    private var bundle = EntryBundle()
    private var bundles: [(place: Int, bytes: [UInt8])] = []

    init(_ log: LogName, size: Int, _ connection: any Connection) throws {
        self.log = log
        tree = try GrowingTree(size: size, Ledger.stored(log, connection).node)
        // The begun tile of each level, cut to the size that the log has.
        var (level, rest) = (0, size)
        while rest > 0 {
            let (index, width) = rest.quotientAndRemainder(dividingBy: TileAddress.width)
            if width > 0 {
                let bytes = try Ledger.storedTile(log, level: level, index: index, connection)
                guard bytes.count >= width * MerkleHash.count else { throw LedgerError.damaged }
                tiles[TileKey(level: level, index: index)] = Array(bytes.prefix(width * MerkleHash.count))
            }
            (level, rest) = (level + 1, index)
        }
        let (place, begun) = size.quotientAndRemainder(dividingBy: TileAddress.width)
        if begun > 0 {
            bundle = EntryBundle(try Ledger.storedBundle(log, place: place, connection))
            guard try bundle.entries().count == begun else { throw LedgerError.damaged }
        }
    }

    mutating func append(_ entry: ArraySlice<UInt8>) {
        bundle.append(entry)
        let place = tree.size / TileAddress.width
        Self.append(MerkleHash(leaf: entry), to: &tree, &tiles)
        if tree.size % TileAddress.width == 0 {
            bundles.append((place, bundle.bytes))
            bundle = EntryBundle()
        }
    }

    private static func append(_ leaf: MerkleHash, to tree: inout GrowingTree, _ tiles: inout [TileKey: [UInt8]]) {
        tree.append(leaf) { level, place, hash in
            hash.append(to: &tiles[TileKey(level: level, index: place / TileAddress.width), default: []])
        }
    }

    func save(_ connection: any Connection) throws {
        for (key, hashes) in tiles.sorted(by: { ($0.key.level, $0.key.index) < ($1.key.level, $1.key.index) }) {
            try connection.run(
                LedgerSQL.saveTile,
                [.text(log.rawValue), .int(Int64(key.level)), .int(Int64(key.index)), .bytes(hashes)])
        }
        let open = tree.size / TileAddress.width
        for (place, bytes) in bundles + (bundle.bytes.isEmpty ? [] : [(open, bundle.bytes)]) {
            try connection.run(LedgerSQL.saveBundle, [.text(log.rawValue), .int(Int64(place)), .bytes(bytes)])
        }
    }
}
