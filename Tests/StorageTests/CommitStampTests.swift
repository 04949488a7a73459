// The stamp by which a program knows that its database is as it was, here across connections of one file.

import Foundation
import Storage
import Testing

@Suite struct CommitStampTests {
    @Test(
        "While nobody commits the stamp stays; a commit of another program changes it, a read and an undone write don't"
    )
    func twoPrograms() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stamp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "city.sqlite").path()
        let (one, other) = (try SQLiteDatabase(path: path), try SQLiteDatabase(path: path))
        try await Items.make(one)
        let first = try await one.stamp()
        #expect(try await Items.count(one) == 0)
        #expect(try await one.stamp() == first)
        await #expect(throws: Refusal.self) {
            try await other.write { connection in
                try connection.run(ItemSQL.addNamed, [.int(1), .text("甲")])
                throw Refusal()
            }
        }
        #expect(try await one.stamp() == first)
        try await other.write { try $0.run(ItemSQL.addNamed, [.int(1), .text("甲")]) }
        #expect(try await one.stamp() != first)
        try other.close()
        try one.close()
    }
}
