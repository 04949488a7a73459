// A PostgreSQL server for tests, if there is one, and an empty schema on it for each test.

import Foundation
import Storage

/// The server that `CHENGXIN_TEST_POSTGRES` names; its user must be allowed to make schemas.
enum TestServer {
    static let url = ProcessInfo.processInfo.environment["CHENGXIN_TEST_POSTGRES"]

    /// Makes a schema, hands over the address that leads into it, and drops it.
    static func withSchema(_ body: (_ url: String) async throws -> Void) async throws {
        guard let url else { return }
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let admin = try PostgreSQLDatabase(url: url, maximumConnections: 1)
        defer { admin.close() }
        try await admin.write { try $0.define("CREATE SCHEMA \(name)") }
        let outcome: Result<Void, any Error>
        do {
            try await body(address(url, schema: name))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await admin.write { try $0.define("DROP SCHEMA \(name) CASCADE") }
        try outcome.get()
    }

    static func withDatabase(_ body: (PostgreSQLDatabase) async throws -> Void) async throws {
        try await withSchema { url in
            let database = try PostgreSQLDatabase(url: url)
            defer { database.close() }
            try await body(database)
        }
    }

    /// The same server and user, but a database that is not there.
    static func addressOfMissingDatabase(_ url: String) -> String {
        guard var parts = URLComponents(string: url), parts.scheme != nil else {
            return url + " dbname=no_such_database"
        }
        parts.path = "/no_such_database"
        return parts.string ?? url
    }

    private static func address(_ url: String, schema: String) -> String {
        guard url.contains("://") else { return url + " options='-csearch_path=\(schema)'" }
        return url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"
    }
}
