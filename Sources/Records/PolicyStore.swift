// Which pack was active when: decisions are stamped with it.

public import Law
public import Storage
internal import Vault

/// A pack version as the database knows it.
public struct PolicyStamp: Sendable, Hashable {
    public let id: Int64
    public let hash: String

    public init(id: Int64, hash: String) {
        self.id = id
        self.hash = hash
    }
}

extension Records {
    /// Whether the secrets are those of this home, asked of a city that came from elsewhere: it must bear its mark.
    public func knowsHome(_ connection: any Connection) throws -> Bool {
        try connection.first(RecordsSQL.homeMark, [], { $0.bytes(0) }) == vault.lookup("home", [])
    }

    /// Whether the secrets are those of this home: a keyed hash of nothing in particular, kept when the home was made.
    /// - Returns: false if another home's keys were put in; nothing of this home could be recognised or opened with them.
    public func recognisesHome(_ connection: any Connection) throws -> Bool {
        let expected = vault.lookup("home", [])
        if let kept = try connection.first(RecordsSQL.homeMark, [], { $0.bytes(0) }) { return kept == expected }
        try connection.run(RecordsSQL.markHome, [.bytes(expected)])
        return true
    }

    /// The stamp of this pack; a pack that the home has not seen yet becomes its active version, and the log `policy` says so.
    public func activate(
        _ pack: PolicyPack, now: Int64, makeID: () -> Int64, _ connection: any Connection
    ) throws -> PolicyStamp {
        if let known = try connection.first(
            PolicySQL.byHash, [.text(pack.id), .text(pack.hash)], { (id: $0.int(0), span: $0.optionalInt(1)) })
        {
            if known.span == nil { try enterVersions(connection) }
            return PolicyStamp(id: known.id, hash: pack.hash)
        }
        let id = makeID()
        try connection.run(PolicySQL.add, [.int(id), .text(pack.id), .text(pack.hash), .int(now)])
        try enterVersions(connection)
        return PolicyStamp(id: id, hash: pack.hash)
    }

    /// Id and hash of the version that was activated last, or nil in an empty home.
    public func activePolicy(_ connection: any Connection) throws -> (pack: String, hash: String)? {
        try connection.first(PolicySQL.active, []) { ($0.text(0), $0.text(1)) }
    }
}
