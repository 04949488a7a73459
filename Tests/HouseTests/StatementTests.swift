// Every statement of the program is understood by the engine of this run; CI runs the suite on both.

import Storage
import Testing
import TestSupport

@Suite("One SQL for both engines")
struct StatementTests {
    @Test("every statement of every room is understood")
    func parses() async throws {
        let home = try await TestHome()
        #expect(TestSchema.statements.count > 40)
        for statement in TestSchema.statements {
            await #expect(throws: Never.self, "\(statement.sql)") {
                try await home.database.read { try $0.parse(statement) }
            }
        }
    }

    @Test("a statement on a table that is not there is refused")
    func refuses() async throws {
        let home = try await TestHome()
        await #expect(throws: StorageError.self) {
            try await home.database.read { try $0.parse(RawSQL("SELECT id FROM no_such_table")) }
        }
    }
}
