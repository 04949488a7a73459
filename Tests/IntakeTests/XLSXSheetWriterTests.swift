// Why this file exists: a feedback workbook must open, keep every digit, and leave nothing behind when it fails.

internal import Foundation
internal import Intake
internal import Testing

@Suite("Feedback workbooks")
struct XLSXSheetWriterTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/xlsx-" + UUID().uuidString

    private func withFolder(_ body: (String) throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder + "/退回.xlsx")
    }

    private func read(_ path: String) throws(IntakeError) -> [XLSXRow] {
        var reader = try XLSXReader(.file(path: path))
        var rows: [XLSXRow] = []
        while let row = try reader.nextRow() { rows.append(row) }
        return rows
    }

    @Test("what is written is read again, as text")
    func roundTrip() throws {
        try withFolder { path in
            let header = ["代码", "名称", "行号", "退回原因"]
            let cells = ["310115199001011234", " <甲>&\"乙\" 𠮷\r\n_x0041_ \t", "7", "一\n二"]
            let writer = try XLSXSheetWriter(path: path, header: header, wrapping: [3])
            try writer.add(cells)
            try writer.add(["", "坏\u{1}\u{FFFE}字", "", ""])
            #expect(!FileManager.default.fileExists(atPath: path))
            try writer.finish()
            let rows = try read(path)
            #expect(rows.map(\.cells) == [header, cells, ["", "坏字"]])
            #expect(rows.allSatisfy { !$0.numeric.contains(true) })
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["退回.xlsx"])
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(rights == 0o600)
        }
    }

    @Test("the same rows make the same bytes")
    func stable() throws {
        try withFolder { path in
            for name in [path, path + "2"] {
                let writer = try XLSXSheetWriter(path: name, header: ["甲"])
                try writer.add(["1"])
                try writer.finish()
            }
            #expect(FileManager.default.contents(atPath: path) == FileManager.default.contents(atPath: path + "2"))
        }
    }

    @Test("text that Excel can't hold is cut, and many rows pass through")
    func bounds() throws {
        try withFolder { path in
            let writer = try XLSXSheetWriter(path: path, header: ["甲", "乙"])
            try writer.add([String(repeating: "长", count: 40_000), "末"])
            for number in 0..<20_000 { try writer.add([String(number), "某某公司"]) }
            try writer.finish()
            let rows = try read(path)
            #expect(rows.count == 20_002)
            #expect(rows[1].cells[0].utf16.count == 32_767)
            #expect(rows.last?.cells == ["19999", "某某公司"])
        }
    }

    @Test("a discarded workbook leaves nothing, a place that can't be written is named")
    func discarded() throws {
        try withFolder { path in
            let writer = try XLSXSheetWriter(path: path, header: ["甲"])
            try writer.add(["1"])
            writer.discard()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
        #expect(throws: IntakeError.feedbackUnwritable(path: "/nowhere/a.xlsx", .refused)) {
            _ = try XLSXSheetWriter(path: "/nowhere/a.xlsx", header: ["甲"])
        }
    }
}
