// For what bodies may query: a closed list in the pack, which ends with the texts that carry it and not before.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `The purposes of government sharing` {
    private static let ofOthers = """
        bodies: [government, provider, district, centre, court, procuratorate, institution, publicBody, peopleOrganisation]
        """
    private static let ofDepartments = [
        "administrative-acts", "public-resources", "personnel", "commendation", "management",
    ]
    private let file = "cn-3701/purposes.yaml"
    private let lastDay = TestDay.on("2026-12-31")
    private let after = TestDay.on("2027-01-15")

    /// The pack with purposes that rest on the city's text alone.
    private func withoutRegulation() throws -> PolicyPack {
        let policy = try TestPolicy()
        for _ in try TestPack.load().purposes {
            try policy.replace(
                "sources: [jn-measures-2022#21, sd-regulation-2020#chapter-3]", with: "sources: [jn-measures-2022#21]",
                in: file)
        }
        return try policy.load()
    }

    @Test func `M-21: the pack knows five purposes of government departments and one of other bodies`() throws {
        let purposes = try TestPack.load().purposes
        #expect(purposes.map(\.id) == Self.ofDepartments + ["own-matters"])
        for purpose in purposes {
            #expect(!purpose.title.zh.isEmpty && !purpose.title.en.isEmpty, "\(purpose.id)")
        }
    }

    @Test func `M-21: each purpose names its article, and the regulation beside it`() throws {
        let pack = try TestPack.load()
        for purpose in pack.purposes {
            let cited = purpose.provision.citations
            #expect(
                cited.map(\.description) == ["jn-measures-2022#21", "sd-regulation-2020#chapter-3"], "\(purpose.id)")
            for citation in cited { #expect(pack.article(citation) != nil, "\(purpose.id)") }
            // The article was read, the regulation beside it was not.
            #expect(purpose.provision.certainty == .reported, "\(purpose.id)")
        }
    }

    @Test(arguments: ofDepartments)
    func `M-21: the five purposes are for government departments and not for other bodies`(id: String) throws {
        let purpose = try #require(TestPack.load().purpose(id, on: TestDay.today))
        for kind in ["provider", "government", "district", "centre"] { #expect(purpose.admits(bodyKind: kind)) }
        for kind in ["court", "association", "company", ""] { #expect(!purpose.admits(bodyKind: kind), "\(kind)") }
    }

    @Test func `M-21: other bodies have the one purpose of their own matters`() throws {
        let purpose = try #require(TestPack.load().purpose("own-matters", on: TestDay.today))
        for kind in ["court", "peopleOrganisation", "provider"] { #expect(purpose.admits(bodyKind: kind)) }
        // Market bodies ask with the subject's authorisation only (M-17).
        for kind in ["bank", "company", "association", ""] { #expect(!purpose.admits(bodyKind: kind), "\(kind)") }
    }

    @Test(arguments: ["curiosity", "", "Personnel", "personnel "])
    func `M-21: a purpose that is not on the list is none`(id: String) throws {
        #expect(try TestPack.load().purpose(id, on: TestDay.today) == nil)
    }

    @Test(arguments: ofDepartments + ["own-matters"])
    func `M-21: a purpose holds from the first day of the Measures`(id: String) throws {
        let pack = try TestPack.load()
        #expect(pack.purpose(id, on: TestDay.on("2022-01-31")) == nil)
        #expect(pack.purpose(id, on: TestDay.on("2022-02-01"))?.id == id)
    }

    @Test(arguments: ofDepartments + ["own-matters"])
    func `M-21, M-55: after the Measures lapse the purposes stand by the regulation`(id: String) throws {
        let pack = try TestPack.load()
        for day in [lastDay, lastDay.adding(days: 1), after] { #expect(pack.purpose(id, on: day) != nil, "\(day)") }
    }

    @Test(arguments: ofDepartments + ["own-matters"])
    func `M-21, M-55: a purpose that rests on the Measures alone ends with them`(id: String) throws {
        let pack = try withoutRegulation()
        #expect(pack.purpose(id, on: lastDay) != nil)
        #expect(pack.purpose(id, on: lastDay.adding(days: 1)) == nil)
        #expect(pack.purpose(id, on: after) == nil)
    }

    @Test func `M-21: a pack without the file is valid, and nothing may be shared under it`() throws {
        let policy = try TestPolicy()
        try policy.remove(file)
        let pack = try policy.load()
        #expect(pack.purposes.isEmpty)
        for id in Self.ofDepartments { #expect(pack.purpose(id, on: TestDay.today) == nil) }
    }

    @Test(arguments: [
        ("    title: {zh: 表彰奖励, en: Commendations and awards}\n", "", "malformed-file"),
        (ofOthers, "body: []", "malformed-file"), ("    \(ofOthers)\n", "", "malformed-file"),
        (ofOthers, "bodies:", "malformed-file"), (ofOthers, "bodies: any", "malformed-file"),
        (ofOthers, "bodies: [court]\n    bodies: []", "malformed-file"),
        (ofOthers, "bodies: []\n    untill: 2026-12-31", "malformed-file"),
        ("purposes:\n", "opens: all\npurposes:\n", "malformed-file"),
        ("[jn-measures-2022#21,", "[jn-measures-2021#21,", "unknown-source"),
        ("[jn-measures-2022#21,", "[jn-measures-2022#210,", "unknown-article"),
        ("    sources: [jn-measures-2022#21, sd-regulation-2020#chapter-3]\n", "", "uncited-value"),
        ("    certainty: reported\n", "", "no-certainty"), ("    from: 2022-02-01\n", "", "no-date"),
        ("from: 2022-02-01", "from: 2022-02-01\n    until: 2026-13-31", "malformed-day"),
        ("from: 2022-02-01", "from: 2022-02-01\n    until: 2022-01-31", "empty-interval"),
        ("id: personnel", "id: management", "overlap"),
    ])
    func `M-21: a slip in the list is an error, and never opens it further`(
        old: String, new: String, code: String
    ) throws {
        let policy = try TestPolicy()
        try policy.replace(old, with: new, in: file)
        #expect(try policy.errors() == [code])
    }

    @Test func `M-21: a finding says the file, the place and the key that means nothing`() throws {
        let policy = try TestPolicy()
        try policy.replace(Self.ofOthers, with: "body: []", in: file)
        let found = try policy.findings().filter { $0.severity == .error }
        #expect(found.map(\.place) == [file])
        #expect(found.allSatisfy { $0.message.contains("'body'") && $0.message.contains("purposes.[5]") }, "\(found)")
    }

    @Test func `M-21: one purpose may have several intervals, one after the other`() throws {
        let policy = try TestPolicy()
        try policy.replace("from: 2022-02-01", with: "from: 2022-02-01\n    until: 2023-12-31", in: file)
        try policy.append(
            """
              - id: administrative-acts
                title: {zh: 行政行为, en: Administrative acts}
                bodies: [government]
                from: 2024-01-01
                sources: [sd-regulation-2020#chapter-3]
                certainty: reported

            """, to: file)
        let pack = try policy.load()
        let older = try #require(pack.purpose("administrative-acts", on: TestDay.on("2023-12-31")))
        let newer = try #require(pack.purpose("administrative-acts", on: TestDay.on("2024-01-01")))
        #expect(older.admits(bodyKind: "district") && !newer.admits(bodyKind: "district"))
        #expect(try policy.findings().contains { $0.code == "not-read" && $0.place == "purpose administrative-acts" })
    }

    @Test func `M-55: a changed purpose is named by the comparison of packs`() throws {
        let (policy, day) = (try TestPolicy(), TestDay.on("2026-11-20"))
        try policy.replace(Self.ofOthers, with: "bodies: [court]", in: file)
        try policy.replace("id: personnel", with: "id: staff", in: file)
        let found = PackDiff(try TestPack.load(), on: day, try policy.load(), on: day).changes
        #expect(found.allSatisfy { $0.subject == .purpose })
        #expect(found.map(\.id) == ["own-matters", "personnel", "staff"])
        #expect(found.map(\.kind) == [.changed, .removed, .added])
        #expect(found.first?.property == "bodies" && found.first?.after == "court")
    }

    @Test func `R-1.6: the pack says how long the log of queries is kept, and that the number is our reading`() throws {
        let pack = try TestPack.load()
        for day in [TestDay.on("2020-09-15"), TestDay.today, after] {
            let limit = try #require(pack.limit("queryLog", on: day))
            #expect(limit.value == 10 && limit.unit == .years && limit.provision.certainty == .assumed)
        }
        #expect(pack.limit("queryLog", on: TestDay.on("2020-09-14")) == nil)
        let notRead = try TestPack.findings().filter { $0.code == "not-read" }.map(\.place)
        #expect(notRead.contains("limit queryLog"))
    }
}
