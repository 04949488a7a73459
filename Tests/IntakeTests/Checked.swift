// A file checked through the public door, and its feedback sheet read back: rule and column of every fault.

import Foundation
import Intake
import Law
import Testing
import TestSupport
import WorkingDays

/// A place for a feedback sheet that goes with the test.
final class Sheet {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("feedback-\(UUID().uuidString).csv").path

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        try? FileManager.default.removeItem(atPath: path + ".part")
    }

    var bytes: [UInt8]? {
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) }
    }
}

/// A fault as the sender reads it.
struct Fault: Hashable, CustomStringConvertible {
    let rule: String
    /// The Chinese name of the column; nil if the row as a whole is meant.
    let column: String?

    var description: String { "\(rule) @ \(column ?? "row")" }
}

/// What a check found.
struct Checked {
    let result: IntakeResult
    /// The feedback sheet as a table; empty if nothing was returned.
    let sheet: [[String]]

    init(_ bytes: [UInt8], item: String = "penalty", today: Day = TestDay.today, pack: PolicyPack? = nil) throws {
        let sheet = Sheet()
        let engine = try IntakeEngine(item: item, pack: try pack ?? TestPack.load(), today: today)
        result = try engine.check(.bytes(bytes), feedback: sheet.path)
        self.sheet = sheet.bytes.map { TestCSV.parse($0) } ?? []
        #expect(result.received == result.accepted + result.rejected + result.duplicates)
        #expect(max(0, self.sheet.count - 1) == result.rejected)
    }

    init(_ rows: [TestRow], item: String = "penalty", today: Day = TestDay.today) throws {
        try self.init(TestFile(try Self.item(item), rows).bytes, item: item, today: today)
    }

    static func item(_ id: String) throws -> CatalogueItem {
        try #require(TestPack.load().item(id, on: TestDay.today))
    }

    /// A column of the sheet, without its name.
    func column(_ name: String) -> [String] {
        guard let index = sheet.first?.firstIndex(of: name) else { return [] }
        return sheet.dropFirst().map { $0[index] }
    }

    /// The faults of each returned row.
    var faults: [[Fault]] {
        zip(column("规则"), column("退回原因")).map { rules, reasons in
            let reasons = reasons.split(separator: "\n")
            let rules = rules.split(separator: ";")
            #expect(rules.count == reasons.count)
            return zip(rules, reasons).map { rule, reason in
                let name = reason.hasPrefix("“") ? reason.dropFirst().prefix { $0 != "”" } : nil
                return Fault(rule: String(rule), column: name.map(String.init))
            }
        }
    }

    var lines: [Int] { column("行号").compactMap { Int($0) } }

    var kinds: Set<NoticeKind> { Set(result.notices.keys) }
}

/// A fault at a field of an item, in the sender's words.
func fault(_ kind: NoticeKind, _ code: String?, item: String = "penalty") throws -> Fault {
    let name = try code.map { try #require(Checked.item(item).field($0)).name.zh }
    return Fault(rule: kind.rawValue, column: name)
}
