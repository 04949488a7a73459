// The file 'destroyed' of a home: what a restore must destroy again. The database is the truth, the file follows it.

internal import Foundation
internal import Records
internal import Storage

/// The list of destructions beside the keys.
///
/// A destruction is committed first and written here afterwards: were it the other way round, a list could order the
/// destruction of what was never to be destroyed. A crash in between leaves a file that lacks it; whoever opens it next
/// compares it with the database and writes what is missing. A line that was cut off is taken away. Nothing else is ever removed.
/// It is there from the first start of a server, though empty: then a restore without it knows that something is missing.
struct DestroyedFile {
    /// Destructions that are written together.
    private static let atOnce = 500

    let path: String
    let list: DestructionList

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Every destruction of the file; none if there is no file.
    /// - Throws: a sentence that names the file and the place where it is broken.
    func blocks() throws -> [DestructionBlock] {
        guard exists else { return [] }
        var blocks: [DestructionBlock] = []
        do {
            _ = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe).withUnsafeBytes {
                try list.read($0) { blocks.append($0) }
            }
        } catch let error as DestructionListError {
            throw Failure("'\(path)': \(error)")
        }
        return blocks
    }

    /// Makes the file if there is none.
    func begin() throws {
        if !exists { try join([]) }
    }

    /// Writes what the database knows and the file doesn't.
    /// - Returns: how many destructions were added.
    @discardableResult
    func follow(_ records: Records, _ database: any Database) async throws -> Int {
        let missing = try await missing(records, database)
        var added = 0
        for start in stride(from: 0, to: missing.count, by: Self.atOnce) {
            let part = missing[start..<min(start + Self.atOnce, missing.count)]
            added += try join(
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
        try await records.destructions(missingIn: try blocks(), database)
    }

    /// Writes what these blocks name and the file doesn't, so that it names what either does. Several processes may come at
    /// once: one writes, the others find it written.
    /// - Returns: how many blocks were added.
    @discardableResult
    func join(_ blocks: [DestructionBlock]) throws -> Int {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw unwritable }
        defer { close(file) }
        guard flock(file, LOCK_EX) == 0 else { throw unwritable }
        var known: [[UInt8]: Set<[UInt8]>] = [:]
        func learn(_ block: DestructionBlock) { known[block.token, default: []].formUnion(block.events) }
        let there = try Data(contentsOf: URL(fileURLWithPath: path))
        let end = there.isEmpty ? .start : try there.withUnsafeBytes { try list.read($0, learn) }
        var new: [DestructionBlock] = []
        for block in blocks {
            guard let rest = block.beyond(known[block.token]) else { continue }
            new.append(rest)
            learn(rest)
        }
        let text = list.text(of: new, after: end)
        guard !text.isEmpty else { return 0 }
        guard ftruncate(file, off_t(end.place)) == 0, lseek(file, off_t(end.place), SEEK_SET) == off_t(end.place) else {
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
