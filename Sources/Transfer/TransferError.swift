// What can go wrong when a city is carried elsewhere, in words that say what to do.

/// A backup, a restore or a move that could not be done. Nothing of it holds content of the city.
public enum TransferError: Error, Sendable, Equatable {
    /// The file is no backup, or one of a newer program.
    case notABackup
    /// The file ends too early.
    case truncated
    /// A byte of the file is not what was written.
    case altered
    /// The file is sealed and no key was given.
    case needsKey
    /// The key does not open the file.
    case wrongKey
    /// A key file holds no key.
    case malformedKey
    /// The file can't be read, or its place can't be written.
    case file(path: String)
    /// The place that should take the city holds rows already.
    case occupied(table: String)
    /// The source was written to while it was carried, so the two ends differ.
    case changed(table: String)
    /// The two ends have tables of different shape.
    case shape(table: String)
    /// A move or a restore into this database was begun and not finished.
    case unfinished
    /// The city of this database has moved elsewhere.
    case departed
}

extension TransferError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notABackup:
            "this is no backup that this version of Chengxin can read; check the file, or run a newer version"
        case .truncated: "the backup ends too early; fetch it again, or take an older one"
        case .altered: "the backup is damaged or was altered; fetch it again, or take an older one"
        case .needsKey: "the backup is sealed; give its key with --key-file"
        case .wrongKey: "the key does not open this backup; give the key file that it was made with"
        case .malformedKey:
            "the key file must hold 32 random bytes in base64; make one with 'openssl rand -base64 32'"
        case .file(let path): "'\(path)' can't be read or written; choose another place, or free some space"
        case .occupied(let table):
            "there are rows in table \(table) already; take an empty place, nothing was changed here"
        case .changed(let table):
            "table \(table) was written to during the move; stop every server of the old place and run the move again "
                + "with --anew"
        case .shape(let table): "table \(table) differs between the two ends; run the same version on both"
        case .unfinished:
            "a move or a restore into this database was begun and not finished; run it again"
        case .departed: "the city of this database has moved; work with its new place, and delete this one"
        }
    }
}
