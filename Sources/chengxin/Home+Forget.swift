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

    /// Writes down at the start of a server what a crash kept from being written.
    func followDestructions() async {
        do {
            try await endForgetting(upTo: Self.rewrittenDaily)
        } catch {
            Terminal.say("chengxin: the list of destructions could not be brought up to date: \(error)")
        }
    }

    /// Destroys in a city that came from a backup what was destroyed after the backup was made.
    /// - Parameters:
    ///   - path: the home whose keys belong to the city.
    ///   - file: the list; nil for the one in the home, if there is one.
    /// - Returns: nil if there was no list.
    static func replayDestructions(
        _ database: any Database, home path: String, list file: String?, now: Int64
    ) async throws -> ForgettingSummary? {
        let place = file ?? "\(path)/destroyed"
        guard FileManager.default.fileExists(atPath: place) else {
            if file != nil { throw Failure("the list of destructions '\(place)' can't be read; check the path") }
            return nil
        }
        let vault = try vault(path)
        let node = Entropy.system().bytes(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let maker = IdentifierMaker(node: node) { Clock.microseconds() }
        let records = Records(vault: vault, makeID: { maker.next() })
        let summary = try await records.replay(
            try DestroyedFile(path: place, list: records.destructionList).blocks(), database,
            registry: Registry(vault: vault, makeID: { maker.next() }),
            keepers: [ReportCopies(), IntakeCopies(vault: vault)], actor: "operator", now: now)
        if summary.records > 0 { try await database.scrub(upTo: nil) }
        // A backup that is newer than this one may hold what this one doesn't: the list goes on in the home, whole.
        let own = "\(path)/destroyed"
        if file != nil, !FileManager.default.fileExists(atPath: own) {
            let isKept = FileManager.default.createFile(
                atPath: own, contents: try Data(contentsOf: URL(fileURLWithPath: place)),
                attributes: [.posixPermissions: 0o600])
            guard isKept else { throw Failure("'\(own)' can't be written; choose a home that you may write to") }
        }
        return summary
    }
}
