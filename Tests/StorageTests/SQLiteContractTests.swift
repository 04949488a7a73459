// The contract on the engine that every home has.

import Foundation
import Storage
import Testing

@Suite("SQLite keeps the storage contract")
struct SQLiteContractTests {
    @Test(arguments: StoragePromise.all)
    func keeps(_ promise: StoragePromise) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "city.sqlite").path())
        try await promise.check(database)
        try database.close()
    }
}
