// Why this file exists: a feedback workbook must open, keep every digit, and leave nothing behind when it fails.

internal import Foundation
internal import Intake
internal import Testing

@Suite("Feedback workbooks")
struct XLSXSheetWriterTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/xlsx-" + UUID().uuidString

    private func withFolder(_ body: () throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body()
    }

    private func read(_ path: String) throws(IntakeError) -> [XLSXRow] {
        var reader = try XLSXReader(.file(path: path))
        var rows: [XLSXRow] = []
        while let row = try reader.nextRow() { rows.append(row) }
        return rows
    }

    @Test("what is written is read again, as text, and has no name that could be left behind")
    func roundTrip() throws {
        try withFolder {
            let header = ["代码", "名称", "行号", "退回原因"]
            let cells = ["310115199001011234", " <甲>&\"乙\" 𠮷\r\n_x0041_ \t", "7", "一\n二"]
            let writer = try XLSXSheetWriter(folder: folder, header: header, wrapping: [3])
            try writer.add(cells)
            try writer.add(["", "坏\u{1}\u{FFFE}字", "", ""])
            let whole = try writer.finish()
            let rows = try read(whole.path)
            #expect(rows.map(\.cells) == [header, cells, ["", "坏字"]])
            #expect(rows.allSatisfy { !$0.numeric.contains(true) })
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("the same rows make the same bytes")
    func stable() throws {
        try withFolder {
            let made = try (0..<2).map { _ in
                let writer = try XLSXSheetWriter(folder: folder, header: ["甲"])
                try writer.add(["1"])
                let whole = try writer.finish()
                return try whole.read(whole.size, at: 0)
            }
            #expect(made[0] == made[1])
            #expect(made[0].count > 500)
        }
    }

    @Test("text that Excel can't hold is cut, and many rows pass through")
    func bounds() throws {
        try withFolder {
            let writer = try XLSXSheetWriter(folder: folder, header: ["甲", "乙"])
            try writer.add([String(repeating: "长", count: 40_000), "末"])
            for number in 0..<20_000 { try writer.add([String(number), "某某公司"]) }
            let whole = try writer.finish()
            let rows = try read(whole.path)
            #expect(rows.count == 20_002)
            #expect(rows[1].cells[0].utf16.count == 32_767)
            #expect(rows.last?.cells == ["19999", "某某公司"])
        }
    }

    @Test("a folder that takes nothing is named as the reason")
    func refused() {
        #expect(throws: SpoolFault.refused) { _ = try XLSXSheetWriter(folder: "/nowhere", header: ["甲"]) }
    }
}
