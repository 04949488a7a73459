// A program of an official: a body with matters, accounts with tokens, questions through HTTP, and the log behind it.

import Access
import Disclosure
import Foundation
import HTTPTypes
import Records
import Registry
import Storage
import Testing
import TestSupport
import Web
import WorkingDays

/// The site, asked by programs of the provider's querier.
struct QueryDesk: Sendable {
    static let body = TestRows.provider.code
    /// Another body of the city.
    static let other = Organisation(
        code: "11370100MB111111XX", name: "测试市住房和城乡建设局", kind: "provider", district: nil, items: [])
    static let purpose = "administrative-acts"
    /// In no row of the home.
    static let honour = "泉城守信之星"

    let home: TestHome
    let site: TestSite
    /// Of a querier of the provider.
    let token: String

    init(site make: (TestHome) throws -> TestSite = { try $0.site() }) async throws {
        let home = try await TestHome()
        self.home = home
        try await home.database.write { [registry = home.registry] in try registry.add(Self.other, now: 0, $0) }
        token = try await Self.token(home, "lin.jia", [.businessQuerier], [.query]).text
        site = try make(home)
        try await register([
            matter("SC-001", items: ["penalty", "honour"]), matter("SC-002", items: ["honour"]),
            matter("SC-003", items: ["penalty"]), matter("SC-008", until: TestHome.today.adding(days: -1)),
            matter("SC-009", from: TestHome.today.adding(days: 1)), matter("SC-900", of: Self.other.code),
        ])
    }

    func matter(
        _ code: String, of body: String = QueryDesk.body, items: [String] = ["penalty"],
        from: Day = TestHome.day(2024, 1, 1), until: Day? = nil
    ) -> Matter {
        Matter(
            code: code, title: "食品经营许可审批", body: body, purpose: Self.purpose, items: items, basis: "《食品安全法》第三十五条",
            from: from, until: until)
    }

    private func register(_ matters: [Matter]) async throws {
        let outcome = try await home.official.matters.register(matters, try await context())
        #expect(outcome.faults.isEmpty)
    }

    private func context() async throws -> PostContext {
        let stamp = try await home.database.write { [records = home.records, pack = home.pack, makeID = home.makeID] in
            try records.activate(pack, now: 0, makeID: makeID, $0)
        }
        return PostContext(actor: "operator", today: TestHome.today, now: 0, policy: stamp)
    }

    /// A new account of the provider and a token of it.
    static func token(
        _ home: TestHome, _ login: String, _ roles: Set<Role>, _ scopes: Set<TokenScope>,
        networks: [NetworkRange] = [], roleUntil: Day? = nil, days: Int = 90
    ) async throws -> IssuedToken {
        _ = try await home.access.add(
            NewAccount(
                login: login, name: "林甲", organisation: body, roles: roles, until: roleUntil,
                password: "a spring in the stone"), today: TestHome.today)
        return try await home.access.issue(
            NewToken(
                login: login, name: "审批系统", scopes: scopes, networks: networks,
                until: TestHome.today.adding(days: days)), today: TestHome.today)
    }

    // MARK: Records

    /// An honour, which is shared and published for nobody; of an organisation, or of a person.
    func honour(of identity: SubjectIdentity, name: String, _ number: UInt8) async throws {
        let row = [
            "RY_XDR_MC": name, "RY_XDR_LB": identity.isPerson ? "自然人" : "法人及非法人组织",
            "RY_XDR_ZJLX": identity.isPerson ? "身份证" : "", "RY_LB": "其他", "RY_MC": Self.honour,
            "RY_XDR_ZJHM": identity.isPerson ? TestHome.person.number : "", "RY_RDRQ": "2026-03-05",
            "RY_SJ": "拾金不昧，联系人证件号\(TestHome.person.number)", "RY_RDJG": TestRows.provider.name, "RY_RDJGDM": Self.body,
        ]
        let draft = Draft(identity, name, ("honour", row))
        let context = try await context()
        try await home.database.write { [registry = home.registry, records = home.records, pack = home.pack] in
            let subjects = try registry.resolve(
                [SubjectDraft(identity: identity, kind: draft.kind, name: name)], since: "2020-01-01", $0)
            let subject = try #require(subjects[identity])
            _ = try records.post([draft.record(subject, number, pack)], context, $0)
        }
    }

    // MARK: Questions

    func ask(
        _ code: String? = nil, matter: String? = "SC-001", purpose: String? = QueryDesk.purpose, token: String? = nil,
        _ headers: [String: String] = [:], at site: TestSite? = nil
    ) async throws -> Answer {
        let query = [matter.map { "matter=\($0)" }, purpose.map { "purpose=\($0)" }].compactMap(\.self)
        return try await (site ?? self.site).ask(
            "/api/v1/subjects/\(code ?? home.code)/records?" + query.joined(separator: "&"),
            ["Authorization": "Bearer \(token ?? self.token)"].merging(headers) { $1 })
    }

    func ask(_ headers: [String: String]) async throws -> Answer { try await ask(nil, headers) }

    func send(_ body: String, token: String? = nil, _ headers: [String: String] = [:]) async throws -> Answer {
        try await site.ask(
            "/api/v1/subjects/query", method: .post,
            ["Authorization": "Bearer \(token ?? self.token)", "Content-Type": "application/json"]
                .merging(headers) { $1 },
            body: body)
    }

    /// The body of a question.
    static func question(
        _ code: String, kind: String = "resident-id", matter: String = "SC-001", purpose: String = QueryDesk.purpose
    ) -> String {
        "{\"subject\":{\"kind\":\"\(kind)\",\"code\":\"\(code)\"},\"matter\":\"\(matter)\",\"purpose\":\"\(purpose)\"}"
    }

    /// The lines of the query log, newest first.
    func log() async throws -> [QueryEntry] {
        try await home.official.log.entries(QueryFilter(), after: nil, limit: 1000)
    }

    func number(_ sql: String) async throws -> Int64 {
        try await home.database.read { try $0.first(RawSQL(sql)) { $0.int(0) } ?? 0 }
    }
}

extension Answer {
    /// What it says apart from its own receipt and the number of the request.
    var saying: NSDictionary {
        get throws {
            var json = try json
            json["receipt"] = nil
            json["instance"] = nil
            return NSDictionary(dictionary: json)
        }
    }

    var records: [[String: Any]] {
        get throws { try #require(try json["records"] as? [[String: Any]]) }
    }
}
