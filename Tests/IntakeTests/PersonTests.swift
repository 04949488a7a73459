// Rows about natural persons: no minors, no identity by name, no number repeated in words.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `Rows of natural persons` {
    private let today = TestDay.on("2026-11-20")

    private func check(_ change: TestRow, item: String = "penalty") throws -> Checked {
        try Checked([TestRows.personPenalty(today: today).with(change)], today: today)
    }

    @Test(arguments: [
        ("2008-11-18", "", false), ("2008-11-19", "", true), ("2026-01-01", "", true), ("1908-11-18", "", false),
        // The act counts where its end is known: an adult on the day of the decision was 17 when it happened.
        ("2008-11-18", "2026-11-17", true), ("2008-11-17", "2026-11-17", false), ("2008-02-29", "2026-02-28", true),
        ("2008-02-29", "2026-03-01", false),
    ])
    func `M-3: nobody under eighteen on the day of the act is recorded`(born: String, actEnd: String, isMinor: Bool)
        throws
    {
        let checked = try check(["CF_XDR_ZJHM": TestCode.person(born: TestDay.on(born)), "CF_XWZZRQ": actEnd])
        #expect(checked.kinds == (isMinor ? [.minor] : []))
        if isMinor { #expect(try checked.faults == [[fault(.minor, "CF_XDR_ZJHM")]]) }
    }

    @Test func `M-3: a permit of a minor is not recorded either`() throws {
        for (born, isMinor) in [("2008-11-18", false), ("2008-11-19", true)] {
            let row = TestRows.permit(today: today).with([
                "XK_XDR_LB": "自然人", "XK_XDR_SHXYM": "", "XK_XDR_ZJLX": "身份证",
                "XK_XDR_ZJHM": TestCode.person(born: TestDay.on(born)),
            ])
            #expect(try Checked([row], item: "permit", today: today).kinds == (isMinor ? [.minor] : []))
        }
    }

    @Test(
        "M-3: whoever is under age today was so on any right day: a day that is wrong or missing excuses nothing",
        arguments: [
            ["CF_JDRQ": "2026-02-30"], ["CF_JDRQ": ""], ["CF_JDRQ": "2027-11-01"], ["CF_XWZZRQ": "昨天"],
            ["CF_XDR_ZJLX": "护照"], ["CF_XDR_ZJLX": ""], ["CF_XDR_LB": "法人及非法人组织"], ["CF_XDR_LB": ""],
            ["CF_XDR_ZJLX": "外国人永久居留身份证"],
        ])
    func childWithAnotherFault(change: TestRow) throws {
        for (born, isMinor) in [("2009-11-21", true), ("1990-11-21", false)] {
            let number = TestCode.person(born: TestDay.on(born))
            let checked = try check(["CF_XDR_ZJHM": number].merging(change) { _, new in new })
            #expect(checked.kinds.contains(.minor) == isMinor, "\(checked.kinds)")
            // Nothing of the row goes back but the reason.
            #expect(checked.sheet.joined().contains(number) == (!isMinor && checked.result.rejected == 1))
        }
    }

    @Test("M-3: a child's number in the place of a company's code or name leaves nothing behind either")
    func childInAnotherPlace() throws {
        for (born, isMinor) in [("2012-05-05", true), ("1980-05-05", false)] {
            let number = TestCode.person(born: TestDay.on(born))
            for change in [["CF_XDR_SHXYM": number], ["CF_XDR_MC": "王某\(number)"]] {
                let checked = try Checked([TestRows.penalty(today: today).with(change)], today: today)
                #expect(checked.result.rejected == 1)
                #expect(checked.kinds.contains(.minor) == isMinor, "\(checked.kinds)")
                #expect(checked.sheet.joined().joined().contains(number) == !isMinor)
            }
        }
    }

    @Test("M-22: a row whose time is over leaves nothing, though a day that doesn't count is wrong")
    func overWithAnotherFault() throws {
        let old = [
            "CF_JDRQ": "2015-03-02", "CF_WSH": "济市监处罚〔2015〕7号", "CF_YXQ": "2015-09-02", "CF_GSJZQ": "2015-09-02",
        ]
        #expect(try check(old).kinds.contains(.retentionOver))
        #expect(try check(old.merging(["CF_GSJZQ": "2015-02-30"]) { $1 }).kinds.contains(.retentionOver))
        // A day that counts and is wrong says nothing of it.
        #expect(try !check(old.merging(["CF_XWZZRQ": "2015-02-30"]) { $1 }).kinds.contains(.retentionOver))
    }

    @Test func `M-3: the age of a company is nobody's age`() throws {
        let row = TestRows.registration(today: today).with(["DJ_CLRQ": "\(today.adding(days: -2))"])
        #expect(try Checked([row], item: "registration", today: today).kinds == [])
    }

    @Test(arguments: ["港澳台居民居住证", "外国人永久居留身份证"])
    func `M-3: minors with other documents that bear a birth date are refused too`(kind: String) throws {
        for (born, isMinor) in [("2008-11-18", false), ("2008-11-19", true)] {
            let region = kind == "港澳台居民居住证" ? "810000" : "911156"
            let number = TestCode.person(born: TestDay.on(born), sequence: 12, region: region)
            let kinds = try check(["CF_XDR_ZJLX": kind, "CF_XDR_ZJHM": number]).kinds
            #expect(kinds == (isMinor ? [.minor] : []), "\(kinds)")
        }
    }

    @Test(arguments: [
        ("身份证", "wrong"), ("身份证", "12345"), ("身份证", "370199198001010010"), ("护照", "AB"),
        ("护照", "E1234567890123456789012"),
        ("护照", "E12 <3>"), ("港澳台居民居住证", "370199198001010010"),
    ])
    func `a number that its document can't have is refused`(kind: String, number: String) throws {
        let valid = TestCode.person(born: TestDay.on("1980-01-01"))
        let number = number == "wrong" ? TestCode.broken(valid) : number
        let checked = try check(["CF_XDR_ZJLX": kind, "CF_XDR_ZJHM": number])
        #expect(checked.kinds.contains(.personNumber))
        #expect(try checked.faults[0].contains(fault(.personNumber, "CF_XDR_ZJHM")))
        // The reason never repeats the number.
        #expect(!checked.column("退回原因")[0].contains(number))
    }

    @Test func `a passport is an identity`() throws {
        #expect(try check(["CF_XDR_ZJLX": "护照", "CF_XDR_ZJHM": "E12345678"]).kinds == [])
    }

    @Test func `M-9: a name alone is no identity`() throws {
        let person = try check(["CF_XDR_ZJHM": ""])
        #expect(person.result.rejected == 1)
        #expect(try person.faults[0].contains(fault(.requiredMissing, "CF_XDR_ZJHM")))
        let company = try Checked([TestRows.penalty(today: today).with(["CF_XDR_SHXYM": ""])], today: today)
        #expect(company.result.rejected == 1)
    }

    @Test func `a person has no unified code`() throws {
        let checked = try check(["CF_XDR_SHXYM": TestCode.organisation(1)])
        #expect(try checked.faults == [[fault(.kindMismatch, "CF_XDR_LB")]])
    }

    @Test func `M-19: a person's number that also passes as a unified code is never an organisation's`() throws {
        // Synthetic; the last digit satisfies both standards.
        let both = "370102199001010108"
        let checked = try Checked([TestRows.penalty(today: today).with(["CF_XDR_SHXYM": both])], today: today)
        #expect(checked.kinds == [.personNumber])
        #expect(checked.result.accepted == 0)
    }

    @Test func `M-3: a resident's number under the name of a passport is refused`() throws {
        let number = TestCode.person(born: TestDay.on("2012-01-01"))
        let row = TestRows.personPenalty(today: today).with(["CF_XDR_ZJLX": "护照号", "CF_XDR_ZJHM": number])
        #expect(try Checked([row], today: today).kinds.contains(.personNumber))
    }
}
