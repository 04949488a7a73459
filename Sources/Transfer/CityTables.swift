// Which tables are a city: all that migrations make, but the database's own book-keeping.

internal import Storage

enum CityTables {
    /// Tables that belong to the place and not to the city.
    private static let ownOfThePlace: Set<String> = ["schema_migration", "transfer_state"]

    /// All tables of the city, each after those that it refers to.
    static func all(_ connection: any Connection) throws -> [TablePages] {
        try connection.tables().filter { !ownOfThePlace.contains($0.name) }.map { shape in
            guard !shape.key.isEmpty else { throw TransferError.shape(table: shape.name) }
            return TablePages(shape)
        }
    }

    /// - Throws: `TransferError.occupied` if there is a row in any table.
    static func mustBeVacant(_ connection: any Connection) throws {
        for table in try all(connection) where try table.greatestKey(connection) != nil {
            throw TransferError.occupied(table: table.shape.name)
        }
    }

    /// Reads every row of a database once, in one snapshot.
    static func digests(
        _ database: any Database, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> [String: TableDigest] {
        try await database.read { connection in
            var digests: [String: TableDigest] = [:]
            var rows = 0
            for table in try all(connection) {
                var digest = DigestMaker()
                try each(table, connection) { encoded, count in
                    digest.add(encoded, rows: count)
                    rows += count
                    progress(rows)
                }
                digests[table.shape.name] = digest.finish()
            }
            return digests
        }
    }

    /// Hands over the rows of a table, encoded, page by page.
    static func each(
        _ table: TablePages, _ connection: any Connection, _ body: (_ encoded: [UInt8], _ rows: Int) throws -> Void
    ) throws {
        var key: [Value]?
        while true {
            let page = try table.page(after: key, connection)
            guard !page.isEmpty else { return }
            var encoded: [UInt8] = []
            RowCoding.append(page[...], to: &encoded)
            try body(encoded, page.count / table.shape.columns.count)
            key = table.lastKey(of: page)
        }
    }
}
