// Is a log what it says it is? Everything is derived again from the entries: leaves, tiles, roots, places, checkpoints.

public import Storage

/// One thing that is wrong with a log, and where.
public struct TreeFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// A bundle is missing, cut, or longer than the log.
        case bundle = "bundle-damaged"
        /// A tile does not hold the hashes of the entries.
        case tile = "tile-mismatch"
        /// A checkpoint's root is not that of its first entries.
        case root = "root-mismatch"
        /// A checkpoint is not signed by this home, or speaks of another log.
        case signature = "signature-invalid"
        /// The log is longer or shorter than its newest checkpoint, or has none.
        case size = "size-mismatch"
        /// Two spans overlap, or a place belongs to none.
        case span = "span-mismatch"
        /// A span that waits can't be read.
        case waiting = "waiting-damaged"
        /// The log did not grow out of a checkpoint that was handed in.
        case fork = "fork"
    }
    public let log: LogName
    public let kind: Kind
    /// The entry, tile hash or checkpoint size that it was found at.
    public let index: Int?

    public init(_ log: LogName, _ kind: Kind, at index: Int?) {
        self.log = log
        self.kind = kind
        self.index = index
    }
}

/// The outcome for one log.
public struct TreeReport: Sendable {
    public let log: LogName
    /// Entries that have their place.
    public var size = 0
    /// Spans that have none yet.
    public var waiting = 0
    public var checkpoints = 0
    public var faults: [TreeFault] = []
}

extension Ledger {
    private static let bundlesOfPage = 64

    /// Derives a log again from its entries and compares all that is stored of it.
    ///
    /// A log only grows, so its pages are read one after the other; what comes in meanwhile is not part of the audit.
    /// - Parameters:
    ///   - known: checkpoints from elsewhere; the log must have grown out of each.
    ///   - progress: called with the entries checked and their total.
    public func audit(
        _ log: LogName, _ database: any Database, known: [Checkpoint] = [],
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> TreeReport {
        var report = TreeReport(log: log)
        let (size, signed, keys) = try await database.read { connection in
            (
                try head(log, connection).size,
                try connection.first(LedgerSQL.newestCheckpoint, [.text(log.rawValue)]) { Int($0.int(0)) },
                try signers(log, connection).map(\.key)
            )
        }
        var audit = TreeAudit(log, size: size, keys: keys, known: known)
        if signed ?? 0 != size { report.faults.append(TreeFault(log, .size, at: signed)) }
        let pages = (size + TileAddress.width * Self.bundlesOfPage) / (TileAddress.width * Self.bundlesOfPage)
        for page in 0..<pages {
            audit = try await database.read { [audit] connection in
                var audit = audit
                try audit.page(page * Self.bundlesOfPage..<(page + 1) * Self.bundlesOfPage, connection)
                return audit
            }
            progress(audit.tree.size, size)
        }
        report.size = size
        report.checkpoints = audit.checkpoints
        report.waiting = try await database.read { connection in
            try connection.first(LedgerSQL.countWaiting, [.text(log.rawValue)]) { Int($0.int(0)) } ?? 0
        }
        report.faults += audit.end()
        return report
    }
}

/// The state of an audit between two pages.
private struct TreeAudit: Sendable {
    private let log: LogName
    private let size: Int
    private let keys: [NoteKey]
    private let known: [Checkpoint]
    private(set) var tree = GrowingTree()
    private(set) var checkpoints = 0
    /// The places up to which the spans reach.
    private var spanned = 0
    private var faults: [TreeFault] = []
    /// After this the entries can't be read on.
    private var isBroken = false

    init(_ log: LogName, size: Int, keys: [NoteKey], known: [Checkpoint]) {
        self.log = log
        self.size = size
        self.keys = keys
        self.known = known
        check(rootAt: 0)
    }

    mutating func page(_ places: Range<Int>, _ connection: any Connection) throws {
        let entries = places.lowerBound * TileAddress.width..<min(places.upperBound * TileAddress.width, size)
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
        for place in places where place * TileAddress.width < size {
            let width = min(TileAddress.width, size - place * TileAddress.width)
            guard let found = try? EntryBundle(bundles[place] ?? []).entries(), found.count >= width else {
                faults.append(TreeFault(log, .bundle, at: place * TileAddress.width))
                isBroken = true
                return
            }
            for entry in found.prefix(width) {
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
        let isOurs = keys.contains { $0.name == checkpoint.origin && note.isSigned(by: $0) }
        if !isOurs { faults.append(TreeFault(log, .signature, at: tree.size)) }
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
