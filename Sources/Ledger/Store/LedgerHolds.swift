// A city that came out of a backup may not sign before it is known that it does not sign its history anew.

public import Storage

/// Why a log is held, and what let it go.
public struct LedgerHold: Sendable, Hashable {
    public enum Reason: String, Sendable, Hashable, Codable {
        /// No checkpoint from outside the backup said how far the published log had come.
        case unproved
        /// A published checkpoint is larger than the restored log: the backup is older.
        case behind
        /// A published checkpoint is not what the log was at that size: somebody has set the log back and gone on.
        case forked
        /// No list of destructions was at hand, so the city may hold again what was destroyed after the backup.
        case unlisted
    }

    public let log: LogName
    /// Microseconds since 1970.
    public let at: Int64
    public let reason: Reason
    /// The size of the published checkpoint; 0 if none was obtained.
    public let size: Int
    /// That checkpoint, or the last one of this log under its old name.
    public let note: String?
    /// When it was let go; nil while it holds.
    public let released: Int64?
    /// By which word it was let go.
    public let word: String?

    /// Whether a published checkpoint says that the log is not the newest, or not the same.
    public var isContradicted: Bool { reason == .behind || reason == .forked }
}

/// By what a held log is let go. It is kept for good.
public enum ReleaseWord: Sendable, Hashable {
    /// A published checkpoint was obtained, and the log continues it.
    case proved
    /// The operator answers for it that nothing was published after the backup.
    case unproved(reason: String)
    /// The log goes on under another name, which no published checkpoint bears.
    case renamed(to: String, reason: String)

    var text: String {
        switch self {
        case .proved: "proved"
        case .unproved(let reason): "unproved: \(reason)"
        case .renamed(let name, let reason): "renamed to \(name): \(reason)"
        }
    }
}

/// By what a city without a list of destructions is let go. It is kept for good as well.
public enum ListWord: Sendable, Hashable {
    /// A list was given, and what it names is destroyed again.
    case listed
    /// The newest checkpoint that can be obtained is that of the backup, so nothing was destroyed since.
    case current
    /// The operator answers for it that nothing was destroyed after the backup.
    case unlisted(reason: String)

    public var text: String {
        switch self {
        case .listed: "listed"
        case .current: "nothing was published after the backup"
        case .unlisted(let reason): "unlisted: \(reason)"
        }
    }
}

extension Ledger {
    /// - Throws: `LedgerError.held` while any log of this city is held.
    func mustNotBeHeld(_ connection: any Connection) throws {
        if try isHeld(connection) { throw LedgerError.held }
    }

    /// Whether nothing may be signed, and nothing entered but destructions.
    public func isHeld(_ connection: any Connection) throws -> Bool {
        try connection.first(LedgerSQL.held, []) { $0.text(0) } != nil
    }

    /// All that ever held a log of this city, the oldest first.
    public func holds(_ connection: any Connection) throws -> [LedgerHold] {
        try connection.rows(LedgerSQL.holds) { row in
            guard let reason = LedgerHold.Reason(rawValue: row.text(2)) else { throw LedgerError.damaged }
            return LedgerHold(
                log: try LogName(named: row.text(0)), at: row.int(1), reason: reason, size: Int(row.int(3)),
                note: row.optionalText(4), released: row.optionalInt(5), word: row.optionalText(6))
        }
    }

    /// How a log stands to the checkpoints that were obtained of it.
    public enum Continuity: Sendable, Hashable {
        /// It continues the newest of them.
        case proved(newest: Checkpoint)
        /// The newest of them is larger than the log.
        case behind(newest: Checkpoint)
        /// The log is not what one of them says.
        case forked(from: Checkpoint)
        /// None was obtained.
        case unknown
    }

    /// Compares a log with checkpoints of it from outside. It asks tiles and reads no entry.
    /// - Parameter checkpoints: those that bear a signature of this home; see `author(of:)`.
    public func continuity(
        of log: LogName, with checkpoints: [Checkpoint], _ connection: any Connection
    ) throws -> Continuity {
        let size = try size(of: log, connection)
        let tiles = Self.stored(log, connection)
        for checkpoint in checkpoints where checkpoint.size <= size {
            guard try MerkleTree.root(of: checkpoint.size, tiles.node) == checkpoint.root else {
                return .forked(from: checkpoint)
            }
        }
        guard let newest = checkpoints.max(by: { $0.size < $1.size }) else { return .unknown }
        return newest.size > size ? .behind(newest: newest) : .proved(newest: newest)
    }

    /// Holds a log: from now on nothing is signed in this city, and nothing but destructions entered.
    /// - Parameter note: the published checkpoint that the log does not reach, if that is why.
    public func hold(
        _ log: LogName, _ reason: LedgerHold.Reason, note: SignedNote? = nil, now: Int64, _ connection: any Connection
    ) throws {
        let size = try note.map { try Checkpoint(text: $0.text).size } ?? 0
        try connection.run(
            LedgerSQL.addHold,
            [
                .text(log.rawValue), .int(now), .text(reason.rawValue), .int(Int64(size)),
                note.map { .text($0.encoded) } ?? .null,
            ])
    }

    /// Lets a city go that had no list of destructions.
    public func releaseList(by word: ListWord, now: Int64, _ connection: any Connection) throws {
        try connection.run(LedgerSQL.releaseList, [.int(now), .text(word.text)])
    }

    /// Lets a log go; not of what holds it for want of a list.
    /// - Throws: `LedgerError.rotation` if the word does not do: a log that is behind goes on under another name only.
    public func release(_ log: LogName, by word: ReleaseWord, now: Int64, _ connection: any Connection) throws {
        let standing = try holds(connection).last {
            $0.log == log && $0.released == nil && $0.reason != .unlisted
        }
        guard let standing else { return }
        switch (word, standing.reason) {
        case (.proved, .forked), (.unproved, .forked):
            throw LedgerError.rotation(
                fault: "the log \(log.rawValue) is not what was published of it: restore a true backup, or go on under "
                    + "another name")
        case (.proved, .behind), (.unproved, .behind):
            throw LedgerError.rotation(
                fault: "the log \(log.rawValue) is known to be behind its published checkpoint of \(standing.size) "
                    + "entries: restore a newer backup, or go on under another name")
        case (.renamed(let name, _), _): try rename(log, to: Self.origin(of: log, under: name), connection)
        case (.proved, .unproved), (.unproved, .unproved), (_, .unlisted): break
        }
        try connection.run(LedgerSQL.release, [.text(log.rawValue), .int(now), .text(word.text)])
    }
}
