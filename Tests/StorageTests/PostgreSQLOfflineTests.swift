// What the PostgreSQL engine does without a server: addresses and wording.

import Storage
import Testing

@Suite("PostgreSQL without a server")
struct PostgreSQLOfflineTests {
    @Test(
        "an address that can't be read is refused without repeating it",
        arguments: [
            "postgres://user:geheim%ZZ@host/db", "host='geheim", "postgres://user:geheim@[::1/db",
        ])
    func refusesAddress(_ url: String) {
        let error = #expect(throws: StorageError.self) { try PostgreSQLDatabase(url: url) }
        #expect(error?.isUnreachable == true)
        #expect(error?.description.contains("geheim") == false)
    }

    @Test("a server that does not answer is told without repeating the address")
    func tellsSilence() async throws {
        let database = try PostgreSQLDatabase(url: "postgres://user:geheim@127.0.0.1:1/db")
        let error = await #expect(throws: StorageError.self) { try await database.read { _ in } }
        #expect(error?.isUnreachable == true)
        #expect(error?.description.contains("geheim") == false)
        #expect(error?.description.contains("127.0.0.1") == false)
    }

    @Test("pauses grow, but not without end")
    func pauses() {
        for attempt in [0, 1, 5, 10, 1000] {
            let pause = PostgreSQLDatabase.jitter(attempt)
            #expect(pause >= .zero)
            #expect(pause <= .milliseconds(min(1 << min(max(attempt, 1), 20), 256)))
        }
    }
}
