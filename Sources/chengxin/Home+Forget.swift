// Forgetting in a home: the records whose time is over, their copies, the traces in files, and the list for a restore.

internal import Foundation
internal import Intake
internal import Records
internal import Registry
internal import Reports
internal import Storage
internal import Vault
internal import WorkingDays

extension Home {
    /// A file up to this size is written anew after a destruction by the daily job; a larger one by 'chengxin forget run'.
    private static let rewrittenDaily = 1 << 30

    /// Every room that keeps copies of records.
    var copies: [any KeepsCopies] { [ReportCopies(), IntakeCopies(vault: vault)] }

    var destroyedFile: DestroyedFile { DestroyedFile(path: "\(path)/destroyed", list: records.destructionList) }

    /// Destroys what may no longer be kept on the day of that moment.
    /// - Parameters:
    ///   - moment: microseconds since 1970.
    ///   - hold: called in each transaction of the effect.
    func forgetRecords(
        at moment: Int64, actor: String = "operator",
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in },
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> ForgettingSummary {
        try await replayOwnList()
        // Events of an older program get their entries first: what never had one can't be proved to have been destroyed.
        await settleLedger()
        let context = PostContext(
            actor: actor, today: Day.instant(microseconds: moment), now: moment, policy: try await policy())
        let summary = try await records.forget(
            database, registry: registry, pack: pack, context, keepers: copies, holding: hold, progress: progress)
        try await endForgetting(upTo: Self.rewrittenDaily)
        return summary
    }

    /// What follows a destruction once it is committed. If it is cut off, the next run finds the list behind and does it.
    /// - Parameter limit: a larger file is not written anew.
    /// - Returns: whether nothing is left in the files that the program can reach.
    @discardableResult
    func endForgetting(upTo limit: Int?, always: Bool = false) async throws -> Bool {
        let isBehind = try await destroyedFile.isBehind(records, database)
        guard always || isBehind else { return true }
        await settleLedger()
        let isScrubbed = try await database.scrub(upTo: limit)
        try await destroyedFile.follow(records, database)
        return isScrubbed
    }

    /// Destroys again what the home's list names and the database holds all the same: somebody put an older file back.
    /// - Throws: a sentence if the list is broken, since then nobody knows what is to be destroyed.
    @discardableResult
    func replayOwnList() async throws -> ForgettingSummary {
        let summary = try await records.replay(
            try destroyedFile.blocks(), database, registry: registry, keepers: copies, actor: "operator",
            now: clock.now())
        if summary.records > 0 {
            Terminal.say(
                "chengxin: \(summary.records) records that had been destroyed were stored again, and are destroyed")
            try await endForgetting(upTo: nil, always: true)
        }
        return summary
    }

    /// Writes down at the start of a server what a crash kept from being written.
    func followDestructions() async {
        do {
            try destroyedFile.begin()
            try await endForgetting(upTo: Self.rewrittenDaily)
        } catch {
            Terminal.say("chengxin: the list of destructions could not be brought up to date: \(error)")
        }
    }
}
