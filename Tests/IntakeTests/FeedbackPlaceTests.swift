// A feedback sheet never takes the place of anything but an older feedback sheet.

import Foundation
import Intake
import Testing
import TestSupport

@Suite final class `The place of a feedback sheet` {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("place-\(UUID().uuidString)")
        .path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func write(_ bytes: [UInt8], to name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func check(_ rows: [TestRow], feedback: String) throws(IntakeError) -> IntakeResult {
        let file: String
        let engine: IntakeEngine
        do {
            file = try write(TestFile(try Checked.item("penalty"), rows).bytes, to: "in.csv")
            engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        } catch {
            throw .empty
        }
        return try engine.check(.file(path: file), feedback: feedback)
    }

    private let faulty = TestRows.penalty(1).with(["CF_WSH": ""])

    @Test func `a folder is left alone`() throws {
        let inside = "\(folder)/out"
        try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
        #expect(throws: IntakeError.feedbackUnwritable(path: inside, .notAFile)) {
            try check([faulty], feedback: inside)
        }
        var isFolder: ObjCBool = false
        #expect(FileManager.default.fileExists(atPath: inside, isDirectory: &isFolder) && isFolder.boolValue)
    }

    @Test func `the file that is being sent is left alone`() throws {
        let path = "\(folder)/in.csv"
        #expect(throws: IntakeError.feedbackUnwritable(path: path, .isInput)) { try check([faulty], feedback: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 1000)
    }

    @Test func `another file is left alone`() throws {
        let path = try write(Array("wrapping secret".utf8), to: "keys")
        #expect(throws: IntakeError.feedbackUnwritable(path: path, .otherFile)) { try check([faulty], feedback: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "wrapping secret")
    }

    @Test func `an older sheet is replaced, or taken away when nothing is returned`() throws {
        let path = "\(folder)/back.csv"
        #expect(try check([faulty], feedback: path).feedback == path)
        #expect(try check([faulty, TestRows.penalty(2).with(["CF_SY": "<b>"])], feedback: path).rejected == 2)
        #expect(try check([TestRows.penalty(1)], feedback: path).feedback == nil)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
