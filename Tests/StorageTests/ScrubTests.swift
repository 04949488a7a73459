// Deleted rows leave no byte in the files of the default engine, though rows had moved from page to page.

import Foundation
import Storage
import TestSupport
import Testing

private enum ScrubSQL: String, Statement {
    case delete = "DELETE FROM item WHERE id = $1"
    case count = "SELECT COUNT(*) FROM item"
}

@Suite("Leaving no trace")
struct ScrubTests {
    @Test("P-box4: what was deleted piece by piece is in neither the file nor its log; what stays is unharmed")
    func traces() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scrub-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "city.sqlite").path()
        let database = try SQLiteDatabase(path: path)
        try await Migrator(Items.migrations).migrate(database, now: 0)
        var random = SeededRandom(11)
        let marks = (0..<2000).map { _ in (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) } }
        try await database.write { connection in
            for (id, mark) in marks.enumerated() {
                let body = mark + [UInt8](repeating: 0x78, count: 200 + id % 700)
                try connection.run(ItemSQL.add, [.int(Int64(id * 7 % 2003)), .null, .int(0), .bytes(body)])
            }
        }
        let order = Array(0..<2000).shuffled(using: &random)
        for start in stride(from: 0, to: 1500, by: 250) {
            try await database.write { connection in
                for id in order[start..<start + 250] {
                    try connection.run(ScrubSQL.delete, [.int(Int64(id * 7 % 2003))])
                }
            }
        }
        let isWhole = try await database.scrub(upTo: nil)
        #expect(isWhole)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        #expect(log.isEmpty)
        for id in order[..<1500] { #expect(bytes.range(of: Data(marks[id])) == nil) }
        for id in order[1500...].prefix(50) { #expect(bytes.range(of: Data(marks[id])) != nil) }
        #expect(try await database.read { try $0.first(ScrubSQL.count) { $0.int(0) } } == 500)
        let isSkipped = try await database.scrub(upTo: 10)
        #expect(!isSkipped, "a larger file is not written anew")
        try database.close()
    }
}
