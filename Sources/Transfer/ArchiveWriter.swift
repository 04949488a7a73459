// Writes a backup: nothing has its name before it is whole and safe on the disk.

internal import Crypto
internal import Foundation
internal import Glibc

/// One backup being written. Left without `finish`, it leaves nothing behind.
final class ArchiveWriter {
    private let path: String
    /// A name that no other backup has, in the same folder.
    private let part: String
    private let file: FileHandle
    private let title: [UInt8]
    private let key: SymmetricKey?
    private var hasher = SHA256()
    private var frames: UInt64 = 0
    private var isFinished = false
    private(set) var bytes = 0

    /// - Parameter salt: 16 random bytes.
    init(path: String, key: ArchiveKey?, salt: [UInt8]) throws(TransferError) {
        self.path = path
        title = ArchiveFormat.title(isSealed: key != nil) + salt
        self.key = key?.fileKey(salt: salt)
        // Readable by its owner only, and new: two backups to one name don't meet before they are whole.
        var template = Array("\(path).XXXXXX.part".utf8CString)
        let descriptor = mkstemps(&template, 5)
        guard descriptor >= 0 else { throw .file(path: path) }
        part = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
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
        guard body.count <= ArchiveFormat.mostFrameBytes else { throw TransferError.tooLarge }
        try write(withUnsafeBytes(of: UInt32(body.count).bigEndian) { Array($0) } + body)
    }

    /// Ends the file, waits until it is on the disk, and gives it its name.
    /// - Parameter mark: makes the mark of the hash.
    /// - Returns: the SHA-256 of everything before the last frame.
    func finish(_ tables: [TableDigest], mark: (String) -> String) throws -> String {
        let hash = ArchiveFormat.hex(hasher.finalize())
        try add(.end, Array(try JSONEncoder().encode(ArchiveEnd(tables: tables, file: hash, mark: mark(hash)))))
        do {
            try file.synchronize()
            try file.close()
        } catch {
            throw TransferError.file(path: path)
        }
        guard rename(part, path) == 0 else { throw TransferError.file(path: path) }
        isFinished = true
        // The name is safe only when its folder is.
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
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
