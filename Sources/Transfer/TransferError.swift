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
    /// A key was given for a file that is not sealed.
    case notSealed
    /// The file bears no mark of this home's keys, or another home's.
    case stranger
    /// One row is larger than a backup can hold.
    case tooLarge
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
    /// The source of a move is itself a place where rows are arriving.
    case halfSource
    /// The two ends are one database.
    case samePlace
    /// There is no city at the source.
    case nothingThere
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
        case .notSealed: "the backup is not sealed; leave --key-file out if you trust where it comes from"
        case .stranger:
            "the backup was not made with the keys of this home, or was altered; put the home's own file 'keys' there"
        case .tooLarge: "a row is larger than a backup can hold; please report this as a fault"
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
        case .halfSource:
            "the place at --from holds half a city that was on its way there; finish that move first, and keep both places"
        case .samePlace: "--from and --to are the same database under two names; give another place"
        case .nothingThere: "there is no city at --from; check the address"
        case .departed: "the city of this database has moved; work with its new place, and delete this one"
        }
    }
}
