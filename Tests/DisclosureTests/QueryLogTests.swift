// The query log on real storage: written first, bound by the ledger, destroyed by rule, and never altered unnoticed.

import Access
import Disclosure
import Law
import Ledger
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `The log of queries` {
    private func home() async throws -> SharingHome {
        try await SharingHome(rows: [("penalty", TestRows.penalty(1))])
    }

    private func settle(_ home: SharingHome) async throws {
        try await home.door.log.seal(under: home.home.pack.hash)
        try await home.home.records.settleLedger(home.home.database, now: home.home.now)
    }

    @Test(
        "R-1.6: each question is on record with person, body, time, purpose, matter, subject and items, and without content"
    )
    func line() async throws {
        let home = try await home()
        let answer = try await home.ask()
        let line = try #require(try await home.log().first)
        #expect(line.id == answer.receipt.number && line.at == answer.receipt.at)
        #expect((line.person, line.body) == ("王查询", TestRows.body))
        #expect((line.matter, line.purpose) == (SharingHome.matter, SharingHome.purpose))
        #expect((line.items, line.shown, line.refusal) == (["penalty"], 1, nil))
        #expect(line.subject != nil && line.channel == .sharing && line.means == .desk)
        // The salted hash differs from answer to answer, so that nobody finds equal answers by it.
        _ = try await home.ask()
        #expect(Set(try await home.log().map(\.answer)).count == 2)
        let texts = try await home.home.texts("SELECT items FROM query_entry")
        #expect(texts == ["penalty", "penalty"])
    }

    @Test("R-1.6: if the log can't be written, nobody gets an answer")
    func unwritable() async throws {
        let home = try await home()
        try await home.home.run("DROP TABLE query_entry")
        await #expect(throws: StorageError.self) { _ = try await home.ask() }
    }

    @Test("M-19: a public search leaves no line in the log")
    func publicSearch() async throws {
        let home = try await home()
        _ = try await home.home.door.search("趵突", on: home.today, after: nil, limit: 5)
        _ = try await home.home.door.subject(code: TestCode.organisation(1), on: home.today)
        #expect(try await home.log().isEmpty)
    }

    @Test("R-1.6: a hundred who ask at once are all on record, each once")
    func together() async throws {
        let home = try await home()
        let receipts = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<100 { group.addTask { try await home.ask().receipt.number } }
            return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(receipts.count == 100)
        #expect(Set(try await home.log().map(\.id)) == receipts)
        #expect(try await home.door.log.uses(of: [SharingHome.matter, "SC-0"]) == [SharingHome.matter: 100])
        try await settle(home)
        #expect(try await home.door.log.uses(of: [SharingHome.matter]) == [SharingHome.matter: 100])
        let report = try await home.door.log.audit()
        #expect(report.faults.isEmpty && report.lines == 100 && report.unsealed == 0)
    }

    @Test(
        "R-1.6, M-37a: a line that is altered, moved, taken away or put in afterwards is found",
        arguments: [
            "UPDATE query_entry SET person = '李某' WHERE id = (SELECT MIN(id) FROM query_entry)",
            "UPDATE query_entry SET subject = 5 WHERE id = (SELECT MAX(id) FROM query_entry)",
            "UPDATE query_entry SET refusal = 'expired' WHERE id = (SELECT MAX(id) FROM query_entry)",
            "UPDATE query_entry SET purpose = 'personnel' WHERE id = (SELECT MAX(id) FROM query_entry)",
            "UPDATE query_entry SET at = at + 1 WHERE id = (SELECT MAX(id) FROM query_entry)",
            "UPDATE query_entry SET means = 'rumour' WHERE id = (SELECT MAX(id) FROM query_entry)",
            "UPDATE query_entry SET batch = 1",
            "DELETE FROM query_entry WHERE id = (SELECT MIN(id) FROM query_entry)",
            "DELETE FROM query_entry", "DELETE FROM query_batch",
            "UPDATE query_batch SET day = '2020-01-01'", "UPDATE query_batch SET entry_count = 2",
            "UPDATE query_batch SET ended_on = '2026-01-01', end_clause = 'x', end_policy = 'x', end_token = token, end_salt = salt, end_span = span, end_place = place",
            "UPDATE matter_use SET used = 2", "UPDATE matter SET version = 2",
            "UPDATE matter SET items = 'penalty,honour,registration,permit'",
            "UPDATE matter SET until_day = '2099-01-01'",
            "DELETE FROM matter",
        ])
    func altered(sql: String) async throws {
        let home = try await home()
        for _ in 0..<3 { _ = try await home.ask() }
        try await settle(home)
        #expect(try await home.door.log.audit().faults == [])
        try await home.home.run(sql)
        #expect(try await home.door.log.audit().faults.isEmpty == false)
    }

    @Test("R-1.6: a line that is made unreadable before it is bound is found as well")
    func unreadable() async throws {
        let home = try await home()
        _ = try await home.ask()
        try await home.home.run("UPDATE query_entry SET means = 'rumour'")
        #expect(try await home.door.log.audit().faults.map(\.kind) == [.altered])
    }

    @Test("R-1.6: the lines of a day go when the pack's time is over, the ledger says so, and counts stay")
    func forget() async throws {
        let day = TestDay.on("2026-11-20")
        let home = try await SharingHome(today: day, rows: [("penalty", TestRows.penalty(1, today: day))])
        for _ in 0..<3 { _ = try await home.ask() }
        let log = home.door.log
        // What no entry binds yet can't be destroyed.
        #expect(try await log.forget(on: day.adding(years: 11), pack: home.home.pack) == 0)
        try await settle(home)
        #expect(try await log.forget(on: day.adding(years: 10), pack: home.home.pack) == 0)
        #expect(try await home.log().count == 3)
        #expect(try await log.forget(on: day.adding(years: 10).adding(days: 1), pack: home.home.pack) == 3)
        #expect(try await home.log().isEmpty)
        #expect(try await log.forget(on: day.adding(years: 11), pack: home.home.pack) == 0)
        try await settle(home)
        #expect(try await log.audit().faults == [])
        #expect(try await log.uses(of: [SharingHome.matter]) == [SharingHome.matter: 3])
        // A line that comes back is found.
        try await home.home.run(
            """
            INSERT INTO query_entry (id, at, day, channel, means, account, person, body, matter, purpose, items, shown,
            answer, salt, batch) SELECT 1, 1, day, 'sharing', 'desk', 7, '王', '', '', '', '', 0, token, salt, id
            FROM query_batch
            """)
        #expect(try await log.audit().faults.map(\.kind) == [.lines])
    }

    @Test("P-4.8b: the log is read newest first, by body, day, matter, account and subject, page by page")
    func pages() async throws {
        let home = try await home()
        _ = try await home.register([home.matter("SC-2")])
        for number in 0..<7 {
            _ = try await home.ask(matter: number % 2 == 0 ? SharingHome.matter : "SC-2")
        }
        _ = try await home.ask(matter: "SC-2", as: home.querier(of: TestRows.court))
        let log = home.door.log
        var seen: [Int64] = []
        var cursor: QueryCursor?
        while true {
            let page = try await log.entries(QueryFilter(), after: cursor, limit: 3)
            seen += page.map(\.id)
            guard page.count == 3, let last = page.last else { break }
            cursor = QueryCursor(after: last)
        }
        #expect(seen.count == 8 && seen == seen.sorted(by: >))
        #expect(try await home.log(QueryFilter(.body(TestRows.court))).count == 1)
        #expect(try await home.log(QueryFilter(matter: "SC-2")).count == 3)
        #expect(try await home.log(QueryFilter(.body(TestRows.body), matter: SharingHome.matter)).count == 4)
        #expect(try await home.log(QueryFilter(account: AccountID(8))).isEmpty)
        let subject = try #require(try await home.log().last?.subject)
        #expect(try await home.log(QueryFilter(.subject(subject))).count == 7)
        let past = home.today.adding(days: -9)...home.today.adding(days: -1)
        #expect(try await home.log(QueryFilter(days: past)).isEmpty)
    }
}
