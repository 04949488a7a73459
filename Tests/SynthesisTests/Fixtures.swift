// Why this file exists: the pack of the repository, a fixed day, and a small reader of what was generated.

import Foundation
import Law
import Synthesis
import Testing
import WorkingDays

/// The pack of the repository, found from the place of this file and read once for all tests.
private enum Repository {
    static let pack = Result {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try PackLoader(root: root.appendingPathComponent("policy").path).load("cn-3701").pack
    }
}

func repositoryPack() throws -> PolicyPack { try Repository.pack.get() }

let fixedDay = Day.parse(official: "2026-11-20") ?? .earliest

/// The rules that the intake engine knows, as far as they may be seeded.
let knownRules: Set<String> = [
    "required-missing", "too-long", "not-in-code-table", "bad-day", "future-day", "day-order", "bad-amount",
    "amount-missing", "kind-missing", "detail-missing", "placeholder-word", "garbled-text", "control-character",
    "markup", "subject-code", "person-number", "body-code", "company-as-authority", "kind-mismatch", "minor",
    "no-document", "body-code-placeholder", "document-year", "amount-in-words", "no-article", "identity-in-text",
    "public-end-too-late",
]

/// A generated file, read again.
struct Generated {
    let item: CatalogueItem
    let bytes: [UInt8]
    let header: [String]
    /// Cells by line number; line 1 is the header.
    let rows: [[String]]
    let faults: [SeededFault]

    init(_ item: String, rows count: Int, seed: UInt64 = 1, faults rate: Double = 0, warnings: Double? = nil) throws {
        let pack = try repositoryPack()
        self.item = try #require(pack.item(item, on: fixedDay))
        var generator = try #require(
            FileGenerator(item: item, pack: pack, today: fixedDay, seed: seed, faults: rate, warnings: warnings))
        var bytes = generator.header()
        var faults: [SeededFault] = []
        for number in 1...count { faults += generator.row(number, into: &bytes) }
        self.bytes = bytes
        self.faults = faults
        let lines = Self.parse(bytes)
        header = lines.first ?? []
        rows = Array(lines.dropFirst())
    }

    func cell(_ row: [String], _ code: String) -> String { item.index(of: code).map { row[$0] } ?? "" }

    /// The row that begins on that line.
    func row(line: Int) -> [String] { rows[line - 2] }

    /// Rows that nothing was done to.
    var clean: [[String]] {
        let touched = Set(faults.map(\.row))
        return rows.enumerated().filter { !touched.contains($0.offset + 2) }.map(\.element)
    }

    /// CSV as RFC 4180 says, without line breaks in cells.
    static func parse(_ bytes: [UInt8]) -> [[String]] {
        var lines: [[String]] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""):
                // A doubled quote inside a quoted cell leaves it and enters it again.
                if !isQuoted, !cell.isEmpty, cell.last != 0 { cell.append(byte) }
                isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case 0x0D where !isQuoted: continue
            case 0x0A where !isQuoted:
                cells.append(String(decoding: cell, as: UTF8.self))
                lines.append(cells)
                (cells, cell) = ([], [])
            default: cell.append(byte)
            }
        }
        return lines
    }
}
