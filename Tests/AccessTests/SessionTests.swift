// How a session ends: by leaving, by idleness, by the end of the day, and never by another's doing.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Sessions")
struct SessionTests {
    @Test("each sign-in gives another token and another form token; signing out ends that session alone")
    func signOut() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let (first, second) = (try await desk.signIn(), try await desk.signIn())
        #expect(first.token != second.token)
        #expect(first.session.formToken != second.session.formToken)
        try await desk.access.signOut(token: first.token)
        #expect(try await !desk.isOpen(first.token))
        #expect(try await desk.isOpen(second.token))
        try await desk.access.signOut(token: first.token)
        try await desk.access.signOut(token: "nobody's")
    }

    @Test(
        "a token that was never given opens nothing",
        arguments: ["", "a", String(repeating: "a", count: 43), String(repeating: "a", count: 5000), "\0", "../../x"])
    func strangeTokens(token: String) async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        _ = try await desk.signIn()
        #expect(try await !desk.isOpen(token))
    }

    @Test("an hour without a request ends a session; a request before then keeps it")
    func idle() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let token = try await desk.signIn().token
        desk.pass(AccessDesk.hour - 1)
        #expect(try await desk.isOpen(token))
        desk.pass(AccessDesk.hour - 1)
        #expect(try await desk.isOpen(token))
        desk.pass(AccessDesk.hour)
        #expect(try await !desk.isOpen(token))
    }

    @Test("twelve hours end a session, however busy it is")
    func absolute() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let token = try await desk.signIn().token
        for _ in 0..<23 {
            desk.pass(AccessDesk.hour / 2)
            #expect(try await desk.isOpen(token))
        }
        desk.pass(AccessDesk.hour / 2 - 1)
        let last = try #require(try await desk.access.session(token: token, today: desk.today))
        #expect(last.expiresAt == desk.now + 1)
        desk.pass(1)
        #expect(try await !desk.isOpen(token))
    }

    @Test("sessions that are over are forgotten, so that the table stays small")
    func forgotten() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        for _ in 0..<3 { _ = try await desk.signIn() }
        desk.pass(12 * AccessDesk.hour + 1)
        _ = try await desk.signIn()
        #expect(try await desk.home.number("SELECT COUNT(*) FROM session") == 1)
    }

    @Test("a form is accepted with the session's own token, and with no other")
    func formToken() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let (session, other) = (try await desk.signIn().session, try await desk.signIn().session)
        #expect(session.accepts(formToken: session.formToken))
        #expect(!session.accepts(formToken: other.formToken))
        #expect(!session.accepts(formToken: ""))
        #expect(!session.accepts(formToken: session.formToken + "a"))
        #expect(!session.accepts(formToken: String(session.formToken.dropLast())))
    }
}
