// Files are read in pieces: where a piece ends must make no difference, and no file may fill the memory.

import Foundation
import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `Reading in pieces` {
    /// Files are read 256 KiB at a time.
    private static let piece = 1 << 18

    /// Puts the end of a piece at every place of the tricky rows, by blank lines above them.
    @Test(arguments: [TestFile.Encoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian], ["\r\n", "\n", "\r"])
    func `the end of a piece may fall on any byte`(encoding: TestFile.Encoding, lineEnd: String) throws {
        let item = try Checked.item("penalty")
        let tricky = TestRows.penalty(2).with(["CF_SY": "含,逗号\n换行\"引号\"𠮷", "CF_WSH": ""])
        var file = TestFile(item, codes: item.fields.map(\.code), [tricky, TestRows.penalty(3)])
        file.encoding = encoding
        file.lineEnd = lineEnd
        let header = TestFile.encode(file.headers.joined(separator: ",") + lineEnd, encoding)
        let body = Array(file.bytes.dropFirst(header.count))
        let unit = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
        let space = Array(TestFile.encode(" ", encoding).suffix(unit))
        let end = Array(TestFile.encode(lineEnd, encoding).suffix(unit * lineEnd.utf16.count))
        let start = Array(TestFile.encode("含", encoding).suffix(encoding == .utf8 ? 3 : 2))
        let tricks = try #require(body.indices.dropLast(4).first { body[$0...].starts(with: start) })
        let rowEnd = try #require(body.indices.dropLast(4).first { $0 > tricks + 60 && body[$0...].starts(with: end) })
        for place in Array(0..<8) + Array(tricks - 4..<tricks + 60) + Array(rowEnd - 4..<rowEnd + 8) {
            let room = Self.piece - header.count - end.count - place
            // In UTF-16 a piece can't be moved by one byte; every second place is reached.
            guard room % unit == 0 else { continue }
            let padding = Array(repeating: space, count: room / unit).flatMap(\.self) + end
            let checked = try Checked(header + padding + body)
            #expect(checked.result.accepted == 1, "at \(place)")
            #expect(checked.result.notices == [.noDocument: 1], "at \(place)")
            #expect(checked.lines == [3], "at \(place)")
            if checked.result.accepted != 1 { break }
        }
    }

    @Test func `rows of several pieces keep their lines and values`() throws {
        let rows = (1...1500).map { TestRows.penalty($0).with($0 % 250 == 0 ? ["CF_WSH": ""] : [:]) }
        let checked = try Checked(rows)
        #expect(checked.result.received == 1500)
        #expect(checked.lines == [251, 501, 751, 1001, 1251, 1501])
    }

    @Test func `a file and the same bytes in memory give the same result`() throws {
        let path = Sheet()
        let file = TestFile(try Checked.item("penalty"), (1...900).map { TestRows.penalty($0) })
        try Data(file.bytes).write(to: URL(fileURLWithPath: path.path))
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        let result = try engine.check(.file(path: path.path), feedback: nil)
        #expect(result.accepted == 900)
        #expect(result.received == 900)
    }
}

@Suite struct `Endless lines` {
    /// Checks the header and then the same text again and again.
    private func endless(_ start: String, then text: String) throws -> IntakeResult {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("pipe-\(UUID().uuidString)").path
        try #require(mkfifo(path, 0o600) == 0)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let header = TestFile(try Checked.item("penalty"), []).bytes
        let writer = Thread {
            signal(SIGPIPE, SIG_IGN)
            guard let pipe = FileHandle(forWritingAtPath: path) else { return }
            try? pipe.write(contentsOf: Data(header + Array(start.utf8)))
            let block = Data(String(repeating: text, count: 1 << 16).utf8)
            // 8 MiB stand for two gigabytes: a reader without a limit would make one row of them.
            for _ in 0..<(8 << 20) / block.count where (try? pipe.write(contentsOf: block)) == nil { return }
            try? pipe.close()
        }
        writer.start()
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        return try engine.check(.file(path: path), feedback: nil)
    }

    @Test(arguments: [
        ("", "长"), ("\"", "未完的引号，\n"), ("\"", "\"\""), ("甲,乙,", "丙"), ("", ","), ("x", ","), ("", "\"\","),
    ])
    func `a line without an end is one returned row, cut off at the limit`(start: String, text: String) throws {
        let result = try endless(start, then: text)
        #expect((result.notices[.tooLong] ?? 0) >= 1)
        #expect(result.accepted == 0)
        #expect(result.received == result.rejected)
    }

    @Test func `rows behind a line that is too long are read`() throws {
        let file = TestFile(try Checked.item("penalty"), [TestRows.penalty(1), TestRows.penalty(2)])
        let lines = String(decoding: file.bytes, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: true)
        let long = String(repeating: "a", count: 2 << 20)
        let text = [String(lines[0]), String(lines[1]), "\"\(long)", String(lines[2])].joined(separator: "\r\n")
        let checked = try Checked(Array(text.utf8))
        #expect(checked.result.accepted == 2)
        #expect(checked.result.rejected == 1)
        #expect(checked.lines == [3])
    }

    @Test func `a row just under the limit is a row`() throws {
        let row = TestRows.penalty().with(["BZ": String(repeating: "a", count: 1_000_000)])
        #expect(try Checked([row]).kinds == [.tooLong])
    }
}
