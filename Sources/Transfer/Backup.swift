// A backup: the whole city of one instant as one file, made while servers go on working.

internal import Foundation
public import Storage

/// What a backup or a restore handled.
public struct TransferSummary: Sendable, Codable {
    public let tables: Int
    public let rows: Int
    public let bytes: Int
    /// SHA-256 by which the file can be told from another; its last frame holds it.
    public let hash: String
    /// Small text files of the home that came along, by name.
    public let files: [String: String]
}

/// Writes and reads backups (备份). The same file restores on either engine.
public struct Backup: Sendable {
    private let path: String
    private let key: ArchiveKey?
    private let mark: @Sendable (String) -> String

    /// - Parameters:
    ///   - path: the file.
    ///   - key: seals the file; without it everything that is not sealed in the database is readable in the file.
    ///   - mark: a keyed hash under the home's own secret, by which only this home's backups are restored with its keys.
    public init(path: String, key: ArchiveKey?, mark: @escaping @Sendable (String) -> String) {
        self.path = path
        self.key = key
        self.mark = mark
    }

    /// Writes the city as one snapshot sees it.
    /// - Parameters:
    ///   - files: small text files of the home that belong to the city.
    ///   - salt: 16 random bytes.
    ///   - made: when, in microseconds since 1970.
    /// - Throws: `TransferError`, `StorageError`; then there is no file.
    public func make(
        of database: any Database, files: [String: String], salt: [UInt8], made: Int64,
        progress: @escaping @Sendable (Int) -> Void
    ) async throws -> TransferSummary {
        try await database.read { [path, key, mark] connection in
            let migrations = try Migrator.applied(connection)
            let writer = try ArchiveWriter(path: path, key: key, salt: salt)
            let tables = try CityTables.all(connection)
            let header = ArchiveHeader(
                made: made, migrations: migrations,
                tables: tables.map { table in
                    .init(
                        name: table.shape.name,
                        columns: table.shape.columns.map { .init(name: $0.name, kind: $0.kind.rawValue) })
                }, files: files)
            try writer.add(.header, Array(try JSONEncoder().encode(header)))
            var digests: [TableDigest] = []
            var rows = 0
            for (index, table) in tables.enumerated() {
                var digest = DigestMaker()
                try CityTables.each(table, connection) { encoded, count in
                    digest.add(encoded, rows: count)
                    try writer.add(.rows, [UInt8(index)] + encoded)
                    rows += count
                    progress(rows)
                }
                digests.append(digest.finish())
            }
            let hash = try writer.finish(digests, mark: mark)
            return TransferSummary(tables: tables.count, rows: rows, bytes: writer.bytes, hash: hash, files: files)
        }
    }

    /// Fills an empty place: all of the city, or nothing. It opens for work with `settle` only.
    /// - Parameters:
    ///   - migrations: those of this program.
    ///   - now: microseconds since 1970.
    /// - Throws: `TransferError`, `StorageError`; then the place is as empty as before.
    public func restore(
        into database: any Database, migrations: [Migration], now: Int64, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> TransferSummary {
        let known = try ArchiveReader(path: path, key: key).header().migrations
        if let newer = Set(known).subtracting(migrations.map(\.id)).min() {
            throw StorageError.newerSchema(migration: newer)
        }
        // The tables as they stood then; what came later is applied to the rows.
        let steps = Set(known + TransferSchema.migrations.map(\.id))
        try await Migrator(migrations.filter { steps.contains($0.id) }, isWhole: false).migrate(database, now: now)
        try await database.write { try TransferSchema.beginArrival($0, move: "restore", now: now) }
        let summary: TransferSummary
        do {
            summary = try await database.write { [path, key, mark] connection in
                try Self.fill(connection, from: ArchiveReader(path: path, key: key), mark, progress)
            }
        } catch {
            try await Self.settle(database)
            throw error
        }
        try await Migrator(migrations).migrate(database, now: now)
        return summary
    }

    /// Opens a restored city for work, once it was looked at.
    public static func settle(_ database: any Database) async throws {
        try await database.write { try TransferSchema.leave(.arriving, $0) }
    }

    private static func fill(
        _ connection: any Connection, from reader: ArchiveReader, _ mark: (String) -> String, _ progress: (Int) -> Void
    ) throws -> TransferSummary {
        let header = try reader.header()
        let present = Dictionary(uniqueKeysWithValues: try CityTables.all(connection).map { ($0.shape.name, $0) })
        for table in header.tables {
            let columns = table.columns.map {
                TableShape.Column(name: $0.name, kind: .init(rawValue: $0.kind) ?? .text)
            }
            guard let here = present[table.name], Set(here.shape.columns) == Set(columns) else {
                throw TransferError.shape(table: table.name)
            }
        }
        var makers = header.tables.map { _ in DigestMaker() }
        var rows = 0
        var bytes = 0
        while true {
            let frame = try reader.next()
            bytes += frame.content.count
            if frame.kind == .end {
                let end = try reader.decode(ArchiveEnd.self, frame.content)
                guard end.file == reader.hashBeforeEnd, end.tables == makers.map({ $0.finish() }) else {
                    throw TransferError.altered
                }
                guard end.mark == mark(end.file) else { throw TransferError.stranger }
                return TransferSummary(
                    tables: makers.count, rows: rows, bytes: bytes, hash: end.file, files: header.files)
            }
            guard frame.kind == .rows, let index = frame.content.first.map(Int.init), index < makers.count else {
                throw TransferError.altered
            }
            let table = header.tables[index]
            let encoded = Array(frame.content.dropFirst())
            let values = try RowCoding.values(encoded[...])
            guard values.count % table.columns.count == 0 else { throw TransferError.altered }
            try connection.bulk(BulkTable(table.name, table.columns.map(\.name)), values)
            makers[index].add(encoded, rows: values.count / table.columns.count)
            rows += values.count / table.columns.count
            progress(rows)
        }
    }
}
