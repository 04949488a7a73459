// What stands in a report: the sections of the national form, in order, with what the door lets out and nothing else.

import Foundation
import Law
import Intake
import Registry
import Reports
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite("The content of a report")
struct ContentTests {
    @Test("P-3.5: the sections stand in the order of the national form, the empty ones with their words")
    func sections() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        #expect(
            report.snapshot.sections.map(\.title.zh) == [
                "登记注册基础信息", "行政管理信息", "诚实守信相关荣誉信息", "严重失信主体名单信息", "经营（活动）异常名录（状态）信息",
                "信用承诺信息", "信用评价信息", "司法判决及执行信息", "其他信息",
            ])
        #expect(report.snapshot.sections.map(\.records.count) == [1, 2, 0, 0, 0, 0, 0, 0, 0])
        #expect(report.snapshot.sections[1].records.map(\.item) == ["permit", "penalty"])
        let page = try await home.text(report)
        #expect(page.components(separatedBy: "查询期内无相关信息").count == 8)
        let headings = ["一、登记注册基础信息", "二、行政管理信息", "九、其他信息", "十、信用状况提升建议", "报告说明"]
        let places = headings.compactMap { page.range(of: "<h2>\($0)</h2>")?.lowerBound }
        #expect(places.count == headings.count)
        #expect(places == places.sorted())
    }

    @Test("P-3.5: the summary counts eight classes, and the registration is none of them")
    func summary() async throws {
        let home = try await TestHome()
        try await home.fill()
        let counts = try await home.report().snapshot.summary
        #expect(counts.map(\.title.zh) == ["行政管理", "诚实守信", "严重失信", "经营异常", "信用承诺", "信用评价", "司法判决", "其他"])
        #expect(counts.map(\.count) == [2, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test("P-3.5: a report has a number, its time, its day of data, and the ways to dispute, repair and verify")
    func head() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        #expect(report.snapshot.issued == "\(home.today)T12:00:00+08:00")
        #expect(report.snapshot.number.count == 22)
        let digits = "\(home.today)".replacingOccurrences(of: "-", with: "") + "120000"
        #expect(report.snapshot.number.hasPrefix(digits))
        #expect(report.snapshot.notes.compactMap(\.about) == [.dispute, .repair, .verify])
        let page = try await home.text(report)
        for text in [
            "报告编号", "数据截至", "12:00:00", "不打分、不评级", "提出异议", "信用修复", "核验", "测试中心", "9137",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        for word in ["得分", "等级为", "评分为", "AAA"] { #expect(!page.contains(word), "\(word)") }
    }

    @Test("M-22: a report says that an act goes on, and by whose word; and nothing where nobody said it")
    func continuingAct() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1).with(["CF_XWZT": "持续中"]), TestRows.penalty(2)])
        let report = try await home.report()
        let act = try #require(report.snapshot.records.first?.act)
        #expect(act.zh.hasPrefix("据济南市市场监督管理局"))
        #expect(act.zh.hasSuffix("报送，该行为仍在持续。"))
        #expect(try await home.text(report).contains(act.zh))
        #expect(try await home.text(report, .json).contains("\"act\":{\"en\":\"As reported by"))
        let other = try await home.report(TestCode.organisation(2))
        #expect(other.snapshot.records.map(\.act) == [nil])
        #expect(try await !home.text(other, .json).contains("\"act\""))
    }

    @Test("M-41: a report shows a permit that is no longer valid as what it is")
    func state() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.permit(1).with(["XK_ZT": "2"]), TestRows.permit(2)], item: "permit")
        let report = try await home.report()
        #expect(report.snapshot.records.map(\.state?.zh) == ["已无效"])
        #expect(try await home.text(report).contains("<dt>状态</dt><dd>已无效</dd>"))
        let valid = try await home.report(TestCode.organisation(2))
        #expect(valid.snapshot.records.map(\.state) == [nil])
    }

    @Test("every record says its fields, the empty ones too, its source, its end and its article")
    func record() async throws {
        let home = try await TestHome()
        try await home.fill()
        let report = try await home.report()
        let penalty = try #require(report.snapshot.records.first { $0.item == "penalty" })
        #expect(penalty.document?.contains("处罚") == true)
        #expect(penalty.shownUntil != nil)
        #expect(penalty.shownUntil == report.snapshot.usableUntil)
        #expect(!penalty.clauses.isEmpty)
        #expect(penalty.provider.name == home.provider.name)
        #expect(penalty.fields.contains { $0.code == "CF_NR_FK" && $0.value == "0.5" })
        // A fine without a confiscation: the column is there, with the empty sign.
        #expect(penalty.fields.contains { $0.code == "CF_NR_WFFF" && $0.value == nil })
        // Who it is about stands at the head and is not repeated in each record.
        #expect(!penalty.fields.contains { $0.code == "CF_XDR_SHXYM" })
        let page = try await home.text(report)
        #expect(page.contains("— —"))
        let english = try await home.text(report, .htmlEnglish)
        #expect(english.contains("<dd>Fine</dd>") || english.contains("fine"))
        #expect(english.contains("Nothing on record"))
        #expect(!english.contains("报告编号"))
    }

    @Test("M-19: numbers of identity documents are in no form of a report, whatever the sender left in the row")
    func noNumbers() async throws {
        let home = try await TestHome()
        let number = TestCode.person(born: home.today.adding(years: -40))
        try await home.fill()
        let row = TestRows.penalty(1, today: home.today).with([
            "CF_WSH": "济市监处罚〔2026〕77号", "CF_SY": "经办人证件号\(number)", "CF_FR_ZJLX": "身份证", "CF_FR_ZJHM": number,
            "BZ": "内部备注不公开",
        ])
        #expect(try await home.submit([row]).accepted == 1)
        let report = try await home.report()
        #expect(report.snapshot.records.count == 4)
        for form in ReportForm.allCases {
            let text = try await home.text(report, form)
            #expect(text.contains("77号"))
            #expect(!text.contains(number))
            #expect(!text.contains("内部备注"))
        }
    }

    @Test("a hostile name stays text in every form")
    func hostile() async throws {
        let home = try await TestHome()
        // The accent makes one grapheme of the quotation mark: escaping by grapheme would let it through.
        let code = TestCode.organisation(1)
        let name = "<script>alert(1)</script>\"\u{301} onfocus=x'公司"
        try await home.fill()
        // The intake would ask about such a name, so it is put there behind its back.
        try await home.database.write {
            try $0.run(RawSQL("UPDATE subject SET name = $1 WHERE code = $2"), [.text(name), .text(code)])
        }
        let report = try await home.report()
        for form in [ReportForm.htmlChinese, .htmlEnglish] {
            let page = try await home.text(report, form)
            #expect(!page.contains("<script"))
            #expect(!page.contains("<img"))
            #expect(!Array(page.unicodeScalars).contains("\"\u{301}".unicodeScalars))
            #expect(page.contains("&lt;script&gt;"))
        }
        #expect(report.snapshot.subject.name.contains("script"))
    }

    @Test("a file stands alone: its style is inside, and it asks nobody for anything")
    func alone() async throws {
        let home = try await TestHome()
        try await home.fill()
        let page = try await home.text(try await home.report())
        for word in ["src=", "href=", "url(", "@import", "http://", "https://", "<script"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("@page"))
    }
}
