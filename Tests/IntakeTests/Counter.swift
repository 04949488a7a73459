// The counter of a test home: submissions with what the sender says of them, and what the sender reads afterwards.

import Foundation
import Intake
import Law
import Registry
import Testing
import TestSupport
import WorkingDays

extension TestHome {
    /// The counter as it is some days later.
    func counter(days: Int = 0) -> BatchDesk {
        let time = now + Int64(days) * 86_400_000_000
        return BatchDesk(database: database, vault: vault, now: { time })
    }

    func desk(days: Int = 0) -> IntakeDesk {
        let time = now + Int64(days) * 86_400_000_000
        return IntakeDesk(
            database: database, registry: registry, records: records, vault: vault, keepers: copies,
            makeID: { [self] in makeID() }, now: { time })
    }

    /// Submits bytes with a note of the sender.
    @discardableResult
    func send(
        _ bytes: [UInt8], item: String = "penalty", _ note: SenderNote = SenderNote(fileName: "十一月.csv"),
        provider code: String? = nil, days: Int = 0, began: @escaping @Sendable (Int64) -> Void = { _ in },
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> IntakeResult {
        try await desk(days: days).submit(
            .bytes(bytes), engine: IntakeEngine(item: item, pack: pack, today: today), provider: code ?? provider.code,
            actor: "zhang", policy: policy(), feedback: nil, sender: note, began: began, progress: progress)
    }

    @discardableResult
    func send(
        _ rows: [TestRow], _ note: SenderNote = SenderNote(fileName: "十一月.csv"), days: Int = 0
    ) async throws -> IntakeResult {
        try await send(TestFile(item("penalty"), rows).bytes, note, days: days)
    }

    func batch(_ result: IntakeResult, days: Int = 0) async throws -> Batch {
        let id = try #require(result.batch)
        return try #require(try await counter(days: days).batch(id, provider: provider.code))
    }

    /// The bytes of the sheet that goes back.
    func sheet(of batch: Batch) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.path
        let made = try await counter().sheet(of: batch, item: item(batch.item), pack: pack, folder: folder)
        let file = try #require(made)
        return try file.read(file.size, at: 0)
    }
}
