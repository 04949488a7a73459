// Files in the templates of 2015, which some bodies still fill: their columns find their fields.

import Disclosure
import Intake
import Law
import TestSupport
import Testing

@Suite struct `Columns of the templates of 2015` {
    private let row = TestRows.penalty(1).with(["CF_CFLB": "警告", "CF_NR": "警告；罚款人民币5000元"])

    /// The file of one row with a second column of kinds.
    private func file(_ names: [String], _ kinds: [String]) throws -> [UInt8] {
        let item = try Checked.item("penalty")
        let codes = item.fields.map(\.code).filter { $0 != "CF_CFLB" }
        var file = TestFile(item, codes: codes, [row])
        file.headers += names
        file.lines = file.lines.map { $0 + kinds }
        return file.bytes
    }

    private func kinds(_ names: [String], _ kinds: [String]) async throws -> [String] {
        let home = try await TestHome()
        let result = try await home.submit(try file(names, kinds))
        #expect(result.unknownColumns.isEmpty)
        guard result.accepted == 1 else { return ["returned"] }
        let subject = try await home.door.subject(code: TestCode.organisation(1), on: home.today)
        return subject?.records.compactMap { $0.value(.kinds) } ?? []
    }

    @Test(
        "P-3.3: what stands in two columns of kinds is one list of kinds",
        arguments: [
            ["CF_CFLB1", "CF_CFLB2"], ["处罚类别1", "处罚类别2"], ["处罚类别", "处罚类别2"], ["处罚类别2", "处罚类别1"],
            ["处罚类别-1", "处罚类别-2"], ["处罚类别_2", "处罚类别_1"], ["处罚类别（1）", "处罚类别(2)"],
        ])
    func twoKinds(names: [String]) async throws {
        let said = names[0].hasSuffix("2") ? ["罚款", "警告"] : ["警告", "罚款"]
        #expect(try await kinds(names, said) == ["\(said[0])；\(said[1])"])
        #expect(try await kinds(names, ["罚款", ""]) == ["罚款"])
        #expect(try await kinds(names, ["", "罚款"]) == ["罚款"])
        #expect(try await kinds(names, ["罚款", "无"]) == ["罚款"])
        #expect(try await kinds(names, ["罚款", "罚款"]) == ["罚款"])
    }

    @Test("P-3.3: a kind that no table knows is refused in the second column too, and a third column is no list")
    func wrongKinds() throws {
        let wrong = try Checked(try file(["处罚类别1", "处罚类别2"], ["罚款", "戴高帽"]))
        #expect(wrong.kinds.contains(.notInCodeTable))
        #expect(throws: IntakeError.self) {
            try Checked(file(["处罚类别1", "处罚类别2", "处罚种类"], ["罚款", "警告", "警告"]))
        }
        #expect(throws: IntakeError.self) { try Checked(file(["处罚类别1", "处罚种类"], ["罚款", "警告"])) }
    }
}
