// Keys of one-time codes as they are guarded: guessing is slow, a reset ends everything, and no file holds a key in plain.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Keeping second factors")
struct SecondFactorKeepingTests {
    private func fail(
        _ times: Int, _ people: FactorDesk, _ key: OneTimeKey, from address: String = "192.0.2.1"
    ) async throws {
        let half = try await people.half(from: address)
        for _ in 0..<times {
            #expect(try await people.refusal(people.wrongCode(key), half, from: address) == .wrongCode)
        }
    }

    @Test("P-box4: five wrong codes are free, then there is a wait, for the right code and for the password too")
    func throttled() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let half = try await people.half()
        try await fail(4, people, key)
        #expect(try await people.refusal(people.code(key), half) == nil, "and a right one clears them")
        people.desk.pass(AccessDesk.minute)
        let next = try await people.half()
        try await fail(5, people, key)
        #expect(try await people.refusal(people.code(key), next) == .throttled(seconds: 15))
        await #expect(throws: AccessError.throttled(seconds: 15)) { try await people.begin() }
        people.desk.pass(15 * AccessDesk.second)
        #expect(try await people.refusal(people.code(key), next) == nil)
    }

    @Test("P-box4: typing the right password again gives no free codes, and a wrong password counts beside wrong codes")
    func noFreshStart() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        for _ in 0..<5 { try await fail(1, people, key) }
        await #expect(throws: AccessError.throttled(seconds: 15)) { try await people.begin() }
        people.desk.pass(15 * AccessDesk.second)
        try await fail(1, people, key)
        await #expect(throws: AccessError.throttled(seconds: 30)) { try await people.begin() }

        people.desk.pass(2 * AccessDesk.hour)
        try await fail(3, people, key)
        for _ in 0..<2 {
            #expect(try await people.desk.refusal("lin.jia", "not the password") == .wrongCredentials)
        }
        await #expect(throws: AccessError.throttled(seconds: 15)) { try await people.begin() }
    }

    @Test(
        "P-box4: whoever guesses codes from one address shuts nobody out who signs in from another, nor another login")
    func nobodyElse() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        try await people.desk.add("wang.yi")
        try await fail(5, people, key, from: "203.0.113.9")
        await #expect(throws: AccessError.throttled(seconds: 15)) { try await people.begin(from: "203.0.113.9") }
        _ = try await people.half("wang.yi", from: "203.0.113.9")
        #expect(try await people.refusal(people.code(key), people.half()) == nil)
    }

    @Test("P-box4: a reset ends every session, half-open ones too; the next sign-in sets a new key up")
    func reset() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let open = try await people.enter(people.code(key), try await people.half())
        let half = try await people.half()
        try await people.desk.access.resetSecondFactor(login: "LIN.JIA")
        #expect(try await !people.desk.isOpen(open.token))
        #expect(try await people.refusal(people.code(key, off: 1), half) == .signInOver)
        #expect(try await people.desk.access.withSecondFactor().isEmpty)
        let anew = try await people.half()
        let other = try people.offered(anew)
        #expect(other.text != key.text)
        #expect(try await people.refusal(people.code(key), anew) == .wrongCode)
        #expect(try await people.refusal(people.code(other), anew) == nil)
        await #expect(throws: AccessError.unknownLogin) {
            try await people.desk.access.resetSecondFactor(login: "wang.yi")
        }
    }

    @Test("P-box4: a new password, the end of the account and of its last role end half-open sessions")
    func ended() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        try await people.desk.add("wang.yi", until: people.desk.today)
        let last = try await people.half("wang.yi")
        let code = people.code(try people.offered(last))
        let tomorrow = people.desk.today.adding(days: 1)
        #expect(try await people.refusal(code, last, on: tomorrow) == .signInOver)
        #expect(try await people.refusal(code, last) == nil)

        let half = try await people.half()
        try await people.desk.access.setPassword(login: "lin.jia", AccessDesk.password)
        #expect(try await people.refusal(people.code(key), half) == .signInOver)
        let next = try await people.half()
        try await people.desk.access.disable(login: "lin.jia")
        #expect(try await people.refusal(people.code(key), next) == .signInOver)
        #expect(try await people.desk.home.number("SELECT COUNT(*) FROM second_factor") == 1, "the key went too")
        #expect(try await people.desk.refusal() == .notInForce)
    }

    @Test("P-box4: no key stands in any file of the home, neither offered nor set up, neither as text nor as bytes")
    func sealed() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        try await people.desk.add("wang.yi")
        let half = try await people.half("wang.yi")
        for key in [key, try people.offered(half)] {
            #expect(try await people.desk.home.files(holding: key.text) == [])
            #expect(try await people.desk.home.places(holding: try bytes(of: key)) == [])
        }
        #expect(try await people.desk.home.files(holding: half.token) == [])
        let sealed = try #require(try await people.desk.home.column("SELECT sealed FROM second_factor").first)
        #expect(sealed.count == 12 + 20 + 16)
        #expect(try await !people.desk.home.places(holding: sealed).isEmpty, "the search finds what is there")
    }

    @Test("P-box4: a key that is copied to another account, or altered, opens nothing")
    func bound() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        try await people.desk.add("wang.yi")
        let other = try await people.half("wang.yi")
        _ = try await people.enter(people.code(try people.offered(other)), other)
        people.desk.pass(AccessDesk.hour)
        for column in ["wrapped", "sealed"] {
            try await people.desk.home.run(
                "UPDATE second_factor SET \(column) = (SELECT f.\(column) FROM second_factor f JOIN account a "
                    + "ON a.id = f.account WHERE a.login = 'lin.jia') "
                    + "WHERE account = (SELECT id FROM account WHERE login = 'wang.yi')")
        }
        let half = try await people.half("wang.yi")
        await #expect(throws: (any Error).self) { try await people.enter(people.code(key), half) }
        #expect(try await people.refusal(people.code(key), people.half()) == nil, "at home it does")
    }

    /// Base32 read with a table of its own.
    private func bytes(of key: OneTimeKey) throws -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = try key.text.flatMap { letter in
            let value = try #require(letters.firstIndex(of: letter))
            return (0..<5).map { UInt8(value >> (4 - $0) & 1) }
        }
        return stride(from: 0, to: bits.count, by: 8).map { bits[$0..<$0 + 8].reduce(0) { $0 << 1 | $1 } }
    }
}
