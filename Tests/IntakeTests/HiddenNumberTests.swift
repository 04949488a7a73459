// Numbers of persons where nobody expects them: in tax numbers, registration numbers and numbers of documents.

import Disclosure
import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `Numbers of persons inside other numbers` {
    private let number = TestCode.person(born: TestDay.on("1985-06-15"), sequence: 7)

    @Test(
        "M-20: a row whose numbers hold a person's is sealed, its sender told, and the number nowhere in plain",
        arguments: ["CF_XDR_SWDJ", "CF_XDR_GSZC", "CF_WSH"])
    func sealed(field: String) async throws {
        let home = try await TestHome()
        let value =
            switch field {
            case "CF_XDR_SWDJ": number + "00"
            case "CF_WSH": "济市监处罚〔\(TestDay.today.year)〕\(number)号"
            default: number
            }
        let result = try await home.submit([TestRows.penalty(1).with([field: value])])
        #expect(result.accepted == 1)
        #expect(result.notices[.identityInText] == 1)
        #expect(try await home.numbers("SELECT is_sealed FROM record_event") == [1])
        #expect(try await home.files(holding: number) == [])
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.count == 1)
        #expect(shown.records.allSatisfy { $0.fields.allSatisfy { !$0.value.contains(number) } })
    }

    @Test("M-20: a row with numbers of organisations only is not sealed")
    func open() async throws {
        let home = try await TestHome()
        let result = try await home.submit([
            TestRows.penalty(1).with(["CF_XDR_SWDJ": TestCode.organisation(1), "CF_XDR_GSZC": "110108000000016"])
        ])
        #expect(result.accepted == 1)
        #expect(result.notices[.identityInText] == nil)
        #expect(try await home.numbers("SELECT is_sealed FROM record_event") == [0])
    }

    @Test func `an amount in full width is the amount`() async throws {
        let home = try await TestHome()
        let result = try await home.submit([TestRows.penalty(1).with(["CF_NR_FK": "０．５"])])
        #expect(result.accepted == 1 && result.notices[.amountInWords] == nil)
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.first?.fields.first { $0.code == "CF_NR_FK" }?.value == "0.5")
        for wrong in ["０．５．１", "０ ５", "五", "－１", "０，５"] {
            let refused = try await home.submit([TestRows.penalty(2).with(["CF_NR_FK": wrong])])
            #expect(refused.notices[.badAmount] == 1, "\(wrong)")
        }
    }

    @Test(arguments: ["#REF!", "#N/A", "#DIV/0!"])
    func `an error of a spreadsheet is no text of a decision`(error: String) throws {
        let checked = try Checked([TestRows.penalty(1).with(["CF_SY": error])])
        #expect(checked.faults == [[try fault(.placeholder, "CF_SY")]])
        #expect(try Checked([TestRows.penalty(1).with(["BZ": error])]).result.accepted == 1)
        #expect(try Checked([TestRows.penalty(1).with(["CF_SY": "表中\(error)一格"])]).result.accepted == 1)
    }
}
