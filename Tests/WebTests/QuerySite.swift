// The desk with a querier, a matter and records: what the tests of the query, the matters and the log begin with.

import Access
import Disclosure
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

/// A desk at which somebody with the given roles sits.
struct QuerySite: Sendable {
    static let matter = "SC-001"
    static let title = "食品经营许可审查"
    static let purpose = "administrative-acts"
    /// What records say; none of it belongs into the log.
    static let fine = "罚款人民币5000元"
    static let deed = "见义勇为先进个人"

    private(set) var desk: DeskSite
    var home: TestSupport.TestHome { desk.home }

    /// - Parameter matters: registered beside the first, which is of the home's provider.
    init(_ roles: Set<Role> = [.businessQuerier], matters: [Matter]? = nil) async throws {
        desk = try await DeskSite()
        try await desk.signIn("wang.cha", organisation: desk.home.provider.code, roles: roles)
        _ = try await home.submit([SharedRows.penalty(1)])
        _ = try await home.submit([SharedRows.permit(1)], item: "permit")
        _ = try await home.submit([honour()], item: "honour")
        try await register(matters ?? [matter()])
    }

    /// The same city with another person at the desk.
    func with(_ login: String, of body: String?, _ roles: Set<Role>) async throws -> QuerySite {
        var other = self
        try await other.desk.signIn(login, organisation: body, roles: roles)
        return other
    }

    func matter(
        _ code: String = matter, of body: String = TestSupport.TestRows.body, title: String = title,
        purpose: String = purpose, items: [String] = ["penalty", "honour"], until: Day? = nil
    ) -> Matter {
        Matter(
            code: code, title: title, body: body, purpose: purpose, items: items, basis: "食品安全法第三十五条",
            from: home.today.adding(years: -1), until: until)
    }

    func register(_ matters: [Matter]) async throws {
        let context = PostContext(
            actor: "operator", today: home.today, now: home.now, policy: try await home.policy())
        #expect(try await home.official.matters.register(matters, context).faults.isEmpty)
    }

    var person: String { TestCode.person(born: home.today.adding(years: -40), sequence: 3) }

    /// A commendation of that person.
    private func honour() -> TestRow {
        [
            "RY_XDR_MC": "欧阳测", "RY_XDR_LB": "自然人", "RY_XDR_ZJLX": "身份证", "RY_XDR_ZJHM": person, "RY_LB": "其他",
            "RY_MC": Self.deed, "RY_SJ": "救起落水儿童", "RY_RDRQ": "\(home.today.adding(days: -2))",
            "RY_YXQZ": "\(home.today.adding(years: 2))", "RY_RDJG": "济南市市场监督管理局",
            "RY_RDJGDM": home.provider.code, "RY_SJLY": "济南市市场监督管理局", "RY_SJLYDM": home.provider.code,
        ]
    }

    // MARK: Asking

    func ask(
        _ code: String? = nil, kind: String = "uscc", matter: String = matter, token: String? = nil,
        origin: String? = nil
    ) async throws -> Answer {
        try await desk.send(
            "/desk/query", ["matter": matter, "kind": kind, "code": code ?? TestCode.organisation(1)], token: token,
            origin: origin)
    }

    func get(_ address: String, english: Bool = false) async throws -> Answer {
        try await desk.get(address, cookie: desk.cookie + (english ? "; lang=en" : ""))
    }

    /// The log, newest first.
    func log() async throws -> [QueryEntry] {
        try await home.official.log.entries(QueryFilter(), after: nil, limit: 100)
    }

    /// Asks so often, past the pages.
    func fill(_ count: Int) async throws {
        let asker = Requester(
            account: AccountID(1), login: "wang", name: "王查询", organisation: home.provider.code,
            roles: [.businessQuerier])
        for _ in 0..<count {
            _ = try await home.official.answer(
                SubjectQuery(
                    subject: .organisation(code: TestCode.organisation(1)), matter: Self.matter, purpose: Self.purpose),
                to: asker, by: .api, on: home.today)
        }
    }
}
