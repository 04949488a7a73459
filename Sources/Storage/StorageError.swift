// What can go wrong below the stores, in words that tell the operator what to do.

/// A failure of the database itself. Messages hold no values and no SQL, so nothing private leaks through them.
public enum StorageError: Error, Sendable, Equatable {
    /// Another writer kept the database for longer than the waiting limit.
    case busy
    /// The disk is full.
    case full
    /// The file is not a database of ours, or damaged.
    case damaged(detail: String)
    /// The file or its folder can't be opened or written.
    case unreachable(detail: String)
    /// A rule of the schema was broken: a mistake of the program, or two writers made the same key.
    case constraint(detail: String)
    /// The schema is newer than this program.
    case newerSchema(migration: String)
    /// Anything else, with the engine's own code.
    case engine(code: Int, detail: String)
}

extension StorageError {
    /// Whether the database is away, busy or full: another moment may be better, and nothing is wrong with the program.
    public var isOutage: Bool {
        switch self {
        case .busy, .full, .unreachable: true
        case .damaged, .constraint, .newerSchema, .engine: false
        }
    }
}

extension StorageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .busy:
            "the database is in use by another writer and stayed locked; try again, or end the other command"
        case .full:
            "the disk is full; free some space and run the command again, nothing that was acknowledged is lost"
        case .damaged(let detail):
            "the database file is damaged or is not a Chengxin database (\(detail)); restore it from a backup"
        case .unreachable(let detail):
            "the database can't be opened (\(detail)); check that the home exists and that you may write to it"
        case .constraint(let detail):
            "the database refused a row that breaks its own rules (\(detail)); please report this as a fault"
        case .newerSchema(let migration):
            "this home was made by a newer version (it has migration \(migration)); run that version"
        case .engine(let code, let detail):
            "the database reported error \(code) (\(detail))"
        }
    }
}
