// Readiness that means it, and what readers see while the database is away.

import Foundation
import Logging
import Storage
import Synchronization
import Testing
import TestSupport
import Web

@Suite("Readiness")
struct OperationsReadyTests {
    @Test("A server whose database, schema and pack are right is ready")
    func isReady() async throws {
        let answer = try await TestHome().site().ask("/readyz")
        #expect(answer.status == 200)
        #expect(answer.text == #"{"status":"ready"}"#)
    }

    @Test("A step of the schema that is missing is named; a newer step is no reason to send readers away")
    func schemaIsNamed() async throws {
        let home = try await TestHome()
        let site = try home.site()
        try await home.change("INSERT INTO schema_migration (id, applied_at) VALUES ('records-99', 0)")
        #expect(try await site.ask("/readyz").status == 200)
        try await home.change("DELETE FROM schema_migration WHERE id = 'records-1'")
        let answer = try await site.ask("/readyz")
        #expect(answer.status == 503)
        #expect(answer.header("Retry-After") == "5")
        #expect(try answer.json["failed"] as? [String] == ["schema"])
        #expect(try answer.json["instance"] as? String == answer.header("X-Request-Id"))
    }

    @Test("Another pack that becomes active while the server runs is named")
    func policyIsNamed() async throws {
        let home = try await TestHome()
        let site = try home.site()
        try await home.change(
            "INSERT INTO policy_version (id, pack, hash, activated_at) VALUES (1, 'cn-3701', 'other', 9)")
        let answer = try await site.ask("/readyz")
        #expect(answer.status == 503)
        #expect(try answer.json["failed"] as? [String] == ["policy"])
    }

    @Test("A database that fails is named, and says so in the figures")
    func databaseIsNamed() async throws {
        let home = try await TestHome()
        let site = try home.site()
        try home.database.close()
        let answers = try await site.live([("/readyz", [:]), ("/metrics", [:]), ("/healthz", [:])])
        #expect(answers.map(\.status) == [503, 200, 200])
        #expect(try answers[0].json["failed"] as? [String] == ["database"])
        #expect(answers[1].text.contains("chengxin_ready{check=\"database\"} 0\n"))
    }

    @Test("A database that hangs is waited for no longer than the limit, is asked once, and is ready again afterwards")
    func hangingIsLimited() async throws {
        let home = try await TestHome()
        let asked = Mutex(0)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let door = OperationsDoor(
            patience: .milliseconds(50), elapsed: { 0 }, isOutage: { _ in true }, figures: { [] },
            standing: {
                let isFirst = asked.withLock { count in
                    count += 1
                    return count == 1
                }
                if isFirst { for await _ in gate {} }
                return Standing(schema: .own, policy: .active)
            })
        let site = try home.site(operations: door)
        for _ in 0..<20 { #expect(try await site.ask("/readyz").status == 503) }
        #expect(asked.withLock { $0 } == 1)
        open.finish()
        var status = 503
        for _ in 0..<12_000 where status != 200 {
            try await Task.sleep(for: .milliseconds(5))
            status = try await site.ask("/readyz").status
        }
        #expect(status == 200)
    }

    @Test("While the database is away, pages and programs hear 503, when to come back, and a number to quote")
    func outageIsNoFault() async throws {
        let home = try await TestHome()
        let lines = LogLines()
        let site = try home.site(
            operations: OperationsDoor(
                elapsed: { 0 }, isOutage: { $0 is StorageError }, figures: { [] },
                standing: { Standing(schema: .own, policy: .active) }),
            logger: lines.logger(.text, level: .notice))
        try home.database.close()
        for address in ["/s/\(home.code)", "/search?q=%E6%B3%89%E6%B5%8B", "/penalties", "/permits.csv"] {
            let page = try await site.ask(address, ["Accept-Language": "en"])
            #expect(page.status == 503, "\(address)")
            #expect(page.header("Retry-After") == "10")
            #expect(page.text.contains("Not available at the moment"))
            #expect(page.text.contains(try #require(page.header("X-Request-Id"))))
        }
        let problem = try await site.ask("/api/v1/public/subjects/\(home.code)")
        #expect(problem.status == 503)
        #expect(problem.header("Content-Type") == "application/problem+json")
        #expect(try problem.json["type"] as? String == "/problems/unavailable")
        #expect(try problem.json["instance"] as? String == problem.header("X-Request-Id"))
        let told = lines.all.filter { $0.contains("the database does not answer") }
        #expect(told.count == 5)
        #expect(!lines.all.joined().contains(home.code))
    }

    @Test("The database says how many connections work, and how many there may be")
    func loadIsTold() async throws {
        let home = try await TestHome()
        let database = home.database
        let idle = database.load
        #expect(idle.inUse == 0 && idle.waiting == 0 && idle.limit > 1)
        let inside = try await database.read { _ in database.load }
        #expect(inside.inUse == 1)
        #expect(database.load.inUse == 0)
    }
}
