// chengxin ledger measure: what the ledger costs on this machine, in a log of its own that goes when the command ends.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Storage
internal import Synthesis

extension LedgerCommand {
    struct Measure: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure on this machine what appending, proving and verifying cost, beside hashing alone.",
            discussion: """
                A log of made-up entries is written in a folder for temporary files and removed at the end; no home is \
                touched. Seconds are processor seconds of this process. The answers are compared before they are \
                printed: root, proofs and audit must agree.
                """)

        @Flag(help: "Print one JSON object.") var json = false
        @Option(help: "How many entries: 1000 to 10000000.") var entries = 100_000
        @Option(help: "How many entries one transaction brings: 1 to 8192.") var chunk = 2000
        @Option(help: "How many proofs are made and checked.") var proofs = 10_000
        @Option(help: "Where to write the entries, a line each, so that another program can hash them too.")
        var out: String?

        func validate() throws {
            guard (1000...10_000_000).contains(entries) else { throw ValidationError("--entries is 1000 to 10000000") }
            guard (1...8192).contains(chunk) else { throw ValidationError("--chunk is 1 to 8192") }
            guard (1...entries).contains(proofs) else {
                throw ValidationError("--proofs is 1 to the number of entries")
            }
        }

        func run() async throws {
            let file = try out.map { out in
                try OutputFile(out, home: nil) { $0.starts(with: Array("{\"clause\"".utf8)) }
            }
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chengxin-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            defer { try? FileManager.default.removeItem(at: folder) }
            let made = LedgerMeasure.entries(entries)
            if let file {
                try file.write(made.flatMap { $0.bytes + [0x0A] })
            }
            let found = try await LedgerMeasure.run(
                made, chunk: chunk, proofs: proofs, path: folder.appendingPathComponent("log.sqlite").path)
            if json { return try Terminal.json(found) }
            for line in found.lines { Swift.print(line) }
        }
    }
}

/// What was measured. All times are processor seconds.
struct LedgerMeasure: Encodable {
    let entries: Int
    let root: String
    let hashing: Double
    let appending: Double
    let verifying: Double
    let proofs: Int
    let proving: Double
    let checking: Double
    /// Of one entry in the database, its share of tiles, bundles and checkpoints included.
    let bytesOfEntry: Double
    /// Of one proof as a text.
    let bytesOfProof: Int

    var lines: [String] {
        func rate(_ count: Int, _ seconds: Double) -> String { String(format: "%.0f/s", Double(count) / seconds) }
        return [
            "\(entries) entries, root \(root)",
            "hashing alone  \(rate(entries, hashing))",
            String(
                format: "appending      %@, %.1f times the cost of hashing alone", rate(entries, appending),
                appending / hashing),
            "verifying      \(rate(entries, verifying))",
            "proving        \(rate(proofs, proving)), \(bytesOfProof) bytes each",
            "checking       \(rate(proofs, checking))",
            String(format: "stored         %.0f bytes for each entry", bytesOfEntry),
        ]
    }

    /// Entries as intake makes them, the same at each call.
    static func entries(_ count: Int) -> [LedgerEntry] {
        var chance = SplitMix64(seed: 1)
        let policy = String(repeating: "0", count: 64)
        return (0..<count).map { _ in
            LedgerEntry(
                kind: "record.entered", day: "2026-01-01", clause: "jn-measures-2022#11", event: draw(16, &chance),
                policy: policy, commitment: Commitment(digest: draw(32, &chance)))
        }
    }

    private static func draw(_ count: Int, _ chance: inout SplitMix64) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    }

    static func run(_ entries: [LedgerEntry], chunk: Int, proofs: Int, path: String) async throws -> LedgerMeasure {
        let written = entries.map(\.bytes)
        let (root, hashing) = timed { alone(written) }
        let database = try SQLiteDatabase(path: path)
        defer { try? database.close() }
        try await Migrator(LedgerSchema.migrations).migrate(database, now: 0)
        let ids = IdentifierMaker(node: 1) { 0 }
        let ledger = Ledger(seed: { _ in Array(repeating: 7, count: 32) }, makeID: { ids.next() })
        try await database.write { try ledger.begin(under: "measure.invalid", $0) }
        let appending = try await timed {
            for start in stride(from: 0, to: entries.count, by: chunk) {
                let some = entries[start..<min(start + chunk, entries.count)]
                try await database.write { _ = try ledger.enter(some, in: .records, $0) }
                try await ledger.settle(database, now: 0)
            }
        }.seconds
        let (report, verifying) = try await timed { try await ledger.audit(.records, database) }
        let (texts, proving) = try await timed {
            try await database.read { connection in
                try (0..<proofs).map { number in
                    try ledger.proof(of: number * (entries.count / proofs), in: .records, connection).encoded
                }
            }
        }
        let key = try await database.read { try ledger.keys(of: .records, $0) }.first
        let (good, checking) = try timed {
            try texts.count { try LogProof($0).check(against: key) == .proved }
        }
        let newest = try await database.read { try ledger.newestCheckpoint(of: .records, $0) }
        guard newest?.checkpoint.root == root, report.faults.isEmpty, good == proofs, let text = texts.last else {
            throw Failure("the ledger and what was derived from the same entries differ; nothing was measured")
        }
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return LedgerMeasure(
            entries: entries.count, root: Hexadecimal.text(root.bytes), hashing: hashing, appending: appending,
            verifying: verifying, proofs: proofs, proving: proving, checking: checking,
            bytesOfEntry: Double(bytes) / Double(entries.count), bytesOfProof: text.utf8.count)
    }

    /// The root of a tree by nothing but its hashes: what no ledger can do without.
    private static func alone(_ entries: [[UInt8]]) -> MerkleHash {
        var tree = GrowingTree()
        for entry in entries { tree.append(MerkleHash(leaf: entry)) { _, _, _ in } }
        return tree.root
    }

    private static func timed<T>(_ work: () throws -> T) rethrows -> (T, seconds: Double) {
        let start = processorSeconds
        let done = try work()
        return (done, processorSeconds - start)
    }

    private static func timed<T: Sendable>(
        _ work: () async throws -> T
    ) async rethrows -> (T, seconds: Double) {
        let start = processorSeconds
        let done = try await work()
        return (done, processorSeconds - start)
    }

    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
