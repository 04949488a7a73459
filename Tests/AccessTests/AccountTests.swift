// Who gets an account, what a password must be, and what the database keeps of it.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Accounts")
struct AccountTests {
    @Test("an account is listed with its roles, their first and their last day, and the body it acts for")
    func listed() async throws {
        let desk = try await AccessDesk()
        let id = try await desk.add(until: desk.today.adding(days: 30))
        try await desk.add("ops", name: "运维", organisation: nil, roles: [.operator])
        let accounts = try await desk.access.accounts()
        #expect(accounts.map(\.login) == ["lin.jia", "ops"])
        let account = try #require(accounts.first)
        #expect(account.id == id)
        #expect(account.name == "林甲")
        #expect(account.organisation == TestRows.body)
        #expect(account.state == .active)
        #expect(account.createdAt == desk.now)
        #expect(
            account.roles == [
                HeldRole(role: .providerClerk, from: desk.today, until: desk.today.adding(days: 30))
            ])
    }

    @Test("a role holds on its first and on its last day, and neither before nor after")
    func roleDays() {
        let role = HeldRole(role: .operator, from: TestDay.on("2026-03-01"), until: TestDay.on("2026-03-31"))
        #expect(!role.holds(on: TestDay.on("2026-02-28")))
        #expect(role.holds(on: TestDay.on("2026-03-01")))
        #expect(role.holds(on: TestDay.on("2026-03-31")))
        #expect(!role.holds(on: TestDay.on("2026-04-01")))
    }

    @Test("a login is one spelling, whatever the input method made of it; a second account can't have it")
    func oneSpelling() async throws {
        let desk = try await AccessDesk()
        try await desk.add("Ｌin.Jia")
        #expect(try await desk.access.accounts().map(\.login) == ["lin.jia"])
        #expect(try await desk.refusal(" LIN.JIA ") == nil)
        await #expect(throws: AccessError.loginTaken) { try await desk.add("lin.jia") }
    }

    @Test(
        "a login that looks like another, or holds what does not belong, is refused",
        arguments: ["", "a", "lіn", "林甲", "a b", "a/b", "<b>", "-a", "a\0b", "a'--", String(repeating: "a", count: 65)])
    func malformedLogin(login: String) async throws {
        let desk = try await AccessDesk()
        await #expect(throws: AccessError.malformedLogin) { try await desk.add(login) }
    }

    @Test(
        "whoever hands in files or asks about subjects needs a body that is known; an operator or an auditor needs none"
    )
    func bodies() async throws {
        let desk = try await AccessDesk()
        for role in [Role.providerClerk, .providerReviewer, .businessQuerier] {
            await #expect(throws: AccessError.organisationMissing) {
                try await desk.add("a1", organisation: nil, roles: [.auditor, role])
            }
        }
        await #expect(throws: AccessError.unknownOrganisation) {
            try await desk.add("a2", organisation: TestCode.organisation(77))
        }
        try await desk.add("a3", organisation: nil, roles: [.operator])
        try await desk.add("a4", organisation: nil, roles: [.auditor])
        try await desk.add("a5", roles: [.auditor])
        #expect(try await desk.access.accounts().map(\.login) == ["a3", "a4", "a5"])
    }

    @Test("no role, no name, an end before the start: nothing is made")
    func incomplete() async throws {
        let desk = try await AccessDesk()
        await #expect(throws: AccessError.roleMissing) { try await desk.add(roles: []) }
        await #expect(throws: AccessError.malformedName) { try await desk.add(name: " ") }
        let number = TestCode.person(born: desk.today.adding(years: -40), sequence: 3)
        await #expect(throws: AccessError.malformedName) { try await desk.add(name: "林甲\(number)") }
        await #expect(throws: AccessError.malformedName) { try await desk.add(name: "<b>林甲</b>") }
        await #expect(throws: AccessError.malformedName) { try await desk.add(name: "a\nb") }
        await #expect(throws: AccessError.endsBeforeStart) { try await desk.add(until: desk.today.adding(days: -1)) }
        #expect(try await desk.access.accounts().isEmpty)
    }

    @Test("a password has twelve characters or more, is no login, and has 256 bytes or fewer")
    func passwords() async throws {
        let desk = try await AccessDesk()
        await #expect(throws: AccessError.password(.tooShort)) { try await desk.add(password: "elevenchars") }
        await #expect(throws: AccessError.password(.tooShort)) { try await desk.add(password: "泉城济南趵突泉大明湖山") }
        await #expect(throws: AccessError.password(.tooLong)) {
            try await desk.add(password: String(repeating: "a", count: 257))
        }
        await #expect(throws: AccessError.password(.isLogin)) {
            try await desk.add("lin.jia.of.shuju", password: "LIN.JIA.OF.SHUJU")
        }
        try await desk.add("b1", password: "twelve chars")
        try await desk.add("b2", password: String(repeating: "a", count: 256))
        #expect(try await desk.refusal("b1", "twelve chars") == nil)
        #expect(try await desk.refusal("b2", String(repeating: "a", count: 256)) == nil)
    }

    @Test("neither password nor token nor address stands in the database, in any file of the home")
    func nothingReadable() async throws {
        let desk = try await AccessDesk()
        try await desk.add(password: "unmistakable-sentence-71")
        _ = try await desk.refusal("lin.jia", "another-mistyped-sentence", from: "198.51.100.77")
        let signedIn = try await desk.signIn("lin.jia", "unmistakable-sentence-71", from: "198.51.100.78")
        _ = try await desk.refusal("someone.else", "another-mistyped-sentence", from: "198.51.100.77")
        for secret in [
            "unmistakable-sentence", "another-mistyped", signedIn.token, "198.51.100.77", "198.51.100.78",
            "someone.else",
        ] {
            #expect(try await desk.home.files(holding: secret) == [], "\(secret)")
        }
    }

    @Test("equal passwords are stored differently, each with its parameters")
    func saltedHashes() async throws {
        let desk = try await AccessDesk()
        try await desk.add("a1")
        try await desk.add("a2")
        let stored = try await desk.home.texts("SELECT password FROM account ORDER BY login")
        #expect(stored.count == 2)
        #expect(Set(stored).count == 2)
        #expect(stored.allSatisfy { $0.hasPrefix("scrypt$2$1$1$") })
    }

    @Test("words about accounts hold no login, no name and no password")
    func quietErrors() async throws {
        let desk = try await AccessDesk()
        try await desk.add("secretive", name: "秘名")
        for (login, name, password) in [("secretive", "秘名", AccessDesk.password), ("<secretive>", "秘名", "xyzzy-q")] {
            do {
                try await desk.add(login, name: name, password: password)
                Issue.record("the account was made")
            } catch {
                let words = "\(error)"
                #expect(!words.contains("secretive") && !words.contains("秘名") && !words.contains(password))
            }
        }
    }
}
