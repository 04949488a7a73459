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
