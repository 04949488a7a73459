// Both sides of every limit that a row can stand on.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `Thresholds of rows` {
    private let today = TestDay.on("2026-11-20")

    private func kinds(_ change: TestRow, item: String = "penalty") throws -> Set<NoticeKind> {
        try Checked([TestRows.row(item, today: today).with(change)], item: item, today: today).kinds
    }

    @Test(arguments: ["长", "a", "𠮷", "é"])
    func `two hundred characters are allowed, one more is not`(character: String) throws {
        #expect(try kinds(["CF_XDR_MC": String(repeating: character, count: 200)]) == [])
        #expect(try kinds(["CF_XDR_MC": String(repeating: character, count: 201)]) == [.tooLong])
        // Blanks at the ends don't count.
        #expect(try kinds(["CF_XDR_MC": "  " + String(repeating: character, count: 200) + "　"]) == [])
    }

    @Test func `every length of the catalogue holds`() throws {
        for field in try Checked.item("penalty").fields where field.type == .text {
            guard let limit = field.length else { continue }
            #expect(try !kinds([field.code: String(repeating: "条", count: limit)]).contains(.tooLong), "\(field.code)")
            #expect(
                try kinds([field.code: String(repeating: "条", count: limit + 1)]).contains(.tooLong), "\(field.code)")
        }
    }

    @Test(arguments: [("2026-11-20", false), ("2026-11-21", true), ("9999-12-31", true)])
    func `a decision of today is accepted, of tomorrow not`(day: String, isFuture: Bool) throws {
        let kinds = try kinds([
            "CF_JDRQ": day, "CF_WSH": "济〔\(day.prefix(4))〕1号", "CF_YXQ": "9999-12-31", "CF_GSJZQ": day,
        ])
        #expect(kinds == (isFuture ? [.futureDay] : []))
    }

    @Test(arguments: [("1900-01-01", false), ("1899-12-31", true), ("0001-01-01", true)])
    func `days before 1900 are no days of a record`(day: String, isBad: Bool) throws {
        #expect(try kinds(["CF_XWZZRQ": day]).contains(.badDay) == isBad)
    }

    @Test(arguments: [
        "2026-11-18", "2026/11/18", "2026.11.18", "2026年11月18日", "20261118", "2026-11-18 00:00:00", " 2026-11-18 ",
    ])
    func `days are read as bodies write them`(day: String) throws {
        #expect(try kinds(["CF_JDRQ": day]) == [])
    }

    @Test(arguments: ["2026-02-29", "2026-11-31", "18/11/2026", "二〇二六年", "2026-11", "46345", "2026-11-18 25:00"])
    func `what is no day is said`(day: String) throws {
        #expect(try kinds(["CF_JDRQ": day]).contains(.badDay))
    }

    @Test(arguments: [
        ("2026-11-18", "2026-11-18", false), ("2026-11-18", "2026-11-17", true), ("2026-11-18", "2026-11-19", false),
    ])
    func `the end of publication may be the day of the decision, not before`(decided: String, end: String, isBad: Bool)
        throws
    {
        #expect(try kinds(["CF_JDRQ": decided, "CF_GSJZQ": end]).contains(.dayOrder) == isBad)
    }

    @Test(arguments: [("2027-11-18", false), ("2027-11-19", true)])
    func `the end that the sender names may be the lawful one, not later`(end: String, isLate: Bool) throws {
        #expect(try kinds(["CF_GSJZQ": end, "CF_YXQ": end]) == (isLate ? [.publicEndTooLate] : []))
    }

    @Test(arguments: [
        ("0.5", true), ("0.50", true), ("0.500000", true), (".5", true), ("1,234.5", true), ("1,234,567", true),
        ("0.0001", true), ("0.000001", true), ("0.0000001", false), ("1,23", false), ("12,34,567", false),
        ("1,2345", false),
        ("0,5", false), ("1.2.3", false), ("", false), ("+1", false), ("１", true), ("1 000", false), ("1e3", false),
        ("NaN", false), ("0x10", false), ("99999999999999999999", false), ("9000000000", true),
    ])
    func `amounts are plain decimals to a hundredth of a yuan`(text: String, isAmount: Bool) throws {
        let kinds = try kinds(["CF_NR_FK": text, "CF_NR": "罚款"])
        #expect(kinds == (isAmount ? [] : text.isEmpty ? [.amountMissing] : [.badAmount]))
    }

    @Test(arguments: [
        ("罚款人民币5000元", "0.5", false), ("罚款人民币5000元", "5000", true), ("罚款5,000元", "5000", true),
        ("罚款0.5万元", "0.5", false), ("罚款0.5万元", "5000", true), ("罚款3000元，另罚5000元", "0.5", false),
        ("罚款伍仟元", "5000", false), ("罚款5000元", "0.7", false), ("罚款5000", "5000", false),
    ])
    func `only the slip of ten thousand is warned of`(text: String, amount: String, isSlip: Bool) throws {
        #expect(try kinds(["CF_NR": text, "CF_NR_FK": amount]) == (isSlip ? [.amountInWords] : []))
    }

    @Test(arguments: ["11", "12", "13", "G1", "N1", "91", "92", "93"])
    func `a company can't be the deciding body`(kind: String) throws {
        let code = TestCode.organisation(5, kind: kind, region: "370100")
        let isCompany = ["91", "92", "93"].contains(kind)
        #expect(try kinds(["CF_CFJGDM": code]).contains(.companyAsAuthority) == isCompany)
        // As the source of the data it may stand.
        #expect(try !kinds(["CF_SJLYDM": code]).contains(.companyAsAuthority))
    }

    @Test(arguments: [
        ("法人及非法人组织", "91", false), ("法人", "91", false), ("非法人组织", "91", false), ("个体工商户", "92", false),
        ("法人", "92", true), ("个体工商户", "91", true), ("法人及非法人组织", "92", true), ("法人", "12", false),
    ])
    func `kind of subject and kind of code fit each other`(kind: String, code: String, isMismatch: Bool) throws {
        let kinds = try kinds(["CF_XDR_LB": kind, "CF_XDR_SHXYM": TestCode.organisation(1, kind: code)])
        #expect(kinds == (isMismatch ? [.kindMismatch] : []))
    }

    @Test func `codes are levelled in width, case and blanks, letters are never guessed`() throws {
        let code = TestCode.organisation(1)
        let wide = String(
            String.UnicodeScalarView(code.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        for text in [code.lowercased(), wide, " \(code) ", "\(code.prefix(6)) \(code.dropFirst(6))"] {
            #expect(try kinds(["CF_XDR_SHXYM": text]) == [], "\(text)")
        }
        for text in [code.replacing("Y", with: "V"), code.replacing("0", with: "O"), code.replacing("1", with: "I")] {
            #expect(try kinds(["CF_XDR_SHXYM": text]) == [.subjectCode], "\(text)")
        }
    }

    @Test func `R-1.2: a row is late on the eighth working day, not on the seventh`() throws {
        // Seven working days before 2026-11-20 is 2026-11-11.
        #expect(try kinds(["CF_JDRQ": "2026-11-11"]) == [])
        let late = try Checked(
            [TestRows.penalty(today: today).with(["CF_JDRQ": "2026-11-10"])], today: today)
        #expect(late.kinds == [.late])
        #expect(late.result.late == 1)
        #expect(late.result.accepted == 1)
    }

    @Test func `R-1.2: holidays don't count as delay`() throws {
        // From 2026-09-30 the National Day week is free: 10-10 is worked, the seventh working day is 10-15.
        for (day, isLate) in [
            ("2026-10-10", false), ("2026-10-15", false), ("2026-10-16", true), ("2026-10-17", true),
        ] {
            let row = TestRows.penalty(today: TestDay.on(day)).with(["CF_JDRQ": "2026-09-30"])
            #expect(try Checked([row], today: TestDay.on(day)).result.late == (isLate ? 1 : 0), "\(day)")
        }
    }

    @Test(arguments: ["无", "空", "暂无", "null", "N/A", "/", "--", "—", "测试", "111", "xxx"])
    func `a placeholder is refused where a value is needed and ignored where none is`(word: String) throws {
        #expect(try kinds(["CF_WFXW": word]) == [.placeholder])
        #expect(try kinds(["CF_AJMC": word]) == [])
        #expect(try kinds(["CF_XDR_GSZC": word]) == [])
        #expect(try kinds(["CF_WFXW": "\(word)照经营"]) == [])
    }

    @Test(arguments: ["<5吨", "a < b", "5<6>3", "《食品<安全>法》", "1<2"])
    func `a bracket is not yet a tag`(text: String) throws {
        #expect(try kinds(["CF_SY": text]) == [])
    }

    @Test(arguments: ["??", "是否？？？", "a?b?c?", "\u{E000}", "emoji 👨‍👩‍👧", "㐀", "𠮷"])
    func `odd but lawful characters pass`(text: String) throws {
        #expect(try kinds(["CF_SY": text]) == [])
    }
}
