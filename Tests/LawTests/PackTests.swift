// The pack of the repository must load without an error, and its hash must betray any change of any file.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `The pack of Jinan` {
    @Test func `it loads without an error`() throws {
        #expect(try TestPack.findings().allSatisfy { $0.severity == .warning })
        #expect(try TestPack.load().id == "cn-3701")
    }

    @Test func `every citation names an article that exists`() throws {
        let pack = try TestPack.load()
        let provisions =
            pack.items.map(\.provision) + pack.items.flatMap(\.fields).map(\.provision)
            + pack.items.flatMap(\.disclosure).map(\.provision) + pack.regimes.map(\.provision)
            + pack.regimes.flatMap(\.tiers).map(\.provision) + pack.regimes.flatMap(\.assignments).map(\.provision)
            + pack.limits.map(\.provision) + pack.forbidden.map(\.provision)
        #expect(provisions.count > 100)
        for citation in provisions.flatMap(\.citations) {
            #expect(pack.article(citation) != nil, "\(citation)")
        }
    }

    @Test func `the linter warns of every value that was not read in its text`() throws {
        let notRead = try TestPack.findings().filter { $0.code == "not-read" }.map(\.place)
        #expect(notRead.contains("item penalty"))
        #expect(notRead.contains("limit adultAge"))
        #expect(!notRead.contains("forbidden religion"))
    }

    @Test func `the hash changes with one byte of any file`() throws {
        let policy = try TestPolicy()
        let before = try policy.load().hash
        for file in policy.files {
            let bytes = try policy.bytes(file)
            // A comment or an empty line changes nothing but the bytes.
            try policy.write(bytes + Array("\n".utf8), to: file)
            #expect(try policy.load().hash != before, "\(file)")
            try policy.write(bytes, to: file)
        }
        #expect(try policy.load().hash == before)
    }

    @Test func `the hash does not depend on where the folder lies`() throws {
        #expect(try TestPolicy().load().hash == TestPack.load().hash)
    }

    @Test func `M-10: an item is in the catalogue only inside its dates`() throws {
        let pack = try TestPack.load()
        #expect(pack.item("penalty", on: TestDay.on("2018-07-25")) != nil)
        #expect(pack.item("penalty", on: TestDay.on("2018-07-24")) == nil)
        #expect(pack.item("blood", on: TestDay.today) == nil)
        #expect(CompiledItem("penalty", on: TestDay.on("2018-07-24"), of: pack) == nil)
    }

    @Test func `a missing layer is named, not a crash`() {
        #expect(throws: PackError.self) { try PackLoader(root: TestPack.root).load("cn-9999") }
    }
}
