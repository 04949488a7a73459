// What another server does to the home while a site is being asked.

import Records
import Registry
import Storage
import Testing
import WorkingDays

extension TestHome {
    /// A revoked decision arrives about the newest penalty of the organisation, as another server would take it in.
    func revoke() async throws {
        let draft = Draft(
            .organisation(code: code), "济南泉测餐饮有限公司", TestRows.penalty(code, "济测罚〔2026〕1号", "2026-06-05"))
        try await database.write { [registry, records, pack, makeID, code] connection in
            let subject = try #require(try registry.organisation(code: code, connection))
            let stamp = try records.activate(pack, now: 0, makeID: makeID, connection)
            let context = PostContext(actor: "operator", today: Self.today, now: 0, policy: stamp)
            _ = try records.post([draft.record(subject, 1, pack, .revoked)], context, connection)
        }
    }

    /// The provider of all records gets another name.
    func renameProvider(_ name: String) async throws {
        let body = Organisation(
            code: TestRows.provider.code, name: name, kind: "provider", district: nil, items: [])
        try await database.write { [registry] in try registry.add(body, now: 0, $0) }
    }
}
