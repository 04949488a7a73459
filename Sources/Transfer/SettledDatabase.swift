// The database that everybody else works with: it takes no write while the city is on its way.

public import Storage

/// Asks in each writing transaction whether the city is here, so that a server of the old place stops the moment it is closed.
public struct SettledDatabase: Database {
    private let base: any Database

    public init(_ base: any Database) {
        self.base = base
    }

    public func read<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.read(work)
    }

    /// - Throws: `TransferError.unfinished`, `TransferError.departed`.
    @discardableResult
    public func write<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.write { connection in
            try TransferSchema.mustBeSettled(connection)
            return try work(connection)
        }
    }

    public func waitForWriters() async throws { try await base.waitForWriters() }

    @discardableResult
    public func scrub(upTo limit: Int?) async throws -> Bool { try await base.scrub(upTo: limit) }

    public func stamp() async throws -> CommitStamp { try await base.stamp() }

    public var load: DatabaseLoad { base.load }

    public func close() throws { try base.close() }
}
