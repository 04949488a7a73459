// The file 'destroyed' of a home: what a restore must destroy again. The database is the truth, the file follows it.

internal import Foundation
internal import Records
internal import Storage

/// The list of destructions beside the keys.
///
/// A destruction is committed first and written here afterwards: were it the other way round, a list could order the
/// destruction of what was never to be destroyed. A crash in between leaves a file that lacks it; whoever opens it next
/// compares it with the database and writes what is missing. A line that was cut off is taken away. Nothing else is ever removed.
struct DestroyedFile {
    /// Destructions that are written together.
    private static let atOnce = 500

    let path: String
    let list: DestructionList

    /// Every destruction of the file.
    /// - Throws: `DestructionListError.notOurs`.
    func blocks() throws -> [DestructionBlock] {
        var blocks: [DestructionBlock] = []
        _ = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe).withUnsafeBytes {
            try list.read($0) { blocks.append($0) }
        }
        return blocks
    }

    /// Writes what the database knows and the file doesn't.
    /// - Returns: how many destructions were added.
    @discardableResult
    func follow(_ records: Records, _ database: any Database) async throws -> Int {
        let missing = try await missing(records, database)
        var added = 0
        for start in stride(from: 0, to: missing.count, by: Self.atOnce) {
            let part = missing[start..<min(start + Self.atOnce, missing.count)]
            added += try add(
                try await database.read { connection in
                    try part.compactMap { try records.destructionBlock($0, connection) }
                })
        }
        return added
    }

    /// Whether the database knows destructions that the file lacks.
    func isBehind(_ records: Records, _ database: any Database) async throws -> Bool {
        try await !missing(records, database).isEmpty
    }

    /// The keys of the destructions that the file lacks.
    private func missing(_ records: Records, _ database: any Database) async throws -> [Int64] {
        var known = Set<[UInt8]>()
        if FileManager.default.fileExists(atPath: path) { for block in try blocks() { known.insert(block.token) } }
        var missing: [Int64] = []
        var last = Int64.min
        while true {
            let after = last
            let page = try await database.read { try records.destructionNames(after: after, limit: 1000, $0) }
            guard let end = page.last else { return missing }
            missing += page.filter { !known.contains($0.token) }.map(\.id)
            last = end.id
        }
    }

    /// Several processes may come at once: one writes, the others find it written.
    private func add(_ blocks: [DestructionBlock]) throws -> Int {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw unwritable }
        defer { close(file) }
        guard flock(file, LOCK_EX) == 0 else { throw unwritable }
        var known = Set<[UInt8]>()
        let there = try Data(contentsOf: URL(fileURLWithPath: path))
        let end = there.isEmpty ? 0 : try there.withUnsafeBytes { try list.read($0) { known.insert($0.token) } }
        let new = blocks.filter { !known.contains($0.token) }
        guard !new.isEmpty else { return 0 }
        let text = (end == 0 ? DestructionList.title : "") + new.map(list.text).joined()
        guard ftruncate(file, off_t(end)) == 0, lseek(file, off_t(end), SEEK_SET) == off_t(end) else {
            throw unwritable
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            throw unwritable
        }
        return new.count
    }

    private var unwritable: Failure {
        Failure("the list of destructions '\(path)' can't be written; free some space or check who owns it")
    }
}
