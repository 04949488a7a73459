// Is a log what it says it is? Everything is derived again from the entries: leaves, tiles, roots, places, checkpoints.

public import Storage

extension Ledger {
    private static let bundlesOfPage = 64

    /// Derives a log again from its entries and compares all that is stored of it.
    ///
    /// A log only grows, so its pages are read one after the other; what comes in meanwhile is not part of the audit.
    /// - Parameters:
    ///   - since: a size that was verified before. Entries before it are not read again: its root comes from the tiles, and
    ///     is compared with the checkpoint of that size and those of `known`.
    ///   - known: checkpoints from elsewhere; the log must have grown out of each.
    ///   - progress: called with the entries checked and their total.
    public func audit(
        _ log: LogName, _ database: any Database, since: Int = 0, known: [Checkpoint] = [],
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> TreeReport {
        var report = TreeReport(log: log)
        let (size, signed, keys, areOurs, start, forks) = try await database.read { connection in
            let size = try head(log, connection).size
            let keys = try ledgerKeys(of: log, connection)
            return (
                size,
                try connection.first(LedgerSQL.newestCheckpoint, [.text(log.rawValue)]) { Int($0.int(0)) },
                keys,
                try keys.allSatisfy { try signer(log, $0.key.name, number: $0.number).key == $0.key },
                try GrowingTree(size: min(since, size), Self.stored(log, connection).node),
                // What is not read again is compared by its hashes.
                try known.filter { $0.size < min(since, size) }.filter {
                    try MerkleTree.root(of: $0.size, Self.stored(log, connection).node) != $0.root
                }
            )
        }
        report.faults += forks.map { TreeFault(log, .fork, at: $0.size) }
        if !areOurs { report.faults.append(TreeFault(log, .key, at: nil)) }
        var audit = TreeAudit(log, size: size, keys: keys, known: known, start: start)
        if signed ?? 0 != size { report.faults.append(TreeFault(log, .size, at: signed)) }
        let pages = (size + TileAddress.width * Self.bundlesOfPage) / (TileAddress.width * Self.bundlesOfPage)
        for page in start.size / (TileAddress.width * Self.bundlesOfPage)..<pages {
            audit = try await database.read { [audit] connection in
                var audit = audit
                try audit.page(page * Self.bundlesOfPage..<(page + 1) * Self.bundlesOfPage, connection)
                return audit
            }
            progress(audit.tree.size - start.size, size - start.size)
        }
        (report.size, report.since) = (size, start.size)
        report.checkpoints = audit.checkpoints
        report.waiting = try await database.read { connection in
            try connection.first(LedgerSQL.countWaiting, [.text(log.rawValue)]) { Int($0.int(0)) } ?? 0
        }
        report.faults += audit.end()
        return report
    }

    /// The checkpoint of this log at a size, or the newest one below it: from there an audit can go on.
    public func checkpoint(
        of log: LogName, atOrBelow size: Int, _ connection: any Connection
    ) throws -> Checkpoint? {
        try connection.first(
            LedgerSQL.checkpointBefore, [.text(log.rawValue), .int(Int64(size))], Self.published)?.checkpoint
    }
}

/// The state of an audit between two pages.
private struct TreeAudit: Sendable {
    private let log: LogName
    private let size: Int
    private let keys: [LedgerKey]
    private let known: [Checkpoint]
    /// Where the audit begins.
    private let start: Int
    private(set) var tree: GrowingTree
    private(set) var checkpoints = 0
    /// The places up to which the spans reach.
    private var spanned: Int
    private var faults: [TreeFault] = []
    /// After this the entries can't be read on.
    private var isBroken = false

    init(_ log: LogName, size: Int, keys: [LedgerKey], known: [Checkpoint], start: GrowingTree) {
        self.log = log
        self.size = size
        self.keys = keys
        self.known = known
        self.start = start.size
        tree = start
        spanned = start.size
        check(rootAt: start.size)
    }

    mutating func page(_ places: Range<Int>, _ connection: any Connection) throws {
        let first = max(places.lowerBound * TileAddress.width, start)
        let entries = first..<max(first, min(places.upperBound * TileAddress.width, size))
        try spans(entries, connection)
        guard !isBroken else { return }
        let bounds: [Value] = [.text(log.rawValue), .int(Int64(places.lowerBound)), .int(Int64(places.upperBound))]
        var bundles: [Int: [UInt8]] = [:]
        try connection.each(LedgerSQL.bundles, bounds) { bundles[Int($0.int(0))] = $0.bytes(1) }
        var notes: [Int: SignedNote?] = [:]
        let last = places.upperBound * TileAddress.width > size
        try connection.each(
            LedgerSQL.checkpoints,
            [
                .text(log.rawValue), .int(Int64(entries.lowerBound)),
                .int(last ? .max : Int64(places.upperBound * TileAddress.width)),
            ]
        ) { notes.updateValue(try? SignedNote($0.text(2)), forKey: Int($0.int(0))) }
        checkpoints += notes.keys.filter { $0 <= size }.count
        // Checkpoints of entries that came in meanwhile are the next audit's.
        if tree.size == entries.lowerBound { check(notes[tree.size]) }
        var expected: [TileKey: [UInt8]] = [:]
        for place in places where place * TileAddress.width < size && (place + 1) * TileAddress.width > start {
            let width = min(TileAddress.width, size - place * TileAddress.width)
            guard let found = try? EntryBundle(bundles[place] ?? []).entries(), found.count >= width else {
                faults.append(TreeFault(log, .bundle, at: place * TileAddress.width))
                isBroken = true
                return
            }
            for entry in found.prefix(width).dropFirst(max(0, start - place * TileAddress.width)) {
                Self.grow(&tree, &expected, MerkleHash(leaf: entry))
                check(rootAt: tree.size)
                if tree.size < places.upperBound * TileAddress.width { check(notes[tree.size]) }
            }
        }
        try compare(expected, connection)
    }

    /// Faults of the whole log, once its last page is read.
    mutating func end() -> [TreeFault] {
        if spanned != size { faults.append(TreeFault(log, .span, at: spanned)) }
        faults += known.filter { $0.size > size }.map { TreeFault(log, .fork, at: $0.size) }
        for (older, newer) in zip(keys, keys.dropFirst()) where newer.first > older.last ?? .max {
            faults.append(TreeFault(log, .key, at: older.last))
        }
        return faults
    }

    private mutating func spans(_ entries: Range<Int>, _ connection: any Connection) throws {
        let bounds: [Value] = [
            .text(log.rawValue), .int(Int64(entries.lowerBound)), .int(Int64(entries.upperBound)), .int(.max),
        ]
        for (first, count) in try connection.rows(LedgerSQL.placed, bounds, { (Int($0.int(0)), Int($0.int(1))) }) {
            if first != spanned { faults.append(TreeFault(log, .span, at: first)) }
            spanned = first + count
        }
    }

    private mutating func check(rootAt size: Int) {
        for known in known where known.size == size && known.root != tree.root {
            faults.append(TreeFault(log, .fork, at: size))
        }
    }

    /// - Parameter note: nil if there is no checkpoint of this size; a nil inside if it can't be read.
    private mutating func check(_ note: SignedNote??) {
        guard let note else { return }
        guard let note, let checkpoint = try? Checkpoint(text: note.text) else {
            faults.append(TreeFault(log, .signature, at: tree.size))
            return
        }
        // Every key of that time has to stand under it, so that whoever knows one of them can go on.
        let signing = keys.filter { $0.signs(checkpoint) }
        if signing.isEmpty || !signing.allSatisfy({ note.isSigned(by: $0.key) }) {
            faults.append(TreeFault(log, .signature, at: tree.size))
        }
        if checkpoint.size != tree.size || checkpoint.root != tree.root {
            faults.append(TreeFault(log, .root, at: tree.size))
        }
    }

    private mutating func compare(_ expected: [TileKey: [UInt8]], _ connection: any Connection) throws {
        for (key, hashes) in expected.sorted(by: { ($0.key.level, $0.key.index) < ($1.key.level, $1.key.index) }) {
            let stored = try Ledger.storedTile(log, level: key.level, index: key.index, connection)
            // A page fills the higher tiles only in part: what it adds ends where the tree now ends.
            let filled = tree.size >> (key.level * TileAddress.height)
            let end =
                (min(filled, (key.index + 1) * TileAddress.width) - key.index * TileAddress.width) * MerkleHash.count
            guard stored.count >= end, stored[(end - hashes.count)..<end].elementsEqual(hashes) else {
                faults.append(
                    TreeFault(log, .tile, at: key.index * TileAddress.width << (key.level * TileAddress.height)))
                continue
            }
        }
    }

    private static func grow(_ tree: inout GrowingTree, _ expected: inout [TileKey: [UInt8]], _ leaf: MerkleHash) {
        tree.append(leaf) { level, place, hash in
            hash.append(to: &expected[TileKey(level: level, index: place / TileAddress.width), default: []])
        }
    }
}
