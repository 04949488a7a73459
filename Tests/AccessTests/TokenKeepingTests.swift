// Tokens as the administrator keeps them: made with care, listed, ended, and forgotten in the end.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Keeping tokens")
struct TokenKeepingTests {
    private func desk() async throws -> AccessDesk {
        let desk = try await AccessDesk()
        try await desk.add(roles: [.businessQuerier, .auditor])
        return desk
    }

    @Test("a list shows what tokens are for, where from, until when, and on which day they were last used")
    func listed() async throws {
        let desk = try await desk()
        try await desk.add("audit", name: "审计", organisation: nil, roles: [.auditor])
        let first = try await desk.issue(networks: [try desk.network("10.1.2.3/8"), try desk.network("2001:DB8::1")])
        desk.pass(AccessDesk.second)
        let second = try await desk.issue("audit", name: "审计平台", scopes: [.audit], days: 366)
        #expect(try await desk.access.tokens(login: nil) == [second.token, first.token], "by login")
        #expect(try await desk.access.tokens(login: "LIN.JIA") == [first.token])
        #expect(first.token.networks == ["10.0.0.0/8", "2001:db8::1"])
        #expect(first.token.until == desk.today.adding(days: 90) && first.token.usedOn == nil)

        _ = try await desk.bearer(first.text, from: "198.51.100.1")
        #expect(try await desk.access.tokens(login: "lin.jia").first?.usedOn == nil, "a refusal is no use")
        for day in [0, 2, 1] {
            _ = try await desk.bearer(first.text, from: "10.0.0.1", on: desk.today.adding(days: day))
        }
        #expect(try await desk.access.tokens(login: "lin.jia").first?.usedOn == desk.today.adding(days: 2))
        await #expect(throws: AccessError.unknownLogin) { try await desk.access.tokens(login: "nobody") }
    }

    @Test("a token for nobody, for nothing, for too long or for yesterday is not made; the words say what to do")
    func refused() async throws {
        let desk = try await desk()
        await #expect(throws: AccessError.unknownLogin) { try await desk.issue("nobody") }
        await #expect(throws: AccessError.malformedLogin) { try await desk.issue("林甲") }
        await #expect(throws: AccessError.malformedName) { try await desk.issue(name: " ") }
        await #expect(throws: AccessError.malformedName) { try await desk.issue(name: "<b>审批系统</b>") }
        let number = TestCode.person(born: desk.today.adding(years: -40), sequence: 3)
        await #expect(throws: AccessError.malformedName) { try await desk.issue(name: number) }
        await #expect(throws: AccessError.scopeMissing) { try await desk.issue(scopes: []) }
        await #expect(throws: AccessError.tokenDays) { try await desk.issue(days: -1) }
        await #expect(throws: AccessError.tokenDays) { try await desk.issue(days: 367) }
        await #expect(throws: AccessError.unknownToken) { try await desk.access.endToken(1) }
        #expect(try await desk.access.tokens(login: nil).isEmpty)
        #expect("\(AccessError.tokenDays)".contains("366") && "\(AccessError.unknownToken)".contains("user token list"))
    }

    @Test("a token that ends twice ended the first time; a new password ends sessions and no token")
    func endings() async throws {
        let desk = try await desk()
        let (first, second) = (try await desk.issue(), try await desk.issue())
        try await desk.access.endToken(first.token.id)
        let ended = desk.now
        desk.pass(AccessDesk.hour)
        try await desk.access.endToken(first.token.id)
        #expect(try await desk.access.tokens(login: nil).map(\.endedAt) == [ended, nil])
        try await desk.access.setPassword(login: "lin.jia", "another twelve characters")
        #expect(try await desk.opens(second.text))
    }

    @Test("tokens that expired or were ended stay listed for a year, and are forgotten then")
    func forgotten() async throws {
        let desk = try await desk()
        let (expired, ended) = (try await desk.issue(days: 1), try await desk.issue(days: 366))
        try await desk.access.endToken(ended.token.id)
        desk.pass(366 * AccessDesk.day)
        #expect(try await desk.access.forget() == 0)
        desk.pass(1)
        #expect(try await desk.access.forget() == 1)
        #expect(try await desk.access.tokens(login: nil).map(\.id) == [expired.token.id])
        desk.pass(AccessDesk.day - 1)
        #expect(try await desk.access.forget() == 0)
        desk.pass(AccessDesk.day)
        #expect(try await desk.access.forget() == 1)
        #expect(try await desk.access.tokens(login: nil).isEmpty)
    }
}
