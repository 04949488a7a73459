// The list that a restore goes by: whole, ours, and without a word of whom it speaks.

import Foundation
import Records
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite("The list of destructions")
struct DestructionListTests {
    private func blocks(_ home: TestHome) async throws -> [DestructionBlock] {
        try await home.database.read { [records = home.records] connection in
            try records.destructionNames(after: .min, limit: 100, connection).compactMap {
                try records.destructionBlock($0.id, connection)
            }
        }
    }

    private func read(_ list: DestructionList, _ text: String) throws -> (blocks: [DestructionBlock], end: Int) {
        var blocks: [DestructionBlock] = []
        let end = try Data(text.utf8).withUnsafeBytes { try list.read($0) { blocks.append($0) } }
        return (blocks, end)
    }

    private func written() async throws -> (home: TestHome, blocks: [DestructionBlock], text: String) {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.personPenalty(2), TestRows.penalty(3)])
        let ids = try await home.numbers("SELECT id FROM record ORDER BY id")
        _ = try await home.erase([ids[0]])
        _ = try await home.erase([ids[1], ids[2]])
        let blocks = try await blocks(home)
        let list = home.records.destructionList
        return (home, blocks, DestructionList.title + blocks.map(list.text).joined())
    }

    @Test("P-4.8b: what is written is read again, and holds nothing but days, articles and random names")
    func round() async throws {
        let (home, blocks, text) = try await written()
        let found = try read(home.records.destructionList, text)
        #expect(found.blocks == blocks && found.end == text.utf8.count)
        #expect(blocks.map(\.events.count) == [1, 2])
        let line =
            /[0-9]{4}-[0-9]{2}-[0-9]{2} [a-z0-9-]+#[a-z0-9-]+ (retention|erasure) [0-9a-f]{32} [0-9]+ [0-9a-f]{64}|[0-9a-f]{32}/
        #expect(try text.split(separator: "\n").dropFirst().allSatisfy { try line.wholeMatch(in: $0) != nil })
    }

    @Test("a list that was cut off while it was written is read up to its last whole destruction")
    func torn() async throws {
        let (home, blocks, text) = try await written()
        let list = home.records.destructionList
        let first = DestructionList.title.utf8.count + list.text(of: blocks[0]).utf8.count
        for end in [0, 3, DestructionList.title.utf8.count, first - 1, first, first + 40, text.utf8.count - 1] {
            let found = try read(list, String(text.prefix(end)))
            #expect(
                found.end
                    == (end < DestructionList.title.utf8.count
                        ? 0 : end < first ? DestructionList.title.utf8.count : first))
            #expect(found.blocks == (end >= first ? [blocks[0]] : []))
        }
    }

    @Test("M-37a: a list of another home, or one that was changed, destroys nothing")
    func foreign() async throws {
        let (home, _, text) = try await written()
        let list = home.records.destructionList
        for (old, new) in [("erasure", "retention"), ("#19", "#13"), ("chengxin-destroyed 1", "chengxin-destroyed 2")] {
            #expect(throws: DestructionListError.notOurs) { _ = try read(list, text.replacing(old, with: new)) }
        }
        var digits = Array(text)
        let place = digits.count - 5
        digits[place] = digits[place] == "0" ? "1" : "0"
        #expect(throws: DestructionListError.notOurs) { _ = try read(list, String(digits)) }
    }

    @Test("M-22: a city that went back in time destroys again what was destroyed since, under the same day and article")
    func replay() async throws {
        let (home, blocks, _) = try await written()
        let old = try await TestHome()
        _ = try await old.submit([
            TestRows.penalty(1), TestRows.personPenalty(2), TestRows.penalty(3), TestRows.penalty(4),
        ])
        // The same events, as a backup would have brought them: by their names.
        let tokens = blocks.flatMap(\.events)
        let ids = try await old.numbers("SELECT id FROM record_event ORDER BY id")
        for (id, token) in zip(ids, tokens) {
            try await old.run("UPDATE record_event SET token = $2 WHERE id = $1", [.int(id), .bytes(token)])
        }
        func replay() async throws -> ForgettingSummary {
            try await old.records.replay(
                blocks, old.database, registry: old.registry, keepers: old.copies, actor: "operator", now: old.now)
        }
        let gone = try await replay()
        #expect((gone.records, gone.events) == (3, 3))
        #expect(try await old.number("SELECT COUNT(*) FROM record") == 1)
        #expect(try await blocks == self.blocks(old).map { $0 })
        #expect(try await replay().records == 0, "a second time there is nothing to do")
        _ = home
    }
}
