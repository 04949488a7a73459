// What a restored city must destroy again: by every list that is at hand, and held as long as none is.

internal import Foundation
internal import Intake
internal import Ledger
internal import Records
internal import Registry
internal import Reports
internal import Storage
internal import Vault

/// What the lists of destructions did to a city that came from a backup.
struct ReplayedLists: Sendable {
    let destroyed: ForgettingSummary
    /// Destructions that the backup knows and no list does: then the lists are older than it, or were cut off.
    let lacking: Int
}

extension Home {
    /// Destroys in a city that came from a backup what was destroyed after the backup was made: all that the home's own list
    /// names, and all that another one does. The home's list names both from then on.
    /// - Parameters:
    ///   - path: the home whose keys belong to the city.
    ///   - file: another list.
    /// - Returns: nil if there was no list at all.
    static func replayDestructions(
        _ database: any Database, home path: String, list file: String?, now: Int64
    ) async throws -> ReplayedLists? {
        let vault = try vault(path)
        let node = Entropy.system().bytes(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let maker = IdentifierMaker(node: node) { Clock.microseconds() }
        let records = Records(vault: vault, makeID: { maker.next() })
        let own = DestroyedFile(path: "\(path)/destroyed", list: records.destructionList)
        let other = file.map { DestroyedFile(path: $0, list: records.destructionList) }
        if let other, !other.exists {
            throw Failure("the list of destructions '\(other.path)' can't be read; check the path")
        }
        guard own.exists || other != nil else { return nil }
        let blocks = try own.blocks() + (other?.blocks() ?? [])
        let lacking = try await records.destructions(missingIn: blocks, database).count
        let summary = try await records.replay(
            blocks, database, registry: Registry(vault: vault, makeID: { maker.next() }),
            keepers: [ReportCopies(), IntakeCopies(vault: vault)], actor: "operator", now: now)
        if summary.records > 0 { try await database.scrub(upTo: nil) }
        // A backup that is newer than this one may hold what this one doesn't: the list goes on in the home, whole.
        try own.join(blocks)
        return ReplayedLists(destroyed: summary, lacking: lacking)
    }
}

extension Home {
    /// Destroys again what a list names that came after the city was restored, and joins it to the home's own.
    /// - Throws: a sentence if the list can't be read, is broken, or lacks what the city itself knows.
    func take(list path: String) async throws {
        let own = destroyedFile
        let other = DestroyedFile(path: path, list: records.destructionList)
        guard other.exists else { throw Failure("the list of destructions '\(path)' can't be read; check the path") }
        let blocks = try other.blocks()
        // What was destroyed here while the city was held is in the home's own list.
        let held = try await database.read { [ledger] in try ledger.holds($0) }.last { $0.reason == .unlisted }
        let lacking = try await records.destructions(missingIn: blocks, before: held?.at, database).count
        guard lacking == 0 else {
            throw Failure(
                "the list '\(path)' lacks \(lacking) destructions that this city knows: it is older than the backup, or its "
                    + "end was cut off; give a newer one, or answer for it with --unlisted")
        }
        try own.join(blocks)
        try await replayOwnList()
        try await endForgetting(upTo: nil)
    }
}

extension ReplayedLists {
    /// What the operator is told.
    static func words(_ lists: ReplayedLists?, isHeld: Bool) -> String {
        let remedy =
            isHeld
            ? " What was destroyed after the backup may be back, so nothing is entered or served: give the newest list to "
                + "'chengxin ledger release --destroyed FILE'."
            : " The newest checkpoint that can be obtained is that of the backup, so nothing was destroyed since."
        guard let lists else { return "There was no list of destructions." + remedy }
        let words = "\(lists.destroyed.records) records that were destroyed after the backup are destroyed again."
        guard lists.lacking > 0 else { return words }
        return words
            + " The list lacks \(lists.lacking) destructions that the backup knows: it is older, or its end was cut "
            + "off." + remedy
    }
}
