// Files without a name: nothing of them can be found, in life or after it.

import Foundation
import Intake
import Law
import Testing
import TestSupport

@Suite final class `A file without a name` {
    private let folder = FileManager.default.temporaryDirectory.path + "/spool-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder) }
    }

    @Test func `it is read by its path while it is held, and by nobody afterwards`() throws {
        var file: SpoolFile? = try SpoolFile(folder: folder)
        try file?.append(Array("甲,乙\r\n".utf8))
        try file?.append(Array("1,2\r\n".utf8))
        #expect(try names.isEmpty)
        let path = try #require(file?.path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "甲,乙\r\n1,2\r\n")
        #expect(try file?.read(3, at: 0) == Array("甲".utf8))
        #expect(try file?.read(100, at: 9) == Array("1,2\r\n".utf8))
        #expect(file?.size == 14)
        file = nil
        #expect(try names.isEmpty)
    }

    @Test func `a submission is read from it, as CSV and as a workbook`() throws {
        let item = try Checked.item("penalty")
        let file = try SpoolFile(folder: folder)
        try file.append(TestFile(item, [TestRows.penalty(1), TestRows.penalty(2).with(["CF_WSH": ""])]).bytes)
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        let result = try engine.check(.file(path: file.path), feedback: nil)
        #expect(result.received == 2 && result.accepted == 1)
        let writer = try XLSXSheetWriter(folder: folder, header: item.fields.map(\.name.zh))
        let row = TestRows.penalty(1)
        try writer.add(item.fields.map { row[$0.code] ?? "" })
        let workbook = try writer.finish()
        #expect(try engine.check(.file(path: workbook.path), feedback: nil).accepted == 1)
    }

    @Test func `a folder that is not there is refused`() {
        #expect(throws: SpoolFault.refused) { try SpoolFile(folder: "/no-such-folder") }
    }

    @Test func `a feedback sheet appears whole, for its owner only, and nothing lies beside it`() throws {
        let place = folder + "/back.csv"
        let rows = (1...3000).map { TestRows.penalty($0).with(["CF_WSH": ""]) }
        let bytes = try TestFile(Checked.item("penalty"), rows).bytes
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        for _ in 0..<2 {
            // While it works, no name is there but that of the sheet before.
            let before = try names
            _ = try engine.check(.bytes(bytes), feedback: place) { _ in
                let now = (try? FileManager.default.contentsOfDirectory(atPath: self.folder)) ?? ["?"]
                #expect(now == before)
            }
            #expect(try names == ["back.csv"])
        }
        let rights = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }
}
