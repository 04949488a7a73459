// The second factor at sign-in: what the password alone opens, which codes open the rest, and how often.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("A second factor at sign-in")
struct SecondFactorTests {
    @Test("P-box4: where a code is required the right password alone opens no session, only the way to a key")
    func halfOpen() async throws {
        let people = try await FactorDesk()
        let half = try await people.half()
        #expect(try await !people.desk.isOpen(half.token))
        #expect(try await people.desk.bearer(half.token) == nil)
        #expect(try await people.desk.home.number("SELECT COUNT(*) FROM session") == 0)
        let known = try #require(try await people.desk.access.halfSession(token: half.token, today: people.desk.today))
        #expect(known.login == "lin.jia" && known.formToken == half.session.formToken)
        guard case .enrolmentNeeded(let key) = known.stage else { return _ = Issue.record("no key is offered") }
        #expect(try key.text == people.offered(half).text, "the same key each time the page is read")
        #expect(try await people.half().session.formToken != half.session.formToken)
    }

    @Test("P-box4: a key becomes the account's with a right code and not before; then only its codes open")
    func enrolment() async throws {
        let people = try await FactorDesk()
        let half = try await people.half()
        let key = try people.offered(half)
        #expect(try await people.refusal(people.wrongCode(key), half) == .wrongCode)
        #expect(try await people.desk.access.withSecondFactor().isEmpty)
        let opened = try await people.enter(people.code(key), half)
        #expect(opened.session.requester.roles == [.providerClerk])
        #expect(try await people.desk.isOpen(opened.token))
        #expect(try await people.desk.access.withSecondFactor() == [opened.session.requester.account])

        people.desk.pass(AccessDesk.minute)
        for rule in SecondFactorRule.allCases {
            let next = try await people.half(rule: rule)
            guard case .codeNeeded = next.session.stage else { return _ = Issue.record("a second key is offered") }
        }
        let next = try await people.half()
        #expect(try await people.refusal(people.code(key), next) == nil)
    }

    @Test("where a code is asked of those only who have a key, the password opens for everybody else")
    func whereEnrolled() async throws {
        let people = try await FactorDesk()
        let step = try await people.begin(rule: .whereEnrolled)
        #expect(try await people.desk.isOpen(try #require(step.opened).token))
        #expect(try await people.halves() == 0)
    }

    @Test("P-box4: a code is taken one step early and one step late, and not two", arguments: (-3 as Int64)...3)
    func window(steps: Int64) async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let refusal = try await people.refusal(people.code(key, off: steps), people.half())
        #expect(refusal == (abs(steps) <= 1 ? nil : .wrongCode))
    }

    @Test("P-box4: a code opens once, and after it none of an earlier step does")
    func replay() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let code = people.code(key)
        #expect(try await people.refusal(code, people.half()) == nil)
        #expect(try await people.refusal(code, people.half()) == .wrongCode)
        #expect(try await people.refusal(people.code(key, off: -1), people.half()) == .wrongCode)
        #expect(try await people.refusal(people.code(key, off: 1), people.half()) == nil)
        #expect(try await people.refusal(people.code(key, off: 1), people.half()) == .wrongCode)
    }

    @Test("P-box4: the code that set the key up opens nothing more")
    func replayedEnrolment() async throws {
        let people = try await FactorDesk()
        let half = try await people.half()
        let code = people.code(try people.offered(half))
        #expect(try await people.refusal(code, half) == nil)
        #expect(try await people.refusal(code, people.half()) == .wrongCode)
    }

    @Test("P-box4: of many requests with one code at two servers at the same time, one opens")
    func atOnce() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let (code, other) = (people.code(key), people.desk.access())
        var halves: [HalfSignedIn] = []
        for number in 0..<4 { halves.append(try await people.half(from: "192.0.2.\(number)")) }
        let opened = await withTaskGroup(of: Bool.self) { group in
            for (number, half) in halves.enumerated() {
                group.addTask {
                    let access = number.isMultiple(of: 2) ? nil : other
                    let opened = try? await people.enter(code, half, from: "192.0.2.\(number)", access: access)
                    return opened != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(opened == 1)
        #expect(try await people.desk.home.number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL") == 2)
    }

    @Test("P-box4: of two who set a key up with one password, the first wins and the other begins anew")
    func twoEnrolments() async throws {
        let people = try await FactorDesk()
        let (first, second) = (try await people.half(), try await people.half())
        let late = people.code(try people.offered(second))
        #expect(try await people.refusal(people.code(try people.offered(first)), first) == nil)
        #expect(try await people.refusal(late, second) == .signInOver)
        #expect(try await people.desk.home.number("SELECT COUNT(*) FROM second_factor") == 1)
    }

    @Test("servers whose clocks differ by a step take the same code, but not both")
    func clockSkew() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let ahead = people.desk.access(skew: 30 * AccessDesk.second)
        let code = people.code(key)
        let half = try await people.half()
        #expect(try await people.desk.isOpen(people.enter(code, half, access: ahead).token))
        #expect(try await people.refusal(code, people.half()) == .wrongCode)
    }

    @Test("P-box4: the token of a half-open session dies when it opens, and never opens a session itself")
    func fixation() async throws {
        let people = try await FactorDesk()
        let key = try await people.enrolled()
        let half = try await people.half()
        let opened = try await people.enter(people.code(key), half)
        #expect(opened.token != half.token && opened.session.formToken != half.session.formToken)
        #expect(try await people.desk.access.halfSession(token: half.token, today: people.desk.today) == nil)
        #expect(try await people.refusal(people.code(key, off: 1), half) == .signInOver)
        #expect(try await !people.desk.isOpen(half.token))
        #expect(try await people.desk.access.halfSession(token: opened.token, today: people.desk.today) == nil)
        // Even where somebody copies the hashes of the one table into the other.
        let left = try await people.half()
        try await people.desk.home.run(
            "INSERT INTO session (token_hash, account, form_token, created_at, seen_at) "
                + "SELECT token_hash, account, form_token, created_at, created_at FROM half_session")
        #expect(try await !people.desk.isOpen(left.token))
    }

    @Test("P-box4: a half-open session lasts ten minutes and is gone then, with the key that it offered")
    func tenMinutes() async throws {
        let people = try await FactorDesk()
        let half = try await people.half()
        let key = try people.offered(half)
        people.desk.pass(10 * AccessDesk.minute - 1)
        #expect(try await people.desk.access.halfSession(token: half.token, today: people.desk.today) != nil)
        people.desk.pass(1)
        #expect(try await people.desk.access.halfSession(token: half.token, today: people.desk.today) == nil)
        #expect(try await people.refusal(people.code(key), half) == .signInOver)
        people.desk.pass(1)
        #expect(try await people.desk.access.forget() == 1)
        #expect(try await people.halves() == 0)
        let next = try await people.half()
        #expect(try people.offered(next).text != key.text)
    }
}
