// chengxin backup: the city as one file.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Storage
internal import Transfer
internal import Vault

/// Small files of the home that belong to the city and are no secret.
let cityFiles = ["city", "demo-day", Home.witnessFile]

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write the city of this instant to one file, while servers go on.",
        discussion: """
            The home's file 'keys' is not in it: keep a copy of it apart, for together they open everything. With --key-file \
            the backup is sealed as well, so that it may lie with somebody else.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var sealing: ArchiveKeyOption
    @Argument(help: "The file to write.") var file: String

    func run() async throws {
        let key = try sealing.key()
        _ = try OutputFile(file, home: common.homePath) { $0.starts(with: Array("chengxin-backup ".utf8)) }
        let home = try await Home.open(common)
        await home.followDestructions()
        var files: [String: String] = [:]
        for name in cityFiles { files[name] = try? String(contentsOfFile: "\(home.path)/\(name)", encoding: .utf8) }
        let progress = Progress("rows")
        let vault = home.vault
        let summary = try await Backup(path: file, key: key, mark: { vault.backupMark($0) }).make(
            of: home.database, files: files, salt: Entropy.system().bytes(16), made: Clock.microseconds()
        ) { progress.show($0) }
        progress.end()
        if common.json {
            return try Terminal.json(BackupAnswer(file: file, summary: summary, isSealed: key != nil))
        }
        print("\(summary.rows) rows of \(summary.tables) tables, \(summary.bytes) bytes, written to \(file).")
        print("Keep '\(home.path)/keys' apart from it: without it nothing about persons opens.")
        print(
            "Keep the newest '\(home.path)/destroyed' with the keys: what is destroyed from now on comes back with this backup "
                + "otherwise.")
    }
}

struct ArchiveKeyOption: ParsableArguments {
    @Option(help: "A file with the key that seals the backup: 32 random bytes in base64.") var keyFile: String?

    func key() throws -> ArchiveKey? {
        guard let keyFile else { return nil }
        guard let text = try? String(contentsOfFile: keyFile, encoding: .utf8) else {
            throw Failure("the key file can't be read; make one with 'openssl rand -base64 32 > FILE'")
        }
        return try ArchiveKey(fileText: text)
    }
}

extension Vault {
    /// The mark of a backup with that hash: nobody without the home's keys can make one.
    func backupMark(_ hash: String) -> String {
        Hexadecimal.text(lookup("backup", Array(hash.utf8)))
    }
}

struct BackupAnswer: Encodable {
    let file: String
    let tables: Int
    let rows: Int
    let bytes: Int
    let hash: String
    let sealed: Bool
    /// How the logs stand to what was published; nil for a backup.
    let logs: [LogContinuity]?
    /// Records that a list of destructions named; nil for a backup, or if there was no list.
    let destroyedAgain: Int?
    /// Whether nothing that was destroyed can be back; nil for a backup.
    let listed: Bool?

    init(
        file: String, summary: TransferSummary, isSealed: Bool, logs: [LogContinuity]? = nil,
        destroyedAgain: Int? = nil, listed: Bool? = nil
    ) {
        self.file = file
        tables = summary.tables
        rows = summary.rows
        bytes = summary.bytes
        hash = summary.hash
        sealed = isSealed
        self.logs = logs
        self.destroyedAgain = destroyedAgain
        self.listed = listed
    }
}
