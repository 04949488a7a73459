// The operator's page and the figures of jobs: what is shown, and to whom alone.

import Access
import Registry
import Testing
import Web

@Suite("The operator's page")
struct OperationsPageTests {
    private static let jobs = [
        JobStanding(name: "answers-forget", open: 1, finished: 1_795_140_060),
        JobStanding(name: "letters", open: 1200, held: 1, error: nil),
        JobStanding(
            name: "reports-forget", open: 1, failing: 1, overdue: 0, finished: 1_795_140_060, error: "<disk> is full"),
        JobStanding(name: "sessions-forget", open: 1, overdue: 720),
        JobStanding(name: "sweep"),
    ]

    private func cookie(_ home: TestHome, _ roles: Set<Role>) async throws -> String {
        _ = try await home.access.add(
            NewAccount(
                login: "yun.wei", name: "运维员", organisation: roles == [.operator] ? nil : TestRows.provider.code,
                roles: roles, until: nil, password: LoginDoor.password), today: TestHome.today)
        let step = try await home.access.signIn(
            login: "yun.wei", password: LoginDoor.password, address: "127.0.0.1", today: TestHome.today,
            rule: .whereEnrolled)
        return "session=\(try #require(step.opened).token)"
    }

    private func site(_ home: TestHome) throws -> TestSite {
        try home.site(
            operations: home.operations(
                figures: {
                    [
                        .gauge("chengxin_database_connections_in_use", "", 3),
                        .gauge("chengxin_database_connections_limit", "", 8),
                        .gauge("chengxin_database_waiting", "", 17),
                    ]
                }, jobs: Self.jobs))
    }

    @Test("M-37: the operator sees checks, connections and jobs; a clerk and a stranger have no such page")
    func page() async throws {
        let home = try await TestHome()
        let site = try site(home)
        let operations = try await cookie(home, [.operator])
        let page = try await site.ask("/desk/operations", ["Cookie": operations + "; lang=en"])
        #expect(page.status == 200)
        #expect(page.header("Cache-Control") == "no-store")
        for text in [
            "The database answers", "Holds", "of 8", ">17<", "letters", "Being done", "Failed, will be tried again",
            "&lt;disk&gt; is full", "Overdue", "12 minutes", "Not run yet", "1\u{A0}200",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(!page.text.contains("<disk>"))
        #expect(try await site.ask("/desk", ["Cookie": operations]).text.contains("href=\"/desk/operations\""))
        let stranger = try await site.ask("/desk/operations")
        #expect(stranger.status == 303)
        #expect(stranger.header("Location")?.hasPrefix("/login") == true)
    }

    @Test("a clerk hears that there is no such page, and the desk does not lead there")
    func clerk() async throws {
        let home = try await TestHome()
        let site = try site(home)
        let clerk = try await cookie(home, [.providerClerk])
        #expect(try await site.ask("/desk/operations", ["Cookie": clerk]).status == 404)
        #expect(try await !site.ask("/desk", ["Cookie": clerk]).text.contains("/desk/operations"))
    }

    @Test("what does not hold says in both languages what to do", arguments: ["zh", "en"])
    func advice(language: String) async throws {
        let home = try await TestHome()
        let site = try site(home)
        let operations = try await cookie(home, [.operator])
        try await home.change("DELETE FROM schema_migration WHERE id = 'storage-2'")
        let page = try await site.ask("/desk/operations", ["Cookie": operations + "; lang=\(language)"])
        #expect(page.text.contains("chengxin migrate"))
        #expect(page.text.contains(language == "zh" ? "不正常" : "Does not hold"))
    }

    @Test("the figures of jobs bear the names of kinds and nothing else")
    func figures() async throws {
        let home = try await TestHome()
        let site = try site(home)
        let token = "0123456789abcdef0123"
        let open = try home.site(operations: home.operations(token: token, jobs: Self.jobs))
        let text = try await open.ask("/metrics", ["Authorization": "Bearer \(token)"]).text
        for line in [
            "chengxin_jobs_open{job=\"letters\"} 1200", "chengxin_jobs_held{job=\"letters\"} 1",
            "chengxin_jobs_failing{job=\"reports-forget\"} 1", "chengxin_jobs_failing{job=\"sweep\"} 0",
            "chengxin_job_overdue_seconds{job=\"sessions-forget\"} 720",
            "chengxin_job_last_success_timestamp_seconds{job=\"answers-forget\"} 1795140060",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
        #expect(!text.contains("is full"))
        #expect(!text.contains("chengxin_job_last_success_timestamp_seconds{job=\"sweep\"}"))
        #expect(try await site.ask("/metrics").status == 404)
    }
}
