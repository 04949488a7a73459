// A destroyed record takes the reports that show it along, in the same transaction.

import Records
import Reports
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite("Reports as copies")
struct ReportCopiesTests {
    @Test("M-22: a record that is erased before its time ends the reports that show it, and no others")
    func erased() async throws {
        let home = try await TestHome()
        try await home.fill()
        _ = try await home.submit([TestRows.penalty(2)])
        let report = try await home.report()
        let other = try await home.report(TestCode.organisation(2))
        let penalty = try await home.number("SELECT MIN(id) FROM record WHERE item = 'penalty'")
        _ = try await home.erase([penalty])
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 1)
        #expect(try await home.texts("SELECT number FROM report WHERE ended IS NOT NULL") == [report.number.text])
        guard case .ended? = try await home.reports.state(of: report.number, on: home.today) else {
            Issue.record("the report still opens")
            return
        }
        guard case .usable? = try await home.reports.state(of: other.number, on: home.today) else {
            Issue.record("another company's report ended")
            return
        }
        // The file that is out is ours still, and no longer usable.
        let verified = try await home.verify(try await home.reports.file(report, as: .json))
        #expect(verified.isGenuine && !verified.isUsable)
    }

    @Test("M-22: a report of what its law destroys is gone with it, also a body that can't be read")
    func unreadable() async throws {
        let home = try await TestHome()
        try await home.fill()
        _ = try await home.report()
        try await home.run("UPDATE report_snapshot SET body = \(TestEngine.bytes("7b7d"))")
        _ = try await home.erase(try await home.numbers("SELECT id FROM record WHERE item = 'penalty'"))
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 0)
    }

    @Test(
        "M-22: a company of whom nothing is left is forgotten, though reports were handed out; these are over, and still ours"
    )
    func forgotten() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.penalty(2)])
        let (report, other) = (try await home.report(), try await home.report(TestCode.organisation(2)))
        let file = try await home.reports.file(report, as: .json)
        let first = try await home.number("SELECT MIN(id) FROM record")
        let name = try #require(try await home.texts("SELECT name FROM subject_name ORDER BY subject").first)
        _ = try await home.erase([first])
        #expect(try await home.number("SELECT COUNT(*) FROM subject") == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM report WHERE subject IS NULL") == 1)
        #expect(try await home.files(holding: name) == [], "no report keeps the name")
        #expect(try await home.files(holding: TestCode.organisation(1)) == [], "nor the code")
        guard case .ended? = try await home.reports.state(of: report.number, on: home.today) else {
            Issue.record("the report is unknown, or still opens")
            return
        }
        for verified in [
            try await home.reports.verify(report.number, on: home.today), try await home.verify(file),
        ] {
            #expect(verified.isGenuine && !verified.isUsable && verified.number == report.number)
        }
        guard case .usable? = try await home.reports.state(of: other.number, on: home.today) else {
            Issue.record("another company's report ended")
            return
        }
        try await home.records.settleLedger(home.database, now: home.now)
        #expect(try await home.reports.audit().faults == [])
        #expect(try await home.faults() == [])
    }

    @Test("M-22: the last record's end takes a company along that is only named by a report without records")
    func bare() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1)])
        let after = home.today.adding(years: 4)
        // By then the penalty is no longer public, so this report shows nothing but who it is about.
        let report = try await home.report(on: after)
        #expect(report.snapshot.records.isEmpty)
        try await home.forget(on: home.today.adding(years: 6))
        for table in ["record", "subject", "report_snapshot", "report_entry"] {
            #expect(try await home.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
        }
        guard case .ended? = try await home.reports.state(of: report.number, on: after) else {
            Issue.record("the report is unknown")
            return
        }
    }
}
