// Writes a backup: nothing has its name before it is whole and safe on the disk.

internal import Crypto
internal import Foundation

/// One backup being written. Left without `finish`, it leaves nothing behind.
final class ArchiveWriter {
    private let path: String
    private let file: FileHandle
    private let title: [UInt8]
    private let key: SymmetricKey?
    private var hasher = SHA256()
    private var frames: UInt64 = 0
    private var isFinished = false
    private(set) var bytes = 0

    private var part: String { path + ".part" }

    /// - Parameter salt: 16 random bytes.
    init(path: String, key: ArchiveKey?, salt: [UInt8]) throws(TransferError) {
        self.path = path
        title = ArchiveFormat.title(isSealed: key != nil) + salt
        self.key = key?.fileKey(salt: salt)
        let part = path + ".part"
        let made = FileManager.default.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600])
        guard made, let file = FileHandle(forWritingAtPath: part) else { throw .file(path: path) }
        self.file = file
        try write(title)
    }

    deinit {
        guard !isFinished else { return }
        try? file.close()
        try? FileManager.default.removeItem(atPath: part)
    }

    func add(_ kind: ArchiveFrame, _ content: [UInt8]) throws {
        var body = [kind.rawValue] + content
        if let key {
            let nonce = try ArchiveFormat.nonce(frames)
            let box = try AES.GCM.seal(body, using: key, nonce: nonce, authenticating: title)
            body = Array(box.ciphertext) + Array(box.tag)
        }
        frames += 1
        try write(withUnsafeBytes(of: UInt32(body.count).bigEndian) { Array($0) } + body)
    }

    /// Ends the file, waits until it is on the disk, and gives it its name.
    /// - Returns: the SHA-256 of everything before the last frame.
    func finish(_ tables: [TableDigest]) throws -> String {
        let hash = ArchiveFormat.hex(hasher.finalize())
        try add(.end, Array(try JSONEncoder().encode(ArchiveEnd(tables: tables, file: hash))))
        do {
            try file.synchronize()
            try file.close()
        } catch {
            throw TransferError.file(path: path)
        }
        guard rename(part, path) == 0 else { throw TransferError.file(path: path) }
        isFinished = true
        return hash
    }

    private func write(_ piece: [UInt8]) throws(TransferError) {
        hasher.update(data: piece)
        bytes += piece.count
        do {
            try file.write(contentsOf: Data(piece))
        } catch {
            throw .file(path: path)
        }
    }
}
