// The contract on PostgreSQL. Runs where CHENGXIN_TEST_POSTGRES names a server.

import Storage
import Testing

@Suite("PostgreSQL keeps the storage contract", .enabled(if: TestServer.url != nil))
struct PostgreSQLContractTests {
    @Test(arguments: StoragePromise.all)
    func keeps(_ promise: StoragePromise) async throws {
        try await TestServer.withDatabase { try await promise.check($0) }
    }
}

/// What the tests ask of the server itself.
enum ServerSQL: String, Statement {
    case end = "SELECT pg_terminate_backend(pg_backend_pid())"
    case one = "SELECT 1, true, 2::smallint, 3.75, -12345678::numeric, 'x'"
    case sleep = "SELECT pg_sleep(5)"
    case process = "SELECT pg_backend_pid()"
    case collations = """
        SELECT c.collname FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation
        WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 ORDER BY a.attnum
        """
    case endOther = "SELECT pg_terminate_backend($1::integer)"
}
