// The keys of a log over time: a new one signs beside the old one until the old one is retired, so that nobody is left behind.

public import Storage

/// A key of a log and the checkpoints that it signs.
public struct LedgerKey: Sendable, Hashable {
    /// Counted from one; the number from which the home's secrets make it.
    public let number: Int64
    public let key: NoteKey
    /// The size of the first checkpoint that it signed.
    public let first: Int
    /// The size of the last one; nil while it signs.
    public let last: Int?

    /// Whether it has to stand under the checkpoint of a size.
    public func signs(_ checkpoint: Checkpoint) -> Bool {
        key.name == checkpoint.origin && first <= checkpoint.size && checkpoint.size <= last ?? .max
    }
}

extension Ledger {
    /// The keys of a log with the sizes that they sign, the oldest first.
    public func ledgerKeys(of log: LogName, _ connection: any Connection) throws -> [LedgerKey] {
        try connection.rows(LedgerSQL.keys, [.text(log.rawValue)]) { row in
            LedgerKey(
                number: row.int(0), key: try NoteKey(line: row.text(1)), first: Int(row.int(2)),
                last: row.optionalInt(3).map(Int.init))
        }
    }

    /// All keys that a log ever signed with, the oldest first.
    public func keys(of log: LogName, _ connection: any Connection) throws -> [NoteKey] {
        try ledgerKeys(of: log, connection).map(\.key)
    }

    /// The signers of a log, the oldest key first.
    /// - Throws: `LedgerError.foreignKey` if the home's secrets make other keys than the database names.
    func signers(_ log: LogName, _ connection: any Connection) throws -> [NoteSigner] {
        try ledgerKeys(of: log, connection).filter { $0.last == nil }.map { kept in
            let signer = try signer(log, kept.key.name, number: kept.number)
            guard signer.key == kept.key else { throw LedgerError.foreignKey }
            return signer
        }
    }

    /// Lets a new key sign beside the present one, from the newest checkpoint on.
    /// - Returns: the new key.
    /// - Throws: `LedgerError.rotation` if two keys sign already.
    public func beginRotation(of log: LogName, _ connection: any Connection) throws -> NoteKey {
        try connection.run(LedgerSQL.hold, [.text(log.rawValue)])
        try mustNotBeHeld(connection)
        guard try signers(log, connection).count == 1 else {
            throw LedgerError.rotation(fault: "two keys of this log sign already; end that rotation first, with --end")
        }
        let head = try head(log, connection)
        let number = (try ledgerKeys(of: log, connection).last?.number ?? 0) + 1
        let new = try signer(log, head.origin, number: number)
        try add(new.key, number: number, of: log, from: head.size, connection)
        // A reader who knows the new key only must find it under the newest checkpoint.
        try signAgain(log, connection)
        return new.key
    }

    /// Retires the older key: the newest checkpoint is the last that it signed.
    /// - Returns: the retired key.
    /// - Throws: `LedgerError.rotation` if only one key signs.
    public func endRotation(of log: LogName, _ connection: any Connection) throws -> LedgerKey {
        try connection.run(LedgerSQL.hold, [.text(log.rawValue)])
        let size = try head(log, connection).size
        let current = try ledgerKeys(of: log, connection).filter { $0.last == nil }
        guard current.count > 1, let old = current.first else {
            throw LedgerError.rotation(fault: "only one key of this log signs; begin a rotation first, without --end")
        }
        try connection.run(LedgerSQL.retireKey, [.text(log.rawValue), .int(old.number), .int(Int64(size))])
        return LedgerKey(number: old.number, key: old.key, first: old.first, last: size)
    }

    /// Lets every log go on under another name of the city; one that bears it already stays as it is.
    public func rename(to name: String, _ connection: any Connection) throws {
        for log in LogName.allCases {
            let origin = Self.origin(of: log, under: name)
            if try head(log, connection).origin != origin { try rename(log, to: origin, connection) }
        }
    }

    static func origin(of log: LogName, under name: String) -> String { "\(name)/ledger/\(log.rawValue)" }

    /// Goes on under another name: same entries, new name, new key. What was published under the old name stays true of it.
    func rename(_ log: LogName, to origin: String, _ connection: any Connection) throws {
        try connection.run(LedgerSQL.hold, [.text(log.rawValue)])
        guard NoteKey.isName(origin) else { throw LedgerError.malformed(what: "name of a ledger") }
        let head = try head(log, connection)
        guard origin != head.origin else {
            throw LedgerError.rotation(fault: "the ledger has that name already; give another one")
        }
        let keys = try ledgerKeys(of: log, connection)
        for key in keys where key.last == nil {
            try connection.run(LedgerSQL.retireKey, [.text(log.rawValue), .int(key.number), .int(Int64(head.size))])
        }
        try connection.run(LedgerSQL.rename, [.text(log.rawValue), .text(origin)])
        let number = (keys.last?.number ?? 0) + 1
        try add(signer(log, origin, number: number).key, number: number, of: log, from: head.size, connection)
        guard let newest = try connection.first(LedgerSQL.newestCheckpoint, [.text(log.rawValue)], Self.published)
        else { return }
        // Witnesses signed it under the old name.
        try connection.run(LedgerSQL.dropCosignatures, [.text(log.rawValue), .int(Int64(newest.checkpoint.size))])
        let checkpoint = Checkpoint(origin: origin, size: newest.checkpoint.size, root: newest.checkpoint.root)
        try replace(checkpoint, of: log, connection)
    }

    private func signAgain(_ log: LogName, _ connection: any Connection) throws {
        guard let newest = try connection.first(LedgerSQL.newestCheckpoint, [.text(log.rawValue)], Self.published)
        else { return }
        try replace(newest.checkpoint, of: log, connection)
    }

    private func replace(_ checkpoint: Checkpoint, of log: LogName, _ connection: any Connection) throws {
        try connection.run(
            LedgerSQL.signAgain,
            [
                .text(log.rawValue), .int(Int64(checkpoint.size)),
                .text(try sign(checkpoint, of: log, connection).encoded),
            ])
    }

    /// The note of a checkpoint, with the signature of each key that signs now.
    func sign(_ checkpoint: Checkpoint, of log: LogName, _ connection: any Connection) throws -> SignedNote {
        let notes = try signers(log, connection).map { try $0.sign(checkpoint.text) }
        return SignedNote(text: checkpoint.text, signatures: notes.flatMap(\.signatures))
    }

    func add(
        _ key: NoteKey, number: Int64, of log: LogName, from size: Int, _ connection: any Connection
    ) throws {
        try connection.run(
            LedgerSQL.addKey, [.text(log.rawValue), .int(number), .text(key.line), .int(Int64(size))])
    }

    /// Whose words a note is: that of a log of this home, signed with a key that its secrets make. A restored home may not
    /// know its last keys any more, so the next few that it would make count as well.
    public func author(of note: SignedNote, _ connection: any Connection) throws -> LogName? {
        guard let origin = try? Checkpoint(text: note.text).origin else { return nil }
        for log in LogName.allCases {
            guard let name = try connection.first(LedgerSQL.log, [.text(log.rawValue)], { $0.text(0) }) else {
                continue
            }
            let known = try ledgerKeys(of: log, connection)
            var keys = known.map(\.key)
            let next = (known.last?.number ?? 0) + 1
            for number in next..<next + 8 { keys.append(try signer(log, name, number: number).key) }
            if keys.contains(where: { $0.name == origin && note.isSigned(by: $0) }) { return log }
        }
        return nil
    }
}
