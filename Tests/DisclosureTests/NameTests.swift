// Names over time: what other bodies call a code is provisional, what the register says is the name.

import Disclosure
import Intake
import Law
import Registry
import Testing
import TestSupport
import WorkingDays

@Suite struct `Names of organisations` {
    private let today = TestDay.today
    private let code = TestCode.organisation(1)

    private func subject(_ home: TestHome) async throws -> DisclosedSubject {
        try #require(try await home.door.subject(code: code, on: home.today))
    }

    private func found(_ query: String, _ home: TestHome) async throws -> [String?] {
        try await home.door.search(query, on: home.today, after: nil, limit: 10).map(\.code)
    }

    private func penalty(named name: String) -> TestRow { TestRows.penalty(1, today: today).with(["CF_XDR_MC": name]) }

    @Test("M-9: what a penalising body called a code is no former name once the registration arrives")
    func provisional() async throws {
        let home = try await TestHome(today: today)
        _ = try await home.submit([penalty(named: "欧阳试")])
        #expect(try await found("欧阳", home) == [code])
        _ = try await home.submit([TestRows.registration(1, today: today)], item: "registration")
        let subject = try await subject(home)
        #expect(subject.subject.name == "济南趵突食品1号有限公司")
        #expect(subject.formerNames.isEmpty)
        for query in ["欧阳", "欧阳试", "试", "阳"] { #expect(try await found(query, home).isEmpty, "\(query)") }
        #expect(try await found("趵突食品", home) == [code])
        #expect(try await home.number("SELECT COUNT(*) FROM subject_name") == 1)
    }

    @Test("M-9: a name that the register knew stays findable after a change of name")
    func former() async throws {
        let home = try await TestHome(today: today)
        let first = TestRows.registration(1, today: today)
        _ = try await home.submit([first.with(["DJ_HZRQ": "2020-01-06"])], item: "registration")
        let renamed = first.with(["DJ_MC": "济南黑虎餐饮有限公司", "DJ_HZRQ": "\(today.adding(days: -1))"])
        _ = try await home.submit([renamed], item: "registration")
        _ = try await home.submit([penalty(named: "欧阳试")])
        let subject = try await subject(home)
        #expect(subject.subject.name == "济南黑虎餐饮有限公司")
        #expect(subject.formerNames == ["济南趵突食品1号有限公司"])
        #expect(try await found("趵突食品", home) == [code])
        #expect(try await found("欧阳", home).isEmpty)
    }

    @Test(
        "M-9: brackets, width, case and blanks make no other name",
        arguments: ["济南趵突(集团)有限公司", "济南趵突 （集团） 有限公司", "济南趵突（集团）有限公司"])
    func spelling(spelling: String) async throws {
        let registration = TestRows.registration(1, today: today).with(["DJ_MC": "济南趵突（集团）有限公司"])
        // The register speaks last: its spelling stands, and nothing was renamed.
        let late = try await TestHome(today: today)
        _ = try await late.submit([penalty(named: spelling)])
        _ = try await late.submit([registration], item: "registration")
        #expect(try await subject(late).formerNames.isEmpty)
        #expect(try await subject(late).subject.name == "济南趵突（集团）有限公司")
        // It spoke first: the other spelling is no difference worth a notice.
        let early = try await TestHome(today: today)
        _ = try await early.submit([registration], item: "registration")
        #expect(try await early.submit([penalty(named: spelling)]).notices[.nameDiffers] == nil)
        let other = try await early.submit([TestRows.penalty(2, today: today), penalty(named: "济南趵突（集团）公司")])
        #expect(other.notices[.nameDiffers] == 1)
        // The register itself writes it in another way.
        let rewritten = registration.with(["DJ_MC": spelling, "DJ_HZRQ": "\(today)"])
        _ = try await early.submit([rewritten], item: "registration")
        #expect(try await subject(early).formerNames.isEmpty)
        #expect(try await subject(early).subject.name == spelling)
    }

    @Test func `a name that the register mends on its own day was never a name`() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.registration(1, today: today)
        _ = try await home.submit([row.with(["DJ_MC": "济南趵突食口1号有限公司"])], item: "registration")
        _ = try await home.submit([row], item: "registration")
        #expect(try await subject(home).formerNames.isEmpty)
        #expect(try await found("食口", home).isEmpty)
    }

    @Test func `no name ends before it begins, whatever an older program wrote`() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.registration(1, today: today).with(["DJ_HZRQ": "2020-01-06"])
        _ = try await home.submit([row], item: "registration")
        // It dated names by their receipt.
        try await home.run("UPDATE subject_name SET from_day = '\(today)'")
        let renamed = row.with(["DJ_MC": "济南黑虎餐饮有限公司", "DJ_HZRQ": "2021-03-08"])
        _ = try await home.submit([renamed], item: "registration")
        #expect(try await subject(home).formerNames == ["济南趵突食品1号有限公司"])
        #expect(try await home.number("SELECT COUNT(*) FROM subject_name WHERE until_day <= from_day") == 0)
        try await home.run(
            "INSERT INTO subject_name (subject, name, from_day, until_day) "
                + "SELECT id, '欧阳试', '2026-05-10', '2019-01-02' FROM subject WHERE code = '\(code)'")
        #expect(try await subject(home).formerNames == ["济南趵突食品1号有限公司"])
    }
}
