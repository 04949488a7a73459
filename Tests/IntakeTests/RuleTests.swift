// Every rule fires on its fault, at its field, alone; and not on the right row beside it.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

/// One seeded fault: what is changed in a right row, and what must be said of it.
struct Seed: Sendable, CustomTestStringConvertible {
    var item = "penalty"
    let kind: NoticeKind
    let field: String?
    let change: TestRow

    var testDescription: String {
        "\(kind.rawValue) \(change.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.prefix(30))" })"
    }

    static let company = TestCode.organisation(1)
    static let business = TestCode.organisation(1, kind: "92")
    static let today = TestDay.today
    static let wide = String(repeating: "长", count: 201)

    static let errors: [Seed] = [
        Seed(kind: .requiredMissing, field: "CF_XDR_MC", change: ["CF_XDR_MC": ""]),
        Seed(kind: .requiredMissing, field: "CF_XDR_SHXYM", change: ["CF_XDR_SHXYM": ""]),
        Seed(kind: .placeholder, field: "CF_XDR_SHXYM", change: ["CF_XDR_SHXYM": "无"]),
        Seed(kind: .requiredMissing, field: "CF_FRDB", change: ["CF_FRDB": " 　\u{A0}"]),
        Seed(kind: .requiredMissing, field: "CF_SJLYDM", change: ["CF_SJLYDM": ""]),
        Seed(kind: .tooLong, field: "CF_XDR_MC", change: ["CF_XDR_MC": wide]),
        Seed(kind: .tooLong, field: "CF_AJMC", change: ["CF_AJMC": String(repeating: "𠮷", count: 201)]),
        Seed(kind: .tooLong, field: "CF_SY", change: ["CF_SY": String(repeating: "a", count: 5001)]),
        Seed(kind: .notInCodeTable, field: "CF_CFLB", change: ["CF_CFLB": "罚金"]),
        Seed(kind: .notInCodeTable, field: "CF_CFCX", change: ["CF_CFCX": "03"]),
        Seed(kind: .notInCodeTable, field: "CF_XDR_ZJLX", change: ["CF_XDR_ZJLX": "学生证"]),
        Seed(kind: .badDay, field: "CF_YXQ", change: ["CF_YXQ": "2026-02-30"]),
        Seed(kind: .badDay, field: "CF_YXQ", change: ["CF_YXQ": "永久"]),
        Seed(kind: .badDay, field: "CF_XWZZRQ", change: ["CF_XWZZRQ": "1899-12-31"]),
        Seed(kind: .futureDay, field: "CF_XWZZRQ", change: ["CF_XWZZRQ": "\(today.adding(days: 1))"]),
        Seed(kind: .dayOrder, field: "CF_GSJZQ", change: ["CF_GSJZQ": "\(today.adding(days: -3))"]),
        Seed(kind: .dayOrder, field: "CF_YXQ", change: ["CF_YXQ": "\(today.adding(days: -3))"]),
        Seed(kind: .badAmount, field: "CF_NR_FK", change: ["CF_NR_FK": "-5"]),
        Seed(kind: .badAmount, field: "CF_NR_FK", change: ["CF_NR_FK": "五千"]),
        Seed(kind: .badAmount, field: "CF_NR_FK", change: ["CF_NR_FK": "0,5"]),
        Seed(kind: .badAmount, field: "CF_NR_FK", change: ["CF_NR_FK": "0.0000001"]),
        Seed(kind: .badAmount, field: "CF_NR_FK", change: ["CF_NR_FK": "99999999999999999999"]),
        Seed(kind: .badAmount, field: "CF_NR_FK", change: ["CF_NR_FK": "1e5"]),
        Seed(kind: .amountMissing, field: "CF_NR_FK", change: ["CF_NR_FK": ""]),
        Seed(kind: .amountMissing, field: "CF_NR_FK", change: ["CF_NR_FK": "0"]),
        Seed(kind: .amountMissing, field: "CF_NR_WFFF", change: ["CF_CFLB": "罚款；没收违法所得"]),
        Seed(kind: .kindMissing, field: "CF_CFLB", change: ["CF_CFLB": "警告"]),
        Seed(kind: .kindMissing, field: "CF_CFLB", change: ["CF_NR_WFFF": "1"]),
        Seed(kind: .detailMissing, field: "CF_NR_ZKDX", change: ["CF_CFLB": "罚款；吊销许可证件"]),
        Seed(kind: .detailMissing, field: "CF_NR_ZKDX", change: ["CF_CFLB": "罚款；暂扣许可证件"]),
        Seed(kind: .placeholder, field: "CF_XDR_MC", change: ["CF_XDR_MC": "无"]),
        Seed(kind: .placeholder, field: "CF_WSH", change: ["CF_WSH": "/"]),
        Seed(kind: .placeholder, field: "CF_SY", change: ["CF_SY": "测试"]),
        Seed(kind: .garbled, field: "CF_SY", change: ["CF_SY": "锟斤拷锟斤拷"]),
        Seed(kind: .garbled, field: "CF_SY", change: ["CF_SY": "违法\u{FFFD}事实"]),
        Seed(kind: .garbled, field: "CF_SY", change: ["CF_SY": "违法???事实"]),
        Seed(kind: .controlCharacter, field: "CF_SY", change: ["CF_SY": "违法\u{7}事实"]),
        Seed(kind: .controlCharacter, field: "CF_SY", change: ["CF_SY": "违法\u{7F}事实"]),
        Seed(kind: .controlCharacter, field: "CF_SY", change: ["CF_SY": "违法\u{85}事实"]),
        Seed(kind: .controlCharacter, field: "CF_XDR_MC", change: ["CF_XDR_MC": "甲公司\u{202E}乙"]),
        Seed(kind: .controlCharacter, field: "CF_XDR_MC", change: ["CF_XDR_MC": "甲\u{200B}公司"]),
        Seed(kind: .controlCharacter, field: "CF_XDR_MC", change: ["CF_XDR_MC": "甲\u{FEFF}公司"]),
        Seed(kind: .controlCharacter, field: "CF_WSH", change: ["CF_WSH": "济〔2026〕1\u{1F}号"]),
        Seed(kind: .markup, field: "CF_NR", change: ["CF_NR": "<b>罚款</b>人民币5000元"]),
        Seed(kind: .markup, field: "CF_NR", change: ["CF_NR": "罚款人民币5000元<!-- x -->"]),
        Seed(kind: .markup, field: "CF_XDR_MC", change: ["CF_XDR_MC": "甲公司<script src=x>"]),
        Seed(kind: .subjectCode, field: "CF_XDR_SHXYM", change: ["CF_XDR_SHXYM": TestCode.broken(company)]),
        Seed(kind: .subjectCode, field: "CF_XDR_SHXYM", change: ["CF_XDR_SHXYM": String(company.dropLast())]),
        Seed(kind: .subjectCode, field: "CF_XDR_SHXYM", change: ["CF_XDR_SHXYM": "00000000000000000X"]),
        Seed(kind: .bodyCode, field: "CF_CFJGDM", change: ["CF_CFJGDM": TestCode.broken(TestRows.body)]),
        Seed(kind: .bodyCode, field: "CF_SJLYDM", change: ["CF_SJLYDM": "370100"]),
        Seed(kind: .partyNumber, field: "CF_XDR_ZZJG", change: ["CF_XDR_ZZJG": "00012345-X"]),
        Seed(kind: .partyNumber, field: "CF_XDR_ZZJG", change: ["CF_XDR_ZZJG": "某组织"]),
        Seed(kind: .partyNumber, field: "CF_XDR_GSZC", change: ["CF_XDR_GSZC": "110108000000017"]),
        Seed(item: "permit", kind: .partyNumber, field: "XK_XDR_ZZJG", change: ["XK_XDR_ZZJG": "1234567890"]),
        Seed(item: "permit", kind: .partyNumber, field: "XK_XDR_GSZC", change: ["XK_XDR_GSZC": "440301102739086"]),
        Seed(kind: .companyAsAuthority, field: "CF_CFJGDM", change: ["CF_CFJGDM": company]),
        Seed(kind: .companyAsAuthority, field: "CF_CFJGDM", change: ["CF_CFJGDM": business]),
        Seed(kind: .kindMismatch, field: "CF_XDR_LB", change: ["CF_XDR_LB": "个体工商户"]),
        Seed(kind: .kindMismatch, field: "CF_XDR_LB", change: ["CF_XDR_SHXYM": business]),
        Seed(kind: .noDocument, field: "CF_WSH", change: ["CF_WSH": ""]),
        Seed(
            kind: .identityInName, field: "CF_XDR_MC",
            change: ["CF_XDR_MC": "张三商行\(TestCode.person(born: TestDay.on("1980-01-01")))"]),
        Seed(kind: .forbiddenValue, field: "CF_SY", change: ["CF_SY": "当事人血型：AB，无证经营"]),
        Seed(
            kind: .contradiction, field: "CF_XWZZRQ",
            change: ["CF_XWZT": "持续中", "CF_XWZZRQ": "\(today.adding(days: -5))"]),
        Seed(item: "permit", kind: .futureDay, field: "XK_JDRQ", change: ["XK_JDRQ": "\(today.adding(days: 1))"]),
        Seed(item: "permit", kind: .dayOrder, field: "XK_YXQZI", change: ["XK_YXQZI": "\(today.adding(days: -3))"]),
        Seed(item: "permit", kind: .requiredMissing, field: "XK_WSH", change: ["XK_WSH": ""]),
        Seed(item: "permit", kind: .companyAsAuthority, field: "XK_XKJGDM", change: ["XK_XKJGDM": company]),
        Seed(item: "registration", kind: .dayOrder, field: "DJ_HZRQ", change: ["DJ_CLRQ": "\(today)"]),
    ]

    static let warnings: [Seed] = [
        Seed(kind: .bodyPlaceholder, field: "CF_SJLYDM", change: ["CF_SJLYDM": "00000000000000000X"]),
        Seed(
            kind: .oddCode, field: "CF_XDR_SHXYM", change: ["CF_XDR_SHXYM": TestCode.organisation(1, region: "190102")]),
        Seed(kind: .documentYear, field: "CF_WSH", change: ["CF_WSH": "济市监处罚〔2019〕12号"]),
        Seed(kind: .amountInWords, field: "CF_NR_FK", change: ["CF_NR_FK": "5000"]),
        Seed(kind: .amountInWords, field: "CF_NR_FK", change: ["CF_NR": "罚款5000万元"]),
        Seed(kind: .noArticle, field: "CF_YJ", change: ["CF_YJ": "食品安全法"]),
        Seed(
            kind: .identityInText, field: "CF_SY",
            change: ["CF_SY": "张三\(TestCode.person(born: TestDay.on("1980-01-01")))"]),
        Seed(kind: .publicEndTooLate, field: "CF_GSJZQ", change: ["CF_GSJZQ": "\(today.adding(years: 5))"]),
        Seed(kind: .tierMark, field: "CF_SXCD", change: ["CF_CFCX": "简易程序", "CF_SXCD": "严重"]),
        Seed(
            kind: .late, field: "CF_JDRQ",
            change: ["CF_JDRQ": "\(today.adding(days: -40))", "CF_WSH": "济〔\(today.adding(days: -40).year)〕1号"]),
    ]
}

@Suite struct `Rules of rows` {
    @Test(arguments: ["penalty", "permit", "registration"])
    func `a right row has nothing said of it`(item: String) throws {
        let checked = try Checked([TestRows.row(item)], item: item)
        #expect(checked.result.notices.isEmpty)
        #expect(checked.result.accepted == 1)
        #expect(checked.result.state == .checked)
    }

    @Test func `a right row of a person has nothing said of it`() throws {
        #expect(try Checked([TestRows.personPenalty()]).result.notices.isEmpty)
    }

    @Test(arguments: Seed.errors)
    func `a fault is found at its field, alone, and returns its row only`(seed: Seed) throws {
        let rows = [
            TestRows.row(seed.item, 11), TestRows.row(seed.item, 1).with(seed.change), TestRows.row(seed.item, 12),
        ]
        let checked = try Checked(rows, item: seed.item)
        #expect(
            try checked.faults.first?.contains(fault(seed.kind, seed.field, item: seed.item)) == true,
            "\(checked.faults)")
        #expect(Set(checked.faults.first?.map(\.rule) ?? []) == [seed.kind.rawValue], "\(checked.faults)")
        #expect(checked.lines == [3])
        #expect(checked.result.accepted == 2)
        #expect(checked.result.state == .returned)
    }

    @Test(arguments: Seed.warnings)
    func `a warning lets the row in`(seed: Seed) throws {
        let checked = try Checked([TestRows.row(seed.item).with(seed.change)], item: seed.item)
        #expect(checked.result.notices == [seed.kind: 1])
        #expect(checked.result.accepted == 1)
    }

    @Test func `every rule is seeded here or has a test of its own`() {
        // Rules that need a person, a home, a broken row, a workbook or a list are tested beside what they need.
        let elsewhere: Set<NoticeKind> = [
            .subjectNotAllowed,
            .personNumber, .minor, .cellCount, .bodyUnknown, .bodyNameDiffers, .nameDiffers,
            .numberCell, .formulaWithoutValue, .listWithoutBasis, .bodyNotEmpowered,
            .removalMissing, .revocationUnknown, .stillWithdrawn, .retentionOver, .sensitiveWord, .lacksCapacity,
            .revocationErased,
        ]
        let seeded = Set((Seed.errors + Seed.warnings).map(\.kind))
        #expect(seeded.union(elsewhere) == Set(NoticeKind.allCases))
        #expect(seeded.isDisjoint(with: elsewhere))
    }

    @Test func `all faults of a row are reported at once`() throws {
        let row = TestRows.penalty().with([
            "CF_XDR_MC": "", "CF_WSH": "无", "CF_SY": "锟斤拷", "CF_NR": "<b>x</b>", "CF_JDRQ": "2026-13-01",
            "CF_CFLB": "罚金", "CF_CFJGDM": Seed.company, "CF_XDR_SHXYM": TestCode.broken(Seed.company),
            "CF_AJMC": Seed.wide, "CF_NR_FK": "x",
        ])
        let faults = try Set(#require(Checked([row]).faults.first))
        let expected: [(NoticeKind, String)] = [
            (.requiredMissing, "CF_XDR_MC"), (.placeholder, "CF_WSH"), (.garbled, "CF_SY"), (.markup, "CF_NR"),
            (.badDay, "CF_JDRQ"), (.notInCodeTable, "CF_CFLB"), (.companyAsAuthority, "CF_CFJGDM"),
            (.subjectCode, "CF_XDR_SHXYM"), (.tooLong, "CF_AJMC"), (.badAmount, "CF_NR_FK"),
        ]
        #expect(try faults == Set(expected.map { try fault($0.0, $0.1) }))
    }

    @Test func `a kind of subject that the item does not take is refused`() throws {
        let row = TestRows.registration().with(["DJ_ZTLB": "自然人", "DJ_TYSHXYDM": ""])
        let faults = try #require(Checked([row], item: "registration").faults.first)
        #expect(try faults.contains(fault(.subjectNotAllowed, "DJ_ZTLB", item: "registration")))
    }

    @Test func `one cell can have several faults`() throws {
        let checked = try Checked([TestRows.penalty().with(["CF_AJMC": "<b>\u{7}锟斤拷" + Seed.wide])])
        #expect(Set(checked.faults[0].map(\.rule)) == ["markup", "control-character", "garbled-text", "too-long"])
    }

    @Test func `a row with more cells than columns is returned`() throws {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
        file.lines[0].append("多出的格")
        #expect(try Checked(file.bytes).faults == [[Fault(rule: "cell-count", column: nil)]])
        // Empty cells at the end are what spreadsheets write.
        file.lines[0][file.lines[0].count - 1] = ""
        #expect(try Checked(file.bytes).result.notices.isEmpty)
    }

    @Test func `a row with fewer cells lacks what it lacks`() throws {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
        file.lines[0] = Array(file.lines[0].prefix(3))
        let faults = try #require(Checked(file.bytes).faults.first)
        #expect(try faults.contains(fault(.noDocument, "CF_WSH")))
        #expect(faults.count >= 10)
    }
}
