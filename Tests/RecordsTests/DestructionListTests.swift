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
        return (blocks, end.place)
    }

    private func written() async throws -> (home: TestHome, blocks: [DestructionBlock], text: String) {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.personPenalty(2), TestRows.penalty(3)])
        let ids = try await home.numbers("SELECT id FROM record ORDER BY id")
        _ = try await home.erase([ids[0]])
        _ = try await home.erase([ids[1], ids[2]])
        let blocks = try await blocks(home)
        let list = home.records.destructionList
        return (home, blocks, list.text(of: blocks, after: .start))
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
        let first = list.text(of: [blocks[0]], after: .start).utf8.count
        for end in [0, 3, DestructionList.title.utf8.count, first - 1, first, first + 40, text.utf8.count - 1] {
            let found = try read(list, String(text.prefix(end)))
            #expect(
                found.end
                    == (end < DestructionList.title.utf8.count
                        ? 0 : end < first ? DestructionList.title.utf8.count : first))
            #expect(found.blocks == (end >= first ? [blocks[0]] : []))
        }
    }

    @Test("M-37a: a list of another home, or one that was changed, destroys nothing, and says at which line")
    func foreign() async throws {
        let (home, _, text) = try await written()
        let list = home.records.destructionList
        func fault(_ text: String) throws -> DestructionListError? {
            do {
                _ = try read(list, text)
                return nil
            } catch let error as DestructionListError {
                return error
            }
        }
        #expect(try fault(text.replacing("erasure", with: "retention")) == .broken(number: 1, line: 2))
        #expect(try fault(text.replacing("#19", with: "#13")) == .broken(number: 1, line: 2))
        #expect(try fault(text.replacing("destroyed 2", with: "destroyed 3")) == .noList)
        #expect(try fault(text.replacing("destroyed 2", with: "destroyed 1")) == .unchained)
        var digits = Array(text)
        let place = digits.count - 5
        digits[place] = digits[place] == "0" ? "1" : "0"
        #expect(try fault(String(digits)) == .broken(number: 2, line: 4))
        #expect(DestructionListError.broken(number: 2, line: 4).description.contains("line 4"))
    }

    @Test("P-4.8b: a destruction that was cut out of the list, put in twice or moved is noticed at its place")
    func chained() async throws {
        let home = try await TestHome()
        _ = try await home.submit((1...4).map { TestRows.penalty($0) })
        for id in try await home.numbers("SELECT id FROM record ORDER BY id") { _ = try await home.erase([id]) }
        let (list, blocks) = (home.records.destructionList, try await blocks(home))
        // Each block is two lines, after the title.
        let lines = list.text(of: blocks, after: .start).split(separator: "\n").map { $0 + "\n" }
        func text(_ order: [Int]) -> String {
            lines[0] + order.flatMap { lines[1 + 2 * $0...2 + 2 * $0] }.joined()
        }
        #expect(try read(list, text([0, 1, 2, 3])).blocks == blocks)
        for (order, number) in [([1, 2, 3], 1), ([0, 2, 3], 2), ([0, 1, 3], 3), ([0, 0, 1], 2), ([0, 2, 1, 3], 2)] {
            #expect(throws: DestructionListError.broken(number: number, line: 2 * number)) {
                _ = try read(list, text(order))
            }
        }
        // The end the list can't defend alone; the city knows what is missing.
        let cut = try read(list, text([0, 1])).blocks
        #expect(try await home.records.destructions(missingIn: cut, home.database).count == 2)
        #expect(try await home.records.destructions(missingIn: blocks, home.database).isEmpty)
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
        #expect(try await old.records.undestroyed(blocks, old.database).isEmpty)
        // Two lists may know one destruction by different events, as a restored city does: both count.
        let left = try await old.numbers("SELECT id FROM record_event ORDER BY id")
        let late = Array(repeating: 7 as UInt8, count: 16)
        try await old.run("UPDATE record_event SET token = $2 WHERE id = $1", [.int(left[0]), .bytes(late)])
        let more = try #require(blocks.first)
        let other = DestructionBlock(
            day: more.day, clause: more.clause, cause: more.cause, token: more.token, events: [late])
        #expect(other.beyond(Set(more.events)) == other && other.beyond([late]) == nil && other.beyond(nil) == other)
        #expect(try await old.records.undestroyed(blocks + [other], old.database).count == 1)
        _ = try await old.records.replay(
            blocks + [other], old.database, registry: old.registry, keepers: old.copies, actor: "operator", now: old.now
        )
        #expect(try await old.number("SELECT COUNT(*) FROM record") == 0)
        _ = home
    }
}
