// Every dialect that departments send gives the same rows.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

/// One way to write a table.
struct Dialect: Sendable, CustomTestStringConvertible {
    let separator: String
    let encoding: TestFile.Encoding
    let lineEnd: String
    let quoting: TestFile.Quoting

    var testDescription: String {
        "\(encoding) \(separator.debugDescription) \(lineEnd.debugDescription) quotes \(quoting)"
    }

    static let all = [",", ";", "\t"].flatMap { separator in
        TestFile.Encoding.allCases.flatMap { encoding in
            ["\r\n", "\n", "\r"].flatMap { lineEnd in
                TestFile.Quoting.allCases.map { quoting in
                    Dialect(separator: separator, encoding: encoding, lineEnd: lineEnd, quoting: quoting)
                }
            }
        }
    }
}

@Suite struct `Dialects of CSV` {
    @Test(arguments: Dialect.all)
    func `every dialect gives the same rows and physical lines`(dialect: Dialect) throws {
        let rows = [
            TestRows.penalty(1), TestRows.penalty(2).with(["CF_XDR_MC": ""]),
            TestRows.penalty(3).with(["CF_SY": "含,逗号;分号\t制表\n换行“引号”\"直引号\"𠮷"]),
            TestRows.penalty(4).with(["CF_WSH": ""]),
        ]
        var file = TestFile(try Checked.item("penalty"), rows)
        file.junk = [["济南市行政处罚信息汇总表"], ["填报单位：济南市市场监督管理局", "", "填报日期"], [""]]
        file.separator = dialect.separator
        file.encoding = dialect.encoding
        file.lineEnd = dialect.lineEnd
        file.quoting = dialect.quoting
        let checked = try Checked(file.bytes)
        #expect(checked.result.received == 4)
        #expect(checked.result.accepted == 2)
        #expect(checked.result.notices == [.requiredMissing: 1, .noDocument: 1])
        // Three lines of junk, the header, and one line break inside the third row.
        #expect(checked.lines == [6, 9])
    }

    @Test func `blank lines count as lines, not as rows`() throws {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty(1).with(["CF_WSH": ""])])
        file.lines.insert([], at: 0)
        file.lines.insert([" "], at: 0)
        file.lines.insert(["", "", "", ""], at: 0)
        #expect(try Checked(Array("\n\n".utf8) + file.bytes).lines == [7])
    }

    @Test func `a last line without an end counts`() throws {
        let bytes = TestFile(try Checked.item("penalty"), [TestRows.penalty(1), TestRows.penalty(2)]).bytes
        #expect(try Checked(Array(bytes.dropLast(2))).result.accepted == 2)
    }

    @Test func `a carriage return inside quotes is a line where lines end so`() throws {
        let rows = [TestRows.penalty(1).with(["CF_SY": "第一行\r第二行"]), TestRows.penalty(2).with(["CF_WSH": ""])]
        var file = TestFile(try Checked.item("penalty"), rows)
        file.lineEnd = "\r"
        #expect(try Checked(file.bytes).lines == [4])
    }

    @Test func `a quotation mark left open at the end of the file is not taken as text`() throws {
        let item = try Checked.item("penalty")
        var file = TestFile(item, [TestRows.penalty(1), TestRows.penalty(2)])
        file.lineEnd = "\n"
        // The remark is the last column: the mark that opens it swallows the row below.
        let text = file.text.replacing(",\n济南趵突食品2号", with: ",\"未完\n济南趵突食品2号")
        try #require(text != file.text)
        let result = Result { try Checked(Array(text.utf8)).result }
        if case .success(let result) = result { #expect(result.accepted == 0) }
    }

    @Test func `a lone half of a pair in UTF-16 spoils its own cell only`() throws {
        let rows = [TestRows.penalty(1).with(["CF_SY": "坏字符"]), TestRows.penalty(2), TestRows.penalty(3)]
        var file = TestFile(try Checked.item("penalty"), rows)
        file.encoding = .utf16LittleEndian
        var bytes = file.bytes
        // 坏 is U+574F.
        let place = try #require(
            (0..<bytes.count - 1).first { bytes[$0] == 0x4F && bytes[$0 + 1] == 0x57 && $0 % 2 == 0 })
        bytes[place] = 0x00
        bytes[place + 1] = 0xD8
        let checked = try Checked(bytes)
        #expect(try checked.faults == [[fault(.garbled, "CF_SY")]])
        #expect(checked.result.accepted == 2)
    }

    @Test func `broken GB18030 spoils its own cell only`() throws {
        let rows = [TestRows.penalty(1).with(["CF_SY": "坏字符在此处，前后都是好的"]), TestRows.penalty(2), TestRows.penalty(3)]
        var file = TestFile(try Checked.item("penalty"), rows)
        file.encoding = .gb18030
        var bytes = file.bytes
        let mark = TestFile.encode("坏字符在", .gb18030)
        let place = try #require((0..<bytes.count - 8).first { Array(bytes[$0..<$0 + 8]) == mark })
        bytes[place] = 0xFF
        let checked = try Checked(bytes)
        #expect(try checked.faults == [[fault(.garbled, "CF_SY")]])
        #expect(checked.result.accepted == 2)
    }
}

@Suite struct `Names of columns` {
    private func variants(_ name: String) -> [String] {
        let wideBrackets = name.replacing("(", with: "（").replacing(")", with: "）")
        return [
            name, wideBrackets, name.replacing("_", with: "-"), wideBrackets.replacing("_", with: "－"), name + "：",
            name + ":",
            "*" + name, " " + name + "　", name.replacing("(", with: "【").replacing(")", with: "】"),
            String(name.prefix(2)) + "\n" + name.dropFirst(2),
        ]
    }

    @Test(arguments: ["penalty", "permit", "registration"])
    func `official name, its variants, field code and legacy aliases are all accepted`(id: String) throws {
        let item = try Checked.item(id)
        let row = TestRows.row(id)
        let filled = item.fields.map(\.code).filter { row[$0] != nil }
        for code in filled {
            let field = try #require(item.field(code))
            for name in variants(field.name.zh) + [code, code.lowercased()] + field.aliases {
                var file = TestFile(item, codes: filled, [row])
                file.headers[filled.firstIndex(of: code) ?? 0] = name
                let checked = try Checked(file.bytes, item: id)
                #expect(checked.result.notices.isEmpty, "\(name)")
                #expect(checked.result.unknownColumns.isEmpty, "\(name)")
            }
        }
    }

    @Test func `no two fields of an item answer to one name`() throws {
        for id in ["penalty", "permit", "registration"] {
            let fields = try Checked.item(id).fields
            let names = fields.flatMap { [$0.code, $0.name.zh] + $0.aliases }
            #expect(Set(names).count == names.count, "\(id)")
        }
    }

    @Test func `a column that stands twice is refused by name`() throws {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
        file.headers.append("CF_WSH")
        file.lines[0].append("另一个文号")
        let error = #expect(throws: IntakeError.self) { try Checked(file.bytes) }
        #expect(error == .columnTwice(column: "CF_WSH", field: "CF_WSH"))
    }

    @Test func `an amount in yuan is not taken for one in ten thousand`() throws {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
        let place = try #require(file.headers.firstIndex(of: "罚款金额(万元)"))
        file.headers[place] = "罚款金额(元)"
        let checked = try Checked(file.bytes)
        #expect(checked.result.unknownColumns == ["罚款金额(元)"])
        #expect(checked.kinds == [.amountMissing])
    }

    @Test func `the header is found down to the thirtieth row`() throws {
        for (junk, isFound) in [(29, true), (30, false)] {
            var file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
            file.junk = (0..<junk).map { ["说明\($0)"] }
            if isFound {
                #expect(try Checked(file.bytes).result.accepted == 1)
            } else {
                #expect(throws: IntakeError.noHeader(item: "penalty")) { try Checked(file.bytes) }
            }
        }
    }
}
