// Where a move stands, kept in both databases, so that nobody works with half a city or with the one that has left.

public import Storage

enum TransferSQL: String, CaseIterable, Statement {
    case phase = "SELECT phase FROM transfer_state"
    case enter = "INSERT INTO transfer_state (phase, at) VALUES ($1, $2) ON CONFLICT (phase) DO NOTHING"
    case leave = "DELETE FROM transfer_state WHERE phase = $1"
}

/// What a database is in a move.
enum TransferPhase: String, Sendable {
    /// Rows are arriving; they are not all there.
    case arriving
    /// Everything is in the new place and was compared.
    case departed
}

public enum TransferSchema {
    public static var statements: [any Statement] { TransferSQL.allCases }

    public static let migrations = [
        Migration(
            "transfer-1",
            [
                """
                CREATE TABLE transfer_state (
                    phase TEXT PRIMARY KEY CHECK (phase IN ('arriving', 'departed')),
                    at {int} NOT NULL
                )
                """
            ])
    ]

    /// Refuses to work with a city that is on its way.
    /// - Throws: `TransferError.unfinished`, `TransferError.departed`.
    public static func mustBeSettled(_ connection: any Connection) throws {
        switch try phase(connection) {
        case nil: return
        case .arriving: throw TransferError.unfinished
        case .departed: throw TransferError.departed
        }
    }

    /// Marks an empty place as one where rows arrive, and empties one where an earlier run was broken off.
    /// - Throws: `TransferError.occupied` if a city is there.
    static func beginArrival(_ connection: any Connection, now: Int64) throws {
        if try phase(connection) == .arriving {
            for table in try CityTables.all(connection).reversed() { try table.empty(connection) }
        } else {
            try CityTables.mustBeVacant(connection)
            try connection.run(TransferSQL.enter, [.text(TransferPhase.arriving.rawValue), .int(now)])
        }
    }

    static func phase(_ connection: any Connection) throws -> TransferPhase? {
        try connection.first(TransferSQL.phase) { $0.text(0) }.flatMap(TransferPhase.init)
    }
}
