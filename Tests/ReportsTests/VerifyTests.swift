// Verification and forgetting: an altered file is found, an old report never shows what may no longer be shown.

import Intake
import Reports
import Testing
import TestSupport
import WorkingDays

@Suite("Verifying and forgetting reports")
struct VerifyTests {
    @Test("P-3.5: each form of a report verifies as a file, and not with one byte altered")
    func files() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        for form in ReportForm.allCases {
            var bytes = try await home.reports.file(report, as: form)
            let found = try await home.verify(bytes)
            #expect(found.isGenuine && found.isUsable && !found.isChanged)
            #expect(found.number == report.number)
            #expect(found.dataAsOf == home.today)
            bytes[bytes.count / 2] ^= 1
            let altered = try await home.verify(bytes)
            #expect(!altered.isGenuine && !altered.isUsable)
            #expect(altered.number == nil)
        }
        #expect(try await !home.verify([]).isGenuine)
    }

    @Test("P-3.5: a number that was never given is not genuine")
    func forged() async throws {
        let home = try await TestHome()
        try await home.fill()
        let number = try await home.report().number.text
        let forged = String(number.dropLast()) + (number.last == "0" ? "1" : "0")
        let found = try await home.reports.verify(try #require(ReportNumber(forged)), on: home.today)
        #expect(!found.isGenuine && !found.isUsable && !found.isChanged)
        #expect(found.issued == nil && found.dataAsOf == nil)
    }

    @Test("M-22: on the last day an old report still opens; the day after, its content is gone for good")
    func expiry() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        let files = try await ReportForm.allCases.asyncMap { try await home.reports.file(report, as: $0) }
        let last = try #require(report.snapshot.usableUntil)
        guard case .usable? = try await home.reports.state(of: report.number, on: last) else {
            Issue.record("it should open on its last day")
            return
        }
        let after = last.adding(days: 1)
        guard case .ended? = try await home.reports.state(of: report.number, on: after) else {
            Issue.record("it opens after its last day")
            return
        }
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 0)
        let verdict = try await home.reports.verify(report.number, on: after)
        #expect(verdict.isGenuine && verdict.isChanged && !verdict.isUsable)
        for bytes in files {
            let found = try await home.verify(bytes, on: after)
            #expect(found.isGenuine && !found.isUsable)
            #expect(found.number == report.number)
        }
        // Nobody brings it back by asking with an earlier day.
        guard case .ended? = try await home.reports.state(of: report.number, on: home.today) else {
            Issue.record("it came back")
            return
        }
    }

    @Test("M-22: the daily forgetting ends expired reports and leaves the others")
    func forget() async throws {
        let home = try await TestHome()
        try await home.fill()
        #expect(try await home.submit([TestRows.permit(2, today: home.today)], item: "permit").accepted == 1)
        let expiring = try await home.report()
        let lasting = try await home.report(TestCode.organisation(2))
        #expect(lasting.snapshot.usableUntil == nil)
        #expect(try await home.reports.forget(on: home.today) == 0)
        let after = try #require(expiring.snapshot.usableUntil).adding(days: 1)
        #expect(try await home.reports.forget(on: after) == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 1)
        #expect(try await home.reports.forget(on: after) == 0)
    }

    @Test("M-22: a withdrawn record ends the reports that show it, by the daily forgetting as well as at sight")
    func withdrawn() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        try await home.run("UPDATE record SET state = 'withdrawn' WHERE item = 'penalty'")
        #expect(try await home.reports.forget(on: home.today) == 1)
        let verdict = try await home.reports.verify(report.number, on: home.today)
        #expect(verdict.isGenuine && verdict.isChanged && !verdict.isUsable)
        let next = try await home.report()
        #expect(!next.snapshot.records.contains { $0.item == "penalty" })
        #expect(next.number != report.number)
    }

    @Test("M-22: a changed record ends the reports that show its old version")
    func changed() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        let row = TestRows.penalty(1, today: home.today).with(["CF_NR": "罚款人民币4000元", "CF_NR_FK": "0.4"])
        #expect(try await home.submit([row]).updated == 1)
        let verdict = try await home.reports.verify(report.number, on: home.today)
        #expect(verdict.isGenuine && verdict.isChanged && !verdict.isUsable)
        // Issuing the next one has nothing left to destroy, and shows the new version only.
        let next = try await home.text(try await home.report())
        #expect(next.contains("4000元"))
        #expect(!next.contains("5000元"))
    }

    @Test("M-22: when the text that a publication rests on lapses, old reports end too")
    func lapsed() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        let other = try TestPolicy()
        try other.replace("mode: publication", with: "mode: governmentSharing", in: "cn/catalogue/permit.yaml")
        let stricter = home.reading(try other.load())
        guard case .ended? = try await stricter.state(of: report.number, on: home.today) else {
            Issue.record("it still shows what is no longer public")
            return
        }
    }

    @Test("a body that was altered in the database is refused, not shown")
    func tampered() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        try await home.run("UPDATE report_snapshot SET body = \(TestEngine.zeros(64))")
        await #expect(throws: ReportError.altered) {
            try await home.reports.state(of: report.number, on: home.today)
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await transform(element)) }
        return result
    }
}
