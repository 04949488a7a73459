// Tokens of programs: what they open, for whom, from where and until when, and that nobody learns why one opens nothing.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Tokens")
struct TokenTests {
    private static let roles: Set<Role> = [.businessQuerier, .auditor, .providerClerk]

    private func desk(until: Day? = nil) async throws -> AccessDesk {
        let desk = try await AccessDesk()
        try await desk.add(roles: Self.roles, until: until)
        return desk
    }

    @Test("M-37: a token is shown once; neither it nor anything to make it from stands in any file of the home")
    func shownOnce() async throws {
        let desk = try await desk()
        let issued = try await desk.issue(networks: [try desk.network("192.0.2.0/24")])
        #expect(issued.text.utf8.count == 46 && issued.text.hasPrefix("cx_"))
        #expect(AccessToken.hasForm(issued.text))
        #expect(try await desk.opens(issued.text))
        #expect(try await desk.home.files(holding: issued.text) == [])
        #expect(try await desk.home.files(holding: String(issued.text.dropFirst(3))) == [])
        #expect(try await desk.home.files(holding: "审批系统") != [], "the search finds what is there")
        #expect(try await desk.issue().text != issued.text)
    }

    @Test("M-37: a token gives what its scope says and its account holds today, and nothing else of the account")
    func scopes() async throws {
        let desk = try await desk()
        let asking = try #require(try await desk.bearer(try await desk.issue().text)).requester
        #expect(asking.roles == [.businessQuerier])
        #expect(asking.queriesFor == TestRows.body && asking.submitsFor == nil)
        let reading = try #require(try await desk.bearer(try await desk.issue(scopes: [.audit]).text)).requester
        #expect(reading.roles == [.auditor] && reading.queriesFor == nil)
        let both = try await desk.issue(scopes: [.query, .audit])
        let bearer = try #require(try await desk.bearer(both.text))
        #expect(bearer.token == both.token.id)
        #expect(bearer.requester.login == "lin.jia" && bearer.requester.roles == [.businessQuerier, .auditor])

        try await desk.home.run(
            "UPDATE account_role SET until_day = $1 WHERE role = 'auditor'", [.text("\(desk.today)")])
        let tomorrow = desk.today.adding(days: 1)
        #expect(try await desk.bearer(both.text, on: tomorrow)?.requester.roles == [.businessQuerier])
    }

    @Test("M-37: nobody gets a token for what the account may not do itself")
    func notHeld() async throws {
        let desk = try await AccessDesk()
        try await desk.add("clerk", roles: [.providerClerk, .providerReviewer])
        try await desk.add("ops", organisation: nil, roles: [.operator])
        try await desk.add("asker", roles: [.businessQuerier], until: desk.today)
        try await desk.add("gone", roles: [.businessQuerier, .auditor])
        try await desk.access.disable(login: "gone")
        for login in ["clerk", "ops", "gone"] {
            await #expect(throws: AccessError.scopeNotHeld) { try await desk.issue(login) }
        }
        await #expect(throws: AccessError.scopeNotHeld) { try await desk.issue("asker", scopes: [.query, .audit]) }
        await #expect(throws: AccessError.scopeNotHeld) {
            try await desk.issue("asker", on: desk.today.adding(days: 1))
        }
        #expect(try await desk.access.tokens(login: nil).isEmpty)
        #expect(try await desk.opens(try await desk.issue("asker").text))
    }

    @Test("M-37: the last day of a token still opens, the day after does not")
    func expiry() async throws {
        let desk = try await desk()
        let issued = try await desk.issue(days: 90)
        #expect(try await desk.opens(issued.text, on: desk.today.adding(days: 90)))
        #expect(try await !desk.opens(issued.text, on: desk.today.adding(days: 91)))
        let short = try await desk.issue(days: 0)
        #expect(try await desk.opens(short.text))
        #expect(try await !desk.opens(short.text, on: desk.today.adding(days: 1)))
    }

    @Test(
        "M-37: a token opens from its own networks and from nowhere else",
        arguments: [
            ("192.0.2.130", true), ("192.0.2.127", false), ("::ffff:192.0.2.130", true), ("198.51.100.7", true),
            ("198.51.100.8", false), ("2001:db8:0:ff::1", true), ("2001:db8:1::1", false), ("", false),
            ("unknown", false), ("192.0.2.130, 192.0.2.131", false),
        ])
    func networks(address: String, isInside: Bool) async throws {
        let desk = try await desk()
        let networks = try ["192.0.2.128/25", "198.51.100.7", "2001:db8::/48"].map(desk.network)
        let issued = try await desk.issue(networks: networks)
        #expect(try await desk.opens(issued.text, from: address) == isInside)
        #expect(try await desk.opens(try await desk.issue().text, from: address), "one without networks opens anywhere")
    }

    @Test("M-37: a token whose account, role or own life ended opens nothing, and neither does any other text")
    func over() async throws {
        let desk = try await desk(until: TestDay.today.adding(days: 10))
        let (role, own) = (try await desk.issue(), try await desk.issue())
        #expect(try await desk.opens(role.text, on: desk.today.adding(days: 10)))
        #expect(try await !desk.opens(role.text, on: desk.today.adding(days: 11)), "an ex-officer")

        try await desk.access.endToken(own.token.id)
        #expect(try await !desk.opens(own.text))
        #expect(try await desk.opens(role.text), "the other one goes on")

        let strange = [
            "", "cx_", "cx_" + String(repeating: "a", count: 43), String(role.text.dropFirst(3)),
            "CX_" + role.text.dropFirst(3),
            role.text + "a", role.text + "\n", " " + role.text, String(role.text.dropLast()), "\0", "cx_\u{301}",
            String(repeating: "cx_", count: 5000), "cx_' OR '1'='1", role.text.uppercased(),
        ]
        for text in strange { #expect(try await !desk.opens(text), "\(text.prefix(60))") }

        try await desk.access.disable(login: "lin.jia")
        #expect(try await !desk.opens(role.text))
        let listed = try await desk.access.tokens(login: "lin.jia")
        #expect(listed.map(\.endedAt) == [desk.now, desk.now])
    }

    @Test(
        "M-37: a session's token is no program's, and a program's opens no session, even where their hashes get mixed")
    func otherSecrets() async throws {
        let desk = try await desk()
        let issued = try await desk.issue()
        let session = try await desk.signIn()
        #expect(try await !desk.opens(session.token))
        #expect(try await !desk.opens("cx_" + session.token))
        try await desk.home.run(
            "INSERT INTO session (token_hash, account, form_token, created_at, seen_at) "
                + "SELECT token_hash, account, name, created_at, created_at FROM access_token")
        for text in [issued.text, String(issued.text.dropFirst(3))] { #expect(try await !desk.isOpen(text)) }
    }
}
