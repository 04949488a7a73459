// Every item of the catalogue through the same intake: what is right enters, what lacks its document does not.

import Disclosure
import Intake
import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `Items of the catalogue` {
    static let today = TestDay.on("2026-11-20")
    static let items = [
        "enforcement", "serious-list", "abnormal-list", "honour", "commitment", "arrears", "judgment", "adjudication",
        "compulsion", "false-statement", "contract", "volunteering", "self-reported", "market", "evaluation",
    ]
    static let dishonesty = [
        "enforcement", "serious-list", "abnormal-list", "arrears", "compulsion", "false-statement",
    ]

    private func row(_ item: String, kind: SubjectKind? = nil) throws -> TestRow {
        try ItemRow.make(try Checked.item(item), kind: kind, today: Self.today)
    }

    private func check(_ item: String, _ row: TestRow) throws -> Checked {
        try Checked([row], item: item, today: Self.today)
    }

    /// The items on the public page of the subject of the rows.
    private func shown(in home: TestHome) async throws -> [String] {
        try await home.door.subject(code: TestCode.organisation(1), on: Self.today)?.records.map(\.item.id) ?? []
    }

    @Test(arguments: items) func `M-10: a right row of the item is taken`(item: String) throws {
        let checked = try check(item, try row(item))
        #expect(checked.kinds.filter { $0.severity == .error } == [], "\(checked.sheet)")
        #expect(checked.result.accepted == 1)
    }

    @Test(arguments: items) func `M-10: every column that the item always asks for is demanded`(item: String) throws {
        let right = try row(item)
        for field in try Checked.item(item).fields where field.required == .always {
            #expect(try check(item, right.with([field.code: ""])).result.rejected == 1, "\(field.code)")
        }
    }

    @Test(arguments: dishonesty) func `M-13: without number, body or day of the document nothing is recorded`(
        item: String
    ) throws {
        let document = try #require(Checked.item(item).document)
        let number = try #require(document.number)
        let right = try row(item)
        #expect(try check(item, right.with([number: ""])).kinds.contains(.noDocument))
        #expect(try check(item, right.with([document.body: ""])).kinds.contains(.requiredMissing))
        #expect(try check(item, right.with([document.day: ""])).kinds.contains(.requiredMissing))
        let kind = try #require(document.title)
        #expect(try check(item, right.with([kind: "情况说明"])).kinds.contains(.notInCodeTable))
        #expect(try check(item, right).result.accepted == 1)
    }

    @Test func `R-4: a closed list takes no entry, an open one does`() throws {
        let right = try row("serious-list")
        for (list, body, isOpen) in [
            ("市场监管严重违法失信名单", "济南市市场监督管理局", true), ("严重违法失信企业名单", "济南市市场监督管理局", true),
            ("公共资源交易黑名单", "济南市公共资源交易中心", false), ("高级人民法院失信被执行人名单", "山东省高级人民法院", false),
        ] {
            let kinds = try check("serious-list", right.with(["YS_MD": list, "YS_RDJG": body])).kinds
            #expect(kinds.contains(.listWithoutBasis) == !isOpen, "\(list)")
        }
    }

    @Test func `R-4: a decision older than the rules of its list is refused`() throws {
        let right = try row("serious-list")
        #expect(try check("serious-list", right.with(["YS_JDRQ": "2021-08-31"])).kinds.contains(.listWithoutBasis))
        #expect(!(try check("serious-list", right.with(["YS_JDRQ": "2021-09-01"])).kinds.contains(.listWithoutBasis)))
    }

    @Test(arguments: [("济南市市场监督管理局", true), ("济南市信用中心", false), ("某某行业协会", false)])
    func `M-31: a list takes entries from its empowered body only`(body: String, may: Bool) throws {
        let kinds = try check("serious-list", try row("serious-list").with(["YS_RDJG": body])).kinds
        #expect(kinds.contains(.bodyNotEmpowered) == !may)
    }

    @Test func `M-31: a company lists nobody, and only courts make judgment defaulters`() throws {
        let company = try row("serious-list").with(["YS_RDJGDM": TestCode.organisation(77)])
        #expect(try check("serious-list", company).kinds.contains(.companyAsAuthority))
        let bureau = try row("enforcement").with(["SX_ZXFY": "济南市司法局"])
        #expect(try check("enforcement", bureau).kinds.contains(.bodyNotEmpowered))
    }

    @Test func `M-3: no defaulter under eighteen, and an evaluation takes nobody of flesh and blood`() throws {
        let person = try row("enforcement", kind: .naturalPerson)
        #expect(try check("enforcement", person).result.accepted == 1)
        let minor = person.with(["SX_XDR_ZJHM": TestCode.person(born: Self.today.adding(years: -17))])
        #expect(try check("enforcement", minor).kinds.contains(.minor))
        let evaluated = try row("evaluation").with(["PG_XDR_LB": "自然人"])
        #expect(try check("evaluation", evaluated).result.rejected == 1)
        let company = try row("volunteering").with([
            "ZY_XDR_LB": "法人", "ZY_XDR_ZJHM": "", "ZY_XDR_SHXYM": TestCode.organisation(5),
        ])
        #expect(try check("volunteering", company).kinds.contains(.subjectNotAllowed))
    }

    @Test func `M-43: a file with the score of villagers or the movements of people is refused whole`() throws {
        for name in ["村民积分", "行踪轨迹", "人脸特征"] {
            let item = try Checked.item("honour")
            var file = TestFile(item, [try row("honour")])
            file.headers.append(name)
            file.lines = file.lines.map { $0 + ["1"] }
            #expect(throws: IntakeError.self) { try Checked(file.bytes, item: "honour", today: Self.today) }
        }
    }

    @Test(arguments: [("abnormal-list", true), ("enforcement", true), ("serious-list", true), ("honour", false)])
    func `M-19: an organisation's entry is public only where a law orders it`(item: String, isShown: Bool) async throws
    {
        let home = try await TestHome(today: Self.today)
        _ = try await home.submit([try row(item)], item: item)
        let shown = try await shown(in: home)
        #expect(shown.contains(item) == isShown, "\(shown)")
    }

    @Test func `M-19: a natural person on a list is never shown`() async throws {
        let home = try await TestHome(today: Self.today)
        let person = try row("enforcement", kind: .naturalPerson)
        #expect(try await home.submit([person], item: "enforcement").accepted == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE is_published = 1") == 0)
        #expect(try await home.files(holding: person["SX_XDR_ZJHM"] ?? "").isEmpty)
    }

    @Test func `R-4: removal from a list ends its publication on that day`() async throws {
        let home = try await TestHome(today: Self.today)
        let listed = try row("abnormal-list")
        _ = try await home.submit([listed], item: "abnormal-list")
        #expect(try await shown(in: home) == ["abnormal-list"])
        let removed = listed.with(["YC_YCRQ": "\(Self.today)", "YC_YCYY": "已补报年度报告"])
        #expect(try await home.submit([removed], item: "abnormal-list").updated == 1)
        #expect(try await shown(in: home) == [])
    }
}
