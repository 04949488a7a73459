// Why this file exists: no sheet of a workbook is dropped in silence, and an amount in a number cell is what was typed.

import Disclosure
import Foundation
import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `Workbooks as departments make them` {
    private func cell(_ column: Int, _ row: Int, _ text: String) -> String {
        "<c r=\"\(letters(column))\(row)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    private func letters(_ column: Int) -> String {
        let low = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? low : String(UnicodeScalar(UInt8(64 + column / 26))) + low
    }

    /// A sheet with the official header and these rows; `numbers` are number cells, by field.
    private func sheet(_ rows: [TestRow], numbers: [String: String] = [:]) throws -> String {
        let fields = try Checked.item("penalty").fields
        let table = [fields.map(\.name.zh)] + rows.map { row in fields.map { row[$0.code] ?? "" } }
        return table.enumerated().map { number, cells in
            let content = cells.enumerated().map { column, text in
                if number > 0, let value = numbers[fields[column].code] {
                    return "<c r=\"\(letters(column))\(number + 1)\"><v>\(value)</v></c>"
                }
                return text.isEmpty ? "" : cell(column, number + 1, text)
            }
            return "<row r=\"\(number + 1)\">\(content.joined())</row>"
        }.joined()
    }

    private func check(_ sheets: [(rows: String, state: String)]) throws -> IntakeResult {
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        return try engine.check(.bytes(XLSXFixture(sheets).zipped()), feedback: nil)
    }

    private func refused(_ sheets: [(rows: String, state: String)]) throws -> [String] {
        let error = #expect(throws: IntakeError.self) { try check(sheets) }
        guard case .rowsOnSheets(let names) = error else { return [] }
        return names.map { $0.text + ($0.isHidden ? "!" : "") }
    }

    @Test func `a workbook with rows on two sheets is refused, and both are named`() throws {
        let (january, february) = (try sheet([TestRows.penalty(1)]), try sheet([TestRows.penalty(2)]))
        #expect(try refused([(january, "visible"), (february, "visible")]) == ["表1", "表2"])
        #expect(try refused([(january, "visible"), (february, "hidden")]) == ["表1", "表2!"])
        #expect(try refused([(january, "veryHidden"), ("<row r=\"1\"/>", "visible")]) == ["表1!"])
        let error = IntakeError.rowsOnSheets([])
        #expect("\(error)".contains("submit each sheet as a file of its own"))
    }

    @Test func `instructions, lists of words and empty tables may stand beside the sheet with the rows`() throws {
        let notes = "<row r=\"1\">\(cell(0, 1, "填报说明"))</row><row r=\"2\">\(cell(0, 2, "一、请按官方表头填写"))</row>"
        let words =
            "<row r=\"1\">\(cell(0, 1, "行政相对人类别"))\(cell(1, 1, "处罚类别1"))</row>"
            + "<row r=\"2\">\(cell(0, 2, "法人"))\(cell(1, 2, "罚款"))</row>"
        let empty = try sheet([])
        let full = try sheet([TestRows.penalty(1), TestRows.penalty(2)])
        let result = try check([
            (notes, "visible"), (empty, "visible"), (full, "visible"), (words, "visible"), (words, "hidden"),
            (empty, "hidden"),
        ])
        #expect(result.received == 2 && result.accepted == 2)
        #expect(try check([(empty, "visible"), (notes, "visible")]).received == 0)
    }

    @Test(arguments: ["#REF!", "#VALUE!"])
    func `a row with an error cell comes back, in whatever column it stands`(error: String) throws {
        let fields = try Checked.item("penalty").fields
        func check(_ code: String, _ type: String) throws -> IntakeResult {
            let column = try #require(fields.firstIndex { $0.code == code })
            let place = letters(column) + "2"
            let rows = try sheet([TestRows.penalty(1).with([code: "待换"])]).replacing(
                cell(column, 2, "待换"), with: "<c r=\"\(place)\" t=\"\(type)\"><v>\(error)</v></c>")
            return try self.check([(rows, "visible")])
        }
        for code in ["CF_SY", "BZ"] {
            let result = try check(code, "e")
            #expect(result.rejected == 1)
            #expect(result.notices == [.formulaWithoutValue: 1])
        }
        // As text in a column that may be empty it is nothing.
        #expect(try check("BZ", "str").accepted == 1)
    }

    @Test func `P-3.3: a formula that was never computed is no empty second kind of penalty`() throws {
        let column = try Checked.item("penalty").fields.count
        func check(_ second: String) throws -> IntakeResult {
            let rows = try sheet([TestRows.penalty(1)]).components(separatedBy: "</row>")
            let table = [rows[0] + cell(column, 1, "处罚类别2"), rows[1] + second, ""].joined(separator: "</row>")
            return try self.check([(table, "visible")])
        }
        let formula = try check("<c r=\"\(letters(column))2\"><f>A1</f></c>")
        #expect(formula.rejected == 1 && formula.notices == [.formulaWithoutValue: 1])
        #expect(try check(cell(column, 2, "警告")).accepted == 1)
        #expect(try check("").accepted == 1)
    }

    @Test(
        "an amount in a number cell is taken as it was typed",
        arguments: [
            ("4.3499999999999996", 43500.0), ("1.1499999999999999", 11500), ("0.28000000000000003", 2800),
            ("2.9999999999999999E-2", 300), ("1E-3", 10), ("1e-3", 10), ("5", 50000), ("0.30000000000000004", 3000),
            ("1.2E+2", 1_200_000), ("0.99999999999999989", 10000), ("4.35", 43500),
        ])
    func amounts(cell: String, yuan: Double) async throws {
        let home = try await TestHome()
        let row = TestRows.penalty(1).with(["CF_NR": "罚款"])
        let bytes = XLSXFixture([(try sheet([row], numbers: ["CF_NR_FK": cell]), "visible")]).zipped()
        let result = try await home.submit(bytes)
        #expect(result.notices[.badAmount] == nil)
        #expect(result.accepted == 1)
        let shown = try await home.door.subject(code: TestCode.organisation(1), on: home.today)
        let amount = try #require(shown?.records.first?.value(.amount))
        #expect(Double(amount) == yuan / 10_000)
        #expect(!amount.contains("E") && amount.count < 8)
    }

    @Test(
        "a number cell that is no exact amount is returned, and comes back as it stood",
        arguments: ["1e21", "NaN", "nan", "inf", "-5", "0x10", "1E-9", "1E99999", "1.2.3", "123456789012345.67"])
    func noAmounts(cell: String) throws {
        let rows = try sheet([TestRows.penalty(1)], numbers: ["CF_NR_FK": cell])
        #expect(try check([(rows, "visible")]).notices[.badAmount] == 1)
    }

    @Test(arguments: ["0", "-0.0", "0E+0"])
    func `nothing is nothing, however the cell holds it`(cell: String) throws {
        let rows = try sheet([TestRows.penalty(1)], numbers: ["CF_NR_FK": cell])
        #expect(try check([(rows, "visible")]).notices == [.amountMissing: 1])
    }

    @Test func `text formats stay strict, and codes in number cells are refused as before`() throws {
        for text in ["4.3499999999999996", "1E-3", "2.9999999999999999E-2"] {
            #expect(try Checked([TestRows.penalty(1).with(["CF_NR_FK": text])]).kinds.contains(.badAmount))
        }
        let codes = try sheet([TestRows.penalty(1)], numbers: ["CF_XDR_SHXYM": "9.1370100000000018E+17"])
        #expect(try check([(codes, "visible")]).notices == [.numberCell: 1])
    }

    @Test func `an amount goes back as it was typed, so that the sheet can be sent again`() async throws {
        let home = try await TestHome()
        let row = TestRows.penalty(1).with(["CF_WSH": ""])
        let bytes = XLSXFixture([
            (try sheet([row], numbers: ["CF_NR_FK": "4.3499999999999996"]), "visible")
        ]).zipped()
        let batch = try await home.batch(try await home.send(bytes))
        let back = try #require(try await home.counter().returned(of: batch, 0..<1).first)
        #expect(back.cells.contains("4.35"))
    }
}
