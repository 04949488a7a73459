// How the words of a cell are read: the longest known piece, members, open words, separators.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `Reading a cell by its code table` {
    private func read(_ text: String, _ table: String = "penalty-kinds") throws -> CodeReading {
        try #require(TestPack.load().tables[table]).read(text)
    }

    @Test(arguments: [
        ("罚款", ["fine"]), ("警告；罚款", ["warning", "fine"]), ("警告;罚款", ["warning", "fine"]),
        ("警告、罚款", ["warning", "fine"]), (" 警告 ； 罚款 ", ["warning", "fine"]),
        ("没收违法所得、没收非法财物", ["confiscation"]), ("没收违法所得", ["confiscation"]),
        ("罚款、没收违法所得", ["fine", "confiscation"]),
        ("罚款、没收违法所得、没收非法财物", ["fine-or-confiscation"]),
        ("警告、通报批评", ["warning"]), ("通报批评", ["criticism"]), ("警告、通报批评；罚款", ["warning", "fine"]),
        ("暂扣许可证件、降低资质等级、吊销许可证件", ["licence-measure"]), ("吊销许可证件", ["revocation"]),
        ("暂扣或者吊销许可证、暂扣或者吊销执照", ["licence-suspension"]), ("暂扣或者吊销执照", ["licence-suspension"]),
        ("限制开展生产经营活动、责令停产停业、责令关闭、限制从业", ["restriction"]), ("责令停产停业", ["suspension"]),
        ("其他", ["other"]), ("其他-责令改正", ["other"]), ("罚款；其他-责令改正", ["fine", "other"]),
        ("没收违法所得、没收非法财物；罚款", ["confiscation", "fine"]),
    ])
    func `the longest known piece counts`(text: String, means: [String]) throws {
        let reading = try read(text)
        #expect(reading.unknown == nil)
        #expect(reading.means == Set(means))
    }

    @Test(arguments: ["罚金", "罚款罚款", "罚款，警告", "罚款；罚金", "", "；", "罚 款", "警告、", "Fine"])
    func `what the table does not know is said`(text: String) throws {
        let reading = try read(text)
        // A trailing separator says nothing: “警告、” may be read as 警告, but never as something else.
        #expect(reading.unknown != nil || reading.means == ["warning"])
    }

    @Test func `an open word does not swallow the known words after it`() throws {
        let reading = try read("其他-责令改正；罚款")
        #expect(reading.means == ["other", "fine"])
    }

    @Test func `a separator at the end is treated alike after one word and after two`() throws {
        #expect(try (read("罚款；").unknown == nil) == (read("警告；罚款；").unknown == nil))
    }

    @Test func `where the table has no separator one value fills the cell`() throws {
        #expect(try read("身份证", "id-kinds").means == ["resident-id"])
        #expect(try read("身份证、护照", "id-kinds").unknown != nil)
    }

    @Test func `dates of a value are the caller's choice`() throws {
        let table = try #require(TestPack.load().tables["penalty-kinds"])
        let day = TestDay.on("2021-07-14")
        let before = table.read("通报批评") { $0.provision.interval.contains(day) }
        #expect(before.unknown == "通报批评")
        let after = table.read("通报批评") { $0.provision.interval.contains(day.adding(days: 1)) }
        #expect(after.means == ["criticism"])
    }

    @Test func `every value and member of every table reads as itself`() throws {
        for table in try TestPack.load().tables.values {
            for value in table.values {
                #expect(table.read(value.value).unknown == nil, "\(table.id) \(value.value)")
                for member in value.members { #expect(table.read(member).unknown == nil, "\(table.id) \(member)") }
            }
        }
    }

    @Test func `districts are read by code and by name`() throws {
        #expect(try read("370102", "districts").means == ["370102"])
        #expect(try read("历下区", "districts").means == ["370102"])
        #expect(try read("370199", "districts").unknown != nil)
    }
}

@Suite struct `Look-up of words by their bytes` {
    @Test func `it agrees with a dictionary on random words`() {
        var random = SeededRandom(4)
        let letters = Array("罚款没收警告ab-")
        func word() -> String {
            String(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
        }
        var known: [String: Int] = [:]
        for number in 0..<200 { if known[word()] == nil { known[word()] = number } }
        let table = ByteTable(known.map { (text: $0.key, number: $0.value) })
        for _ in 0..<2000 {
            let asked = word()
            let bytes = Array(asked.utf8)
            #expect(bytes.withUnsafeBufferPointer { table.number(of: $0) } == known[asked])
        }
    }

    @Test func `an empty table knows nothing`() {
        #expect([UInt8(1)].withUnsafeBufferPointer { ByteTable([]).number(of: $0) } == nil)
    }
}
