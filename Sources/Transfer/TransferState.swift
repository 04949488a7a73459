// Where a move stands, kept in both databases, so that nobody works with half a city or with the one that has left.

public import Storage

enum TransferSQL: String, CaseIterable, Statement {
    case phase = "SELECT phase, move FROM transfer_state"
    case enter = "INSERT INTO transfer_state (phase, move, at) VALUES ($1, $2, $3) ON CONFLICT (phase) DO NOTHING"
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
                    move TEXT NOT NULL,
                    at {int} NOT NULL
                )
                """
            ])
    ]

    /// Refuses to work with a city that is on its way.
    /// - Throws: `TransferError.unfinished`, `TransferError.departed`.
    public static func mustBeSettled(_ connection: any Connection) throws {
        switch try standing(connection)?.phase {
        case nil: return
        case .arriving: throw TransferError.unfinished
        case .departed: throw TransferError.departed
        }
    }

    /// Whether the city is here and whole.
    public static func isSettled(_ connection: any Connection) throws -> Bool { try standing(connection) == nil }

    /// Marks an empty place as one where rows arrive, and empties one where an earlier run was broken off.
    /// - Throws: `TransferError.occupied` if a city is there.
    /// - Parameter move: what names this arrival, also at the place that the city leaves.
    static func beginArrival(_ connection: any Connection, move: String, now: Int64) throws {
        if try standing(connection)?.phase == .arriving {
            for table in try CityTables.all(connection).reversed() { try table.empty(connection) }
            try leave(.arriving, connection)
        } else {
            try CityTables.mustBeVacant(connection)
        }
        try enter(.arriving, move: move, now: now, connection)
    }

    static func enter(_ phase: TransferPhase, move: String, now: Int64, _ connection: any Connection) throws {
        try connection.run(TransferSQL.enter, [.text(phase.rawValue), .text(move), .int(now)])
    }

    static func leave(_ phase: TransferPhase, _ connection: any Connection) throws {
        try connection.run(TransferSQL.leave, [.text(phase.rawValue)])
    }

    static func standing(_ connection: any Connection) throws -> (phase: TransferPhase, move: String)? {
        try connection.first(TransferSQL.phase) { row in
            TransferPhase(rawValue: row.text(0)).map { ($0, row.text(1)) }
        }?.flatMap { $0 }
    }
}
