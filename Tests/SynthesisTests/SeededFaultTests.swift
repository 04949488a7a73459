// Why this file exists: a fault must really be in its cell, and be the only thing wrong there.

import Identifiers
import Law
import Synthesis
import Testing
import WorkingDays

@Suite("Seeded faults")
struct SeededFaultTests {
    static let items = FileGenerator.items

    @Test("the cell that the key names shows the fault", arguments: items)
    func cellsShowTheirFault(item: String) throws {
        let file = try Generated(item, rows: 3_000, faults: 0.5, warnings: 0.2)
        for fault in file.faults {
            let row = file.row(line: fault.row)
            let cell = file.cell(row, fault.field)
            let field = try #require(file.item.field(fault.field))
            switch fault.kind {
            case .requiredMissing, .amountMissing, .detailMissing, .noDocument: #expect(cell.isEmpty)
            case .tooLong: #expect(cell.count > (field.length ?? .max))
            case .badDay: #expect(Day.parse(official: cell) == nil && !cell.isEmpty)
            case .futureDay: #expect(try Day(cell) > fixedDay)
            case .subjectCode, .bodyCode: #expect(throws: IdentifierFault.self) { try UnifiedSocialCreditCode(cell) }
            case .companyAsAuthority: #expect(try UnifiedSocialCreditCode(cell).subjectFamily == .enterprise)
            case .bodyPlaceholder: #expect(UnifiedSocialCreditCode.isPlaceholder(cell))
            case .placeholder: #expect(["无", "空", "null", "测试", "/", "111"].contains(cell))
            case .markup: #expect(cell.contains("<"))
            case .garbled: #expect(cell.contains("锟斤拷") || cell.contains("\u{FFFD}"))
            case .controlCharacter: #expect(cell.unicodeScalars.contains { $0.value < 0x20 })
            case .noArticle: #expect(!cell.contains("条"))
            case .badAmount: #expect(Double(cell).map { $0 < 0 } ?? true)
            default: continue
            }
        }
    }

    @Test("days out of order break one rule of order, not two")
    func breaksOneOrder() throws {
        for item in Self.items {
            let file = try Generated(item, rows: 4_000, faults: 0.5)
            let faults = file.faults.filter { $0.kind == .dayOrder }
            let hasOrder = file.item.rules.contains { if case .dayOrder = $0 { true } else { false } }
            #expect(faults.isEmpty != hasOrder)
            for fault in faults {
                let row = file.row(line: fault.row)
                let broken = file.item.rules.filter { rule in
                    guard case .dayOrder(let first, let second) = rule,
                        let before = Day.parse(official: file.cell(row, first)),
                        let after = Day.parse(official: file.cell(row, second))
                    else { return false }
                    return after < before
                }
                #expect(broken.count == 1)
                #expect(broken.first?.fields.last == fault.field)
            }
        }
    }

    @Test("a minor is seventeen on the day of the decision and bears a valid number")
    func minorsAreSeventeen() throws {
        let file = try Generated("penalty", rows: 10_000, faults: 0.5)
        let today = try #require(BirthDate(year: 2026, month: 11, day: 20))
        let faults = file.faults.filter { $0.kind == .minor }
        #expect(faults.count > 50)
        for fault in faults {
            let row = file.row(line: fault.row)
            let person = try ResidentIdentityNumber(file.cell(row, "CF_XDR_ZJHM"), today: today)
            let day = try Day(file.cell(row, "CF_JDRQ")).components
            let decided = try #require(BirthDate(year: day.year, month: day.month, day: day.day))
            #expect(person.age(on: decided) == 17)
            #expect(file.cell(row, "CF_XWZZRQ").isEmpty)
        }
    }

    @Test("the manifest is JSON and says the same twice")
    func manifestIsWritten() throws {
        let file = try Generated("penalty", rows: 200, seed: 9, faults: 0.2)
        var manifest = Manifest(item: "penalty", rows: 200, seed: 9, today: fixedDay, faultRate: 0.2)
        manifest.add(file.faults)
        let text = String(decoding: manifest.json(), as: UTF8.self)
        #expect(text.hasPrefix("{\n\"item\":\"penalty\",\n\"rows\":200,\n\"seed\":9,\n\"today\":\"2026-11-20\""))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("{\"row\":") }.count == file.faults.count)
    }
}
