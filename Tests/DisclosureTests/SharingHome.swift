// A city with a querier, an auditor and matters: what the tests of the sharing channel begin with.

import Access
import Disclosure
import Law
import Records
import Registry
import Storage
import TestSupport
import Vault
import WorkingDays

struct SharingHome: Sendable {
    static let matter = "SC-1"
    static let purpose = "administrative-acts"

    let home: TestHome
    let door: OfficialDoor
    let today: Day

    /// - Parameter items: what the matter needs.
    init(
        today: Day = TestDay.today, pack: PolicyPack? = nil,
        items: [String] = ["penalty", "honour", "registration"], rows: [(item: String, row: TestRow)] = []
    ) async throws {
        self.today = today
        home = try await TestHome(pack: pack, today: today)
        door = home.official
        for each in rows { _ = try await home.submit([each.row], item: each.item) }
        _ = try await register([matter(items: items)])
    }

    func matter(
        _ code: String = matter, of body: String = TestRows.body, purpose: String = purpose,
        items: [String] = ["penalty"], from: Day? = nil, until: Day? = nil
    ) -> Matter {
        Matter(
            code: code, title: "食品经营许可审查", body: body, purpose: purpose, items: items, basis: "食品安全法第三十五条",
            from: from ?? today.adding(years: -1), until: until)
    }

    func register(_ matters: [Matter]) async throws -> Matters.Outcome {
        try await door.matters.register(
            matters,
            PostContext(actor: "operator", today: today, now: home.now, policy: try await home.policy()))
    }

    func querier(of body: String? = TestRows.body, roles: Set<Role> = [.businessQuerier]) -> Requester {
        Requester(account: AccountID(7), login: "wang", name: "王查询", organisation: body, roles: roles)
    }

    func ask(
        _ subject: QueriedSubject = .organisation(code: TestCode.organisation(1)), matter: String = matter,
        purpose: String = purpose, as requester: Requester? = nil, on day: Day? = nil
    ) async throws -> QueryAnswer {
        try await door.answer(
            SubjectQuery(subject: subject, matter: matter, purpose: purpose), to: requester ?? querier(), by: .desk,
            on: day ?? today)
    }

    /// The records that an answer shows; nil if it was refused.
    func records(
        _ subject: QueriedSubject = .organisation(code: TestCode.organisation(1)), on day: Day? = nil
    ) async throws -> [DisclosedRecord]? {
        guard case .file(let file) = try await ask(subject, on: day) else { return nil }
        return file.records
    }

    func log(_ filter: QueryFilter = QueryFilter()) async throws -> [QueryEntry] {
        try await door.log.entries(filter, after: nil, limit: 100)
    }

    static func person(_ number: Int, today: Day) -> String {
        TestCode.person(born: today.adding(years: -40), sequence: number)
    }

    /// A commendation of a natural person of forty years.
    static func honour(_ number: Int, name: String = "欧阳测", today: Day) -> TestRow {
        [
            "RY_XDR_MC": name, "RY_XDR_LB": "自然人", "RY_XDR_ZJLX": "身份证", "RY_XDR_ZJHM": person(number, today: today),
            "RY_LB": "其他", "RY_MC": "见义勇为先进个人", "RY_SJ": "救起落水儿童", "RY_RDRQ": "\(today.adding(days: -2))",
            "RY_YXQZ": "\(today.adding(years: 2))", "RY_RDJG": "济南市市场监督管理局", "RY_RDJGDM": TestRows.body,
            "RY_SJLY": "济南市市场监督管理局", "RY_SJLYDM": TestRows.body,
        ]
    }
}
