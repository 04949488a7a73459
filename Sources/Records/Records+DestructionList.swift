// What the list of destructions and the database know of each other.

public import Storage

extension Records {
    public var destructionList: DestructionList { DestructionList(vault) }

    /// The names of the destructions, in the order of their keys.
    /// - Parameter after: the last key of the page before.
    public func destructionNames(
        after: Int64, limit: Int, _ connection: any Connection
    ) throws -> [(id: Int64, token: [UInt8], at: Int64)] {
        try connection.rows(DestructionSQL.names, [.int(after), .int(Int64(limit))]) {
            ($0.int(0), $0.bytes(1), $0.int(2))
        }
    }

    /// A destruction as the list has it.
    public func destructionBlock(_ id: Int64, _ connection: any Connection) throws -> DestructionBlock? {
        let events = try connection.rows(DestructionSQL.tokens, [.int(id)]) { $0.bytes(0) }
        return try connection.first(DestructionSQL.block, [.int(id)]) { row in
            DestructionBlock(
                day: row.text(0), clause: row.text(1), cause: DestructionCause(rawValue: row.text(2)) ?? .retention,
                token: row.bytes(3), events: events)
        }
    }

    /// Which of these destructions the database knows.
    public func knownDestructions(_ tokens: [[UInt8]], _ connection: any Connection) throws -> Set<[UInt8]> {
        var known = Set<[UInt8]>()
        try connection.among(DestructionSQL.named, tokens.map(Value.bytes)) { known.insert($0.bytes(0)) }
        return known
    }

    /// The keys of the destructions that this database knows and a list lacks: then the list is older, or its end was cut off.
    /// - Parameter time: leaves out what was destroyed here at or after it, in microseconds since 1970.
    public func destructions(
        missingIn blocks: [DestructionBlock], before time: Int64? = nil, _ database: any Database
    ) async throws -> [Int64] {
        let listed = Set(blocks.map(\.token))
        var missing: [Int64] = []
        var last = Int64.min
        while true {
            let after = last
            let page = try await database.read { try destructionNames(after: after, limit: 1000, $0) }
            guard let end = page.last else { return missing }
            missing += page.filter { !listed.contains($0.token) && $0.at < time ?? .max }.map(\.id)
            last = end.id
        }
    }
}
