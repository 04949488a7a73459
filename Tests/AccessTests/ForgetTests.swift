// Forgetting sessions and failed sign-ins without anyone signing in.

import Access
import Storage
import TestSupport
import Testing

@Suite("Forgetting sessions")
struct ForgetTests {
    @Test("sessions and failures go when they can't matter any more, and not before")
    func forgets() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let token = try await desk.signIn().token
        #expect(try await desk.refusal("lin.jia", "not the password at all") == .wrongCredentials)
        desk.pass(AccessDesk.hour)
        #expect(try await desk.access.forget() == 0)
        desk.pass(1)
        #expect(try await desk.access.forget() == 1, "the failure is over an hour old")
        desk.pass(11 * AccessDesk.hour - 1)
        #expect(try await desk.access.forget() == 0)
        #expect(try await desk.home.number("SELECT COUNT(*) FROM session") == 1)
        desk.pass(1)
        #expect(try await desk.access.forget() == 1)
        #expect(try await desk.home.number("SELECT COUNT(*) FROM session") == 0)
        #expect(try await !desk.isOpen(token))
    }

    @Test("a worker that lost the job forgets nothing")
    func lost() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        _ = try await desk.signIn()
        desk.pass(13 * AccessDesk.hour)
        await #expect(throws: JobError.leaseLost) {
            try await desk.access.forget(holding: { _ in throw JobError.leaseLost })
        }
        #expect(try await desk.home.number("SELECT COUNT(*) FROM session") == 1)
        #expect(try await desk.access.forget() == 1)
    }
}
