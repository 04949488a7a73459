// The one table of a witness. It lies in a database of its own, never in that of a city.

public import Storage

enum WitnessSQL: String, CaseIterable, Statement {
    case newest = "SELECT note, at FROM witness_log WHERE id = $1"
    case all = "SELECT origin, size, at FROM witness_log ORDER BY origin"
    case advance = """
        INSERT INTO witness_log (id, origin, size, at, note) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET size = excluded.size, at = excluded.at, note = excluded.note
        """
}

public enum WitnessSchema {
    public static var statements: [any Statement] { WitnessSQL.allCases }

    public static let migrations = [
        Migration(
            "witness-1",
            [
                """
                CREATE TABLE witness_log (
                    id TEXT PRIMARY KEY,
                    origin TEXT NOT NULL,
                    size {int} NOT NULL,
                    at {int} NOT NULL,
                    note TEXT NOT NULL
                )
                """
            ])
    ]
}
