// What an audit of a log found: how much there is, and each thing that is wrong.

/// One thing that is wrong with a log, and where.
public struct TreeFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// A bundle is missing, cut, or longer than the log.
        case bundle = "bundle-damaged"
        /// A tile does not hold the hashes of the entries.
        case tile = "tile-mismatch"
        /// A checkpoint's root is not that of its first entries.
        case root = "root-mismatch"
        /// A checkpoint lacks the signature of a key of its time, or speaks of another log.
        case signature = "signature-invalid"
        /// The keys of the log are not those that this home's secrets make, or none signs at some size.
        case key = "key-mismatch"
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
    /// The first entry that was read; what is before it was verified at another time.
    public var since = 0
    /// Spans that have none yet.
    public var waiting = 0
    public var checkpoints = 0
    public var faults: [TreeFault] = []
}
