// chengxin restore: a city out of a backup, proved against itself and against what it published.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Records
internal import Storage
internal import Transfer
internal import Vault

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Fill an empty home, or an empty PostgreSQL database, from a backup.",
        discussion: """
            Put the home's own file 'keys' into the folder --home first. The city is there whole and checked against its \
            own proofs, or not at all. A ledger that was published can't be begun again: give its newest checkpoint with \
            --checkpoint, or let the witnesses of the home be asked. Without any, and if the backup is older than what was \
            published, nothing can be entered and nothing served until 'chengxin ledger release'. The same holds if no list of \
            destructions is at hand: what was destroyed after the backup would be back.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var sealing: ArchiveKeyOption
    @OptionGroup var published: PublishedOption
    @Option(help: "A copy of the home's file 'destroyed'; what the one in the home names is destroyed as well.")
    var destroyed: String?
    @Argument(help: "The backup.") var file: String

    func run() async throws {
        let key = try sealing.key()
        let path = common.homePath
        guard FileManager.default.fileExists(atPath: "\(path)/keys") else {
            throw Failure("put the file 'keys' of the home that was backed up into '\(path)' first")
        }
        let vault = try Home.vault(path)
        let progress = Progress("rows")
        let (summary, logs, replayed, isUnlisted) = try await DatabasePlace(common).arrival { database in
            let summary = try await Backup(path: file, key: key, mark: { vault.backupMark($0) }).restore(
                into: database, migrations: Home.migrations, now: Clock.microseconds()
            ) { progress.show($0) }
            progress.end()
            try await Home.check(database, home: path)
            let policy =
                try Home.witnesses(home: path)
                ?? summary.files[Home.witnessFile].map {
                    try WitnessPolicy(Array($0.utf8))
                }
            let ledger = Records(vault: vault, makeID: { 0 }).ledger
            let logs = try await Continuation(ledger, database).compare(with: published.checkpoint, policy)
            if let fork = logs.first(where: { $0.standing == .forked }) {
                throw Failure(
                    "the log \(fork.log.rawValue) is not what was published of it: its first \(fork.published ?? 0) entries differ "
                        + "from the checkpoint in \(fork.source ?? "hand"), so the city was not opened")
            }
            // What was destroyed since the backup is destroyed again before anything else happens to the city.
            let destroyed = try await Home.replayDestructions(
                database, home: path, list: self.destroyed, now: Clock.microseconds())
            let isUnlisted = (destroyed.map { $0.lacking > 0 } ?? true) && !logs.contains(where: \.isCurrent)
            try await database.write { connection in
                let now = Clock.microseconds()
                try Continuation.hold(logs, ledger, now: now, connection)
                if isUnlisted { try ledger.hold(.records, .unlisted, now: now, connection) }
            }
            try await Backup.settle(database)
            return (summary, logs, destroyed, isUnlisted)
        }
        for name in cityFiles {
            // Witnesses that the operator put there are newer than those of the backup.
            let isKept = name == Home.witnessFile && FileManager.default.fileExists(atPath: "\(path)/\(name)")
            guard !isKept, let text = summary.files[name] else { continue }
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic)
        }
        if common.json {
            try Terminal.json(
                BackupAnswer(
                    file: file, summary: summary, isSealed: key != nil, logs: logs,
                    destroyedAgain: replayed?.destroyed.records, listed: !isUnlisted))
        } else {
            print(
                "\(summary.rows) rows of \(summary.tables) tables are in place, and every event agrees with its leaf.")
            for log in logs { print(log.words) }
            print(ReplayedLists.words(replayed, isHeld: isUnlisted))
        }
        if logs.contains(where: { $0.standing == .behind }) { throw Outcome.withFaults }
    }
}

/// Checkpoints from outside the backup.
struct PublishedOption: ParsableArguments {
    @Option(
        help:
            "A checkpoint that the city published: a file, its address, or the address of a site that still shows it. May be given several times."
    )
    var checkpoint: [String] = []
}
