// What a new text changes, said statement by statement.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `A change of the law` {
    private let day = TestDay.on("2026-11-20")

    private func changes(replacing old: String, with new: String, in file: String) throws -> [PackChange] {
        let policy = try TestPolicy()
        try policy.replace(old, with: new, in: file)
        return PackDiff(try TestPack.load(), on: day, try policy.load(), on: day).changes
    }

    @Test func `M-55: a pack does not differ from itself`() throws {
        let pack = try TestPack.load()
        #expect(PackDiff(pack, on: day, pack, on: day).changes.isEmpty)
    }

    @Test func `M-55: a changed limit is named with both values`() throws {
        let found = try changes(replacing: "value: 7", with: "value: 5", in: "cn-3701/limits.yaml")
        let limit = try #require(found.first { $0.subject == .limit && $0.property == "value" })
        #expect(limit.id == "submission")
        #expect(limit.before == "7 workingDays" && limit.after == "5 workingDays")
    }

    @Test func `M-55: a changed column is named with its item`() throws {
        let found = try changes(
            replacing: "role: documentNumber\n    type: identifier\n    length: 128",
            with: "role: documentNumber\n    type: identifier\n    length: 64", in: "cn/catalogue/penalty.yaml")
        #expect(found.map(\.id) == ["penalty CF_WSH"])
        #expect(found.map(\.property) == ["length"])
    }

    @Test func `M-55: between two days the schemes and sources that came and went are named`() throws {
        let pack = try TestPack.load()
        let found = PackDiff(pack, on: TestDay.on("2026-03-31"), pack, on: TestDay.on("2026-04-01")).changes
        #expect(found.contains { $0.kind == .removed && $0.subject == .source && $0.id == "ndrc-58-2023" })
        #expect(found.contains { $0.kind == .added && $0.subject == .source && $0.id == "ndrc-36-2026" })
        #expect(found.contains { $0.subject == .regime && $0.after == "tiers-2026" })
        #expect(found.contains { $0.subject == .tier && $0.id == "penalty ordinary" && $0.after == "12 months" })
    }

    @Test func `M-55: nothing of the catalogue goes with the city's text`() throws {
        let pack = try TestPack.load()
        let found = PackDiff(pack, on: TestDay.on("2026-12-31"), pack, on: TestDay.on("2027-01-01")).changes
        #expect(found.map(\.id) == ["jn-measures-2022"])
    }
}
