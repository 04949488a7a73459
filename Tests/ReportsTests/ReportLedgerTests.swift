// What the ledger says of reports, and what is left of it when a report ends.

import Ledger
import Records
import Reports
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `Reports in the ledger` {
    @Test func `P-3.5: each report has one entry; the same report asked for again has none`() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        _ = try await home.report()
        try await home.records.settleLedger(home.database, now: home.now)
        let ledger = home.records.ledger
        #expect(try await home.database.read { try ledger.size(of: .decisions, $0) } == 1)
        let entry = try #require(try await home.reports.entry(of: report))
        let found = try await home.database.read { try ledger.find([entry.place], $0)[entry.place]?.entry }
        let said = try #require(found.flatMap { CanonicalObject(Array($0)) }?.texts)
        #expect(said["kind"] == "report.issued" && said["clause"] == "jn-measures-2022#20")
        let file = try await home.reports.file(report, as: .json)
        #expect(entry.opening.commitment(with: file)?.text == said["commitment"])
        #expect(!String(decoding: found ?? [], as: UTF8.self).contains(report.number.text))
    }

    @Test func `M-37a: a report that was altered beside the program doesn't agree with its entry`() async throws {
        let home = try await TestHome()
        try await home.fill()
        _ = try await home.report()
        #expect(try await home.reports.audit().checked == 1)
        #expect(try await home.reports.audit().faults == [])
        try await home.run("UPDATE report_snapshot SET body = \(TestEngine.bytes("7b7d"))")
        #expect(try await home.reports.audit().faults.count == 1)
    }

    @Test func `M-37a: a report whose entry, row or body was taken away or changed doesn't pass`() async throws {
        for (statements, kind) in [
            // An altered body that lost what connects it with its entry.
            (
                [
                    "UPDATE report_snapshot SET body = \(TestEngine.bytes("7b7d"))", "DELETE FROM report_entry",
                ], ReportFault.Kind.incomplete
            ),
            (["DELETE FROM report_snapshot"], .incomplete),
            (["UPDATE report SET usable_until = '2099-01-01'"], .altered),
            (["UPDATE report SET number = '\(String(repeating: "1", count: 22))'"], .altered),
            (["UPDATE report SET ended = '2020-01-01'"], .kept),
            (
                [
                    "DELETE FROM report_file", "DELETE FROM report_entry", "DELETE FROM report_snapshot",
                    "DELETE FROM report",
                ], .dropped
            ),
            (
                [
                    """
                    INSERT INTO report (id, number, subject, kind, state, issued_at, data_as_of, policy, ended)
                    SELECT id + 1, '2222', subject, kind, state, issued_at, data_as_of, policy, '2020-01-01' FROM report
                    """
                ], .foreign
            ),
        ] {
            let home = try await TestHome()
            try await home.fill()
            _ = try await home.report()
            #expect(try await home.reports.audit().faults == [], "while its entry waits")
            try await home.records.settleLedger(home.database, now: home.now)
            #expect(try await home.reports.audit().faults == [], "and once it has its place")
            for statement in statements { try await home.run(statement) }
            #expect(try await home.reports.audit().faults.map(\.kind) == [kind], "\(statements)")
        }
    }

    @Test func `M-37a: ended reports are counted, so that none of them can be taken away either`() async throws {
        let home = try await TestHome()
        try await home.fill()
        _ = try await home.report()
        _ = try await home.reports.forget(on: home.today.adding(years: 5))
        let whole = try await home.reports.audit()
        #expect(whole.checked == 1 && whole.faults == [])
        try await home.run("DELETE FROM report_file")
        try await home.run("DELETE FROM report")
        #expect(try await home.reports.audit().faults == [ReportFault(kind: .dropped, report: nil)])
    }

    @Test func `M-22: when a report ends, what connects it with its entry is destroyed with it`() async throws {
        let home = try await TestHome()
        try await home.fill()
        _ = try await home.report()
        #expect(try await home.number("SELECT COUNT(*) FROM report_entry") == 1)
        _ = try await home.reports.forget(on: home.today.adding(years: 5))
        #expect(try await home.number("SELECT COUNT(*) FROM report_entry") == 0)
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 0)
        try await home.records.settleLedger(home.database, now: home.now)
        let report = try await home.records.audit(home.database, registry: home.registry)
        #expect(report.faults.isEmpty)
    }
}
