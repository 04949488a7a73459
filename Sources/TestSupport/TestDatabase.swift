// The database of one test: a file of its own, or a schema of its own on a server. The suite runs once on each engine.

internal import Foundation
public import Storage

/// The engine that this run of the suite is about, by `CHENGXIN_TEST_ENGINE`.
public enum TestEngine: String, Sendable {
    case sqlite, postgresql

    public static let current: TestEngine = {
        let environment = ProcessInfo.processInfo.environment
        guard let name = environment["CHENGXIN_TEST_ENGINE"] else { return .sqlite }
        guard let engine = TestEngine(rawValue: name) else {
            // A misspelt engine must not pass as a run on the other one; only tests call this.
            preconditionFailure("CHENGXIN_TEST_ENGINE is 'sqlite' or 'postgresql'")
        }
        return engine
    }()

    /// Bytes as this engine writes them in a statement.
    public static func bytes(_ hex: String) -> String {
        switch current {
        case .sqlite: "x'\(hex)'"
        case .postgresql: "'\\x\(hex)'::bytea"
        }
    }

    /// As many zero bytes.
    public static func zeros(_ count: Int) -> String {
        bytes(String(repeating: "00", count: count))
    }
}

/// Makes empty databases.
public enum TestDatabase {
    /// A database that nobody else has, on the engine of this run.
    /// - Parameter folder: where a file goes.
    public static func make(in folder: String) async throws -> any Database {
        switch TestEngine.current {
        case .sqlite: try SQLiteDatabase(path: folder + "/city.sqlite")
        case .postgresql: try await schema()
        }
    }

    /// A new schema on the server that `CHENGXIN_TEST_POSTGRES` names. It goes with the server.
    private static func schema() async throws -> any Database {
        let url = ProcessInfo.processInfo.environment["CHENGXIN_TEST_POSTGRES"] ?? ""
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let admin = try PostgreSQLDatabase(url: url, maximumConnections: 1)
        defer { admin.close() }
        try await admin.write { try $0.define("CREATE SCHEMA \(name)") }
        return try PostgreSQLDatabase(
            url: url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)", maximumConnections: 3,
            patience: 60)
    }
}

/// Statements that a test sends behind the rooms' back, where the engines' own tables are asked.
enum TestSQL {
    /// Tables of the schema, on PostgreSQL.
    static let tables = "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"

    /// Rows of a table whose text form holds a text, or its bytes in hexadecimal.
    static func rows(of table: String) -> String {
        "SELECT COUNT(*) FROM \(table) t WHERE position($1 IN CAST(t AS TEXT)) > 0 OR position($2 IN CAST(t AS TEXT)) > 0"
    }
}
