// Issuing: one snapshot for each state of the data, and none of a person.

import Foundation
import Intake
import Reports
import Testing
import TestSupport
import WorkingDays

@Suite("Issuing reports")
struct IssueTests {
    @Test("P-3.5: while nothing changes, the same day gives the same report")
    func once() async throws {
        let home = try await TestHome()
        try await home.fill()
        let code = TestCode.organisation(1)
        let first = try #require(
            try await home.reports.issue(.standard, code: code, on: home.today, now: home.now))
        let second = try #require(
            try await home.reports.issue(.standard, code: code, on: home.today, now: home.now + 3_600_000_000))
        #expect(first.isNew)
        #expect(!second.isNew)
        #expect(first.report.number == second.report.number)
        #expect(first.report.snapshot == second.report.snapshot)
        #expect(try await home.number("SELECT COUNT(*) FROM report") == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM report_file") == 3)
        let tomorrow = try await home.report(on: home.today.adding(days: 1))
        #expect(tomorrow.number != first.report.number)
    }

    @Test("P-3.5: new data make a new report, and the old one says that there is more")
    func again() async throws {
        let home = try await TestHome()
        try await home.fill()
        let first = try await home.report()
        #expect(
            try await home.submit([TestRows.penalty(1, today: home.today).with(["CF_WSH": "济市监处罚〔2026〕8号"])]).accepted
                == 1)
        let second = try await home.report()
        #expect(first.number != second.number)
        let old = try await home.reports.verify(first.number, on: home.today)
        #expect(old.isGenuine && old.isChanged && old.isUsable)
        let new = try await home.reports.verify(second.number, on: home.today)
        #expect(new.isGenuine && !new.isChanged && new.isUsable)
    }

    @Test("P-3.5: a person's number and an unknown code get no report, and the same answer")
    func persons() async throws {
        let home = try await TestHome()
        let row = TestRows.personPenalty(1, today: home.today)
        #expect(try await home.submit([row]).accepted == 1)
        for code in [row["CF_XDR_ZJHM"] ?? "", TestCode.organisation(77), "", "nonsense"] {
            let issued = try await home.reports.issue(.standard, code: code, on: home.today, now: home.now)
            #expect(issued == nil, "\(code.count)")
        }
        #expect(try await home.number("SELECT COUNT(*) FROM report") == 0)
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 0)
    }

    @Test("the same snapshot gives the same bytes in every form, read back from the database too")
    func deterministic() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        guard case .usable(let read, let isChanged)? = try await home.reports.state(of: report.number, on: home.today)
        else {
            Issue.record("the report can't be opened")
            return
        }
        #expect(!isChanged)
        #expect(read.snapshot == report.snapshot)
        for form in ReportForm.allCases {
            let first = try await home.reports.file(report, as: form)
            let second = try await home.reports.file(read, as: form)
            #expect(first == second)
            #expect(!first.isEmpty)
        }
        #expect(try await home.number("SELECT COUNT(*) FROM report_file") == 3)
    }

    @Test("the JSON form is canonical: sorted, without blanks, and read by any reader")
    func canonical() async throws {
        let home = try await TestHome()
        try await home.fill()
        let bytes = try await home.reports.file(try await home.report(), as: .json)
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        let again = try JSONSerialization.data(
            withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        #expect(Array(again) == bytes)
    }

    @Test("two readers at once get one report")
    func together() async throws {
        let home = try await TestHome()
        try await home.fill()
        let reports = home.reports
        let (code, today, now) = (TestCode.organisation(1), home.today, home.now)
        let numbers = try await withThrowingTaskGroup(of: ReportNumber?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await reports.issue(.standard, code: code, on: today, now: now)?.report.number
                }
            }
            return try await group.reduce(into: Set<ReportNumber?>()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM report") == 1)
    }
}
