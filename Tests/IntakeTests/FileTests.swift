// Files that are no table are refused as a whole, in words, before anything is stored.

import Disclosure
import Intake
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `Files that are refused` {
    private func error(_ bytes: [UInt8]) throws -> IntakeError? {
        #expect(throws: IntakeError.self) { try Checked(bytes) }
    }

    @Test(
        arguments: [
            [], Array(" \r\n\t\n".utf8), [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF, 0x0D, 0x0A],
        ] as [[UInt8]])
    func `an empty file, with or without a mark`(bytes: [UInt8]) throws {
        #expect(try error(bytes) == .empty)
    }

    @Test(
        arguments: [
            Array("%PDF-1.7".utf8), [0x1F, 0x8B, 0x08], [0x89, 0x50, 0x4E, 0x47],
            [0xFF, 0xD8, 0xFF, 0xE0], Array("<?xml version=\"1.0\"?>".utf8), Array("<!DOCTYPE html>".utf8),
            Array("<html>".utf8), Array("abc\0def".utf8), Array(repeating: 0, count: 100),
        ] as [[UInt8]])
    func `a file of another kind is named`(bytes: [UInt8]) throws {
        guard case .notATable(let kind) = try error(bytes) else {
            Issue.record("taken for a table")
            return
        }
        #expect(!kind.isEmpty)
    }

    @Test(arguments: ["甲,乙,丙\n1,2,3\n", "行政相对人名称\n甲\n", "x", "\"", ",,,,,\n", "{\"a\":1}"])
    func `a table without a header of ours`(text: String) throws {
        #expect(try error(Array(text.utf8)) == .noHeader(item: "penalty"))
    }

    @Test func `a file that is not there`() throws {
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        #expect(throws: IntakeError.unreadable(path: "/no-such-file.csv")) {
            try engine.check(.file(path: "/no-such-file.csv"), feedback: nil)
        }
        #expect(throws: IntakeError.unreadable(path: "/")) { try engine.check(.file(path: "/"), feedback: nil) }
    }

    @Test func `a header alone is an empty submission`() throws {
        let checked = try Checked([])
        #expect(checked.result.received == 0)
        #expect(checked.result.state == .checked)
    }

    @Test func `a NUL after the beginning is a control character of its cell`() throws {
        let rows = (1...60).map { TestRows.penalty($0) } + [TestRows.penalty(61).with(["CF_SY": "违法\0事实"])]
        let checked = try Checked(rows)
        #expect(checked.result.accepted == 60)
        #expect(try checked.faults == [[fault(.controlCharacter, "CF_SY")]])
    }

    @Test func `M-10: an item that is in no catalogue`() throws {
        let pack = try TestPack.load()
        let error = #expect(throws: IntakeError.self) {
            try IntakeEngine(item: "jaywalking", pack: pack, today: TestDay.today)
        }
        #expect(error == .unknownItem(id: "jaywalking", known: Set(pack.items.map(\.id)).sorted()))
    }

    @Test func `M-10: an item outside its dates`() throws {
        let pack = try TestPack.load()
        #expect(throws: IntakeError.itemNotInForce(id: "penalty")) {
            try IntakeEngine(item: "penalty", pack: pack, today: TestDay.on("2018-07-24"))
        }
    }

    @Test(arguments: ["penalty", "permit", "registration"])
    func `M-55: what is collected today is collected after the lapse of the city text`(item: String) throws {
        let day = TestDay.on("2027-01-15")
        let checked = try Checked([TestRows.row(item, today: day)], item: item, today: day)
        #expect(checked.result.accepted == 1)
    }

    /// Bytes that look like UTF-8 and are none: surrogates, overlong forms, past the last character, stray bytes.
    @Test(
        arguments: [
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE7, 0xBD],
            [0xFF],
        ] as [[UInt8]])
    func `bytes that are no text return their row and never reach a page`(wrong: [UInt8]) async throws {
        let home = try await TestHome(today: TestDay.on("2026-11-20"))
        let rows = [
            TestRows.penalty(1, today: home.today).with(["CF_SY": "此处@@@有误"]), TestRows.penalty(2, today: home.today),
        ]
        let text = Array(TestFile(try home.item("penalty"), rows).bytes)
        let place = try #require(text.indices.dropLast(3).first { Array(text[$0..<$0 + 3]) == Array("@@@".utf8) })
        // Enough honest text in front, so that the file is taken for UTF-8.
        let bytes = Array(text[..<place]) + wrong + Array(text[(place + 3)...])
        let result = try await home.submit([0xEF, 0xBB, 0xBF] + bytes)
        #expect(result.notices == [.garbled: 1])
        #expect(result.accepted == 1)
        let shown = try await home.door.subject(code: TestCode.organisation(1), on: home.today)
        #expect(shown?.records.isEmpty != false)
    }
}
