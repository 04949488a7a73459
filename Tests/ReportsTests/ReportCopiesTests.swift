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

    @Test("M-22: a company of which a report was handed out keeps its row, so that the report can be verified")
    func named() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1)])
        let report = try await home.report()
        try await home.forget(on: home.today.adding(years: 6))
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 0)
        #expect(try await home.number("SELECT COUNT(*) FROM subject") == 1)
        guard case .ended? = try await home.reports.state(of: report.number, on: home.today.adding(years: 6)) else {
            Issue.record("the report is unknown")
            return
        }
    }
}
