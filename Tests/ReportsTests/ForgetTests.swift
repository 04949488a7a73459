// Forgetting under a job's proof: what the proof refuses leaves every report as it was.

import Reports
import Storage
import Synchronization
import TestSupport
import Testing
import WorkingDays

@Suite("Forgetting reports as a job")
struct ForgetTests {
    @Test("M-22: a worker that lost the job destroys nothing; the one that has it destroys the content")
    func held() async throws {
        let home = try await TestHome()
        try await home.fill()
        let last = try #require(try await home.report().snapshot.usableUntil)
        let after = last.adding(days: 1)
        await #expect(throws: JobError.leaseLost) {
            try await home.reports.forget(on: after, holding: { _ in throw JobError.leaseLost })
        }
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM report WHERE ended IS NULL") == 1)
        #expect(try await home.reports.forget(on: last, holding: { _ in }) == 0)
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 1)
        #expect(try await home.reports.forget(on: after, holding: { _ in }) == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM report_snapshot") == 0)
    }

    @Test("M-22: a job that is lost while reports are looked through ends there, and leaves the good ones")
    func pieces() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        let calls = Mutex(0)
        await #expect(throws: JobError.leaseLost) {
            try await home.reports.forget(on: home.today) { _ in
                let count = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                if count == 2 { throw JobError.leaseLost }
            }
        }
        guard case .usable? = try await home.reports.state(of: report.number, on: home.today) else {
            Issue.record("the report is gone")
            return
        }
    }
}
