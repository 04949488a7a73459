// Who gets in and who doesn't, on both sides of every threshold.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Signing in")
struct SignInTests {
    @Test("the right password opens a session with the person's name, body and roles of the day")
    func opens() async throws {
        let desk = try await AccessDesk()
        let id = try await desk.add()
        let signedIn = try await desk.signIn()
        #expect(
            signedIn.session.requester
                == Requester(
                    account: id, login: "lin.jia", name: "林甲", organisation: TestRows.body, roles: [.providerClerk]))
        let again = try #require(try await desk.access.session(token: signedIn.token, today: desk.today))
        #expect(again.requester == signedIn.session.requester)
        #expect(again.formToken == signedIn.session.formToken)
        #expect(again.expiresAt == desk.now + AccessDesk.hour)
    }

    @Test("a wrong password, an unknown login and a text that can't be a login get the same answer")
    func sameAnswer() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        #expect(try await desk.refusal("lin.jia", "not the password") == .wrongCredentials)
        #expect(try await desk.refusal("wang.yi") == .wrongCredentials)
        #expect(try await desk.refusal("'; DROP TABLE account; --") == .wrongCredentials)
        #expect(try await desk.refusal("lin.jia", "") == .wrongCredentials)
        #expect(try await desk.refusal("", "") == .wrongCredentials)
        #expect(try await desk.refusal("lin\0jia", "\0\0\0\0\0\0\0\0\0\0\0\0\0") == .wrongCredentials)
    }

    @Test("a password is the same in full and in half width, and never the same in capitals")
    func forms() async throws {
        let desk = try await AccessDesk()
        try await desk.add(password: "spring water 7")
        #expect(try await desk.refusal("lin.jia", "ｓｐｒｉｎｇ　ｗａｔｅｒ　７") == nil)
        #expect(try await desk.refusal("lin.jia", "Spring water 7") == .wrongCredentials)
        #expect(try await desk.refusal("lin.jia", "spring water 7 ") == .wrongCredentials)
    }

    @Test("unknown logins take the work of known ones")
    func sameWork() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        func work(_ login: String, _ password: String) async throws -> Int {
            let before = desk.access.passwordWork
            #expect(try await desk.refusal(login, password) == .wrongCredentials)
            return desk.access.passwordWork - before
        }
        let known = try await work("lin.jia", "not the password")
        #expect(known > 0)
        #expect(try await work("wang.yi", "not the password") == known)
        #expect(try await work("<>", "") == known)
        #expect(try await work("lin.jia", "") == known)
        #expect(try await work("lin.jia", String(repeating: "长", count: 300)) == known)
        try await desk.access.disable(login: "lin.jia")
        #expect(try await work("lin.jia", "not the password") == known)
    }

    @Test("a disabled account gets in no more, and its open sessions end at once")
    func disabled() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let token = try await desk.signIn().token
        try await desk.access.disable(login: "lin.jia")
        #expect(try await !desk.isOpen(token))
        #expect(try await desk.refusal() == .notInForce)
        #expect(try await desk.refusal("lin.jia", "not the password") == .wrongCredentials)
        let account = try #require(try await desk.access.accounts().first)
        #expect(account.state == .disabled)
        #expect(account.endedAt == desk.now)
        desk.pass(AccessDesk.hour)
        try await desk.access.disable(login: "lin.jia")
        #expect(try await desk.access.accounts() == [account])
        await #expect(throws: AccessError.unknownLogin) { try await desk.access.disable(login: "wang.yi") }
    }

    @Test("a role lets in through its last day; the day after, nobody gets in and open sessions are closed")
    func endedRole() async throws {
        let desk = try await AccessDesk()
        let last = desk.today.adding(days: 3)
        try await desk.add(until: last)
        let token = try await desk.signIn(on: last).token
        #expect(try await desk.isOpen(token, on: last))
        #expect(try await !desk.isOpen(token, on: last.adding(days: 1)))
        #expect(try await desk.refusal(on: last.adding(days: 1)) == .notInForce)
        #expect(try await desk.refusal(on: desk.today.adding(days: -1)) == .notInForce)
    }

    @Test("a new password ends open sessions and takes the place of the old one")
    func newPassword() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let token = try await desk.signIn().token
        try await desk.access.setPassword(login: "lin.jia", "quite another one")
        #expect(try await !desk.isOpen(token))
        #expect(try await desk.refusal() == .wrongCredentials)
        #expect(try await desk.refusal("lin.jia", "quite another one") == nil)
        await #expect(throws: AccessError.password(.tooShort)) {
            try await desk.access.setPassword(login: "lin.jia", "short")
        }
        await #expect(throws: AccessError.unknownLogin) {
            try await desk.access.setPassword(login: "wang.yi", "quite another one")
        }
    }

    @Test("when the work for a password is raised, an account follows at its next sign-in and not before")
    func raisedWork() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let later = desk.access(cost: .standard)
        let sql = "SELECT password FROM account"
        let before = try await desk.home.texts(sql)
        await #expect(throws: AccessError.wrongCredentials) {
            try await later.signIn(
                login: "lin.jia", password: "not the password", address: "a", today: desk.today, rule: .whereEnrolled)
        }
        #expect(try await desk.home.texts(sql) == before)
        _ = try await later.signIn(
            login: "lin.jia", password: AccessDesk.password, address: "a", today: desk.today, rule: .whereEnrolled)
        #expect(try await desk.home.texts(sql).first?.hasPrefix("scrypt$65536$8$2$") == true)
        _ = try await later.signIn(
            login: "lin.jia", password: AccessDesk.password, address: "a", today: desk.today, rule: .whereEnrolled)
    }
}
