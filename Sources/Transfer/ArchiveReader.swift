// Reads a backup front to back and trusts nothing: lengths, kinds, seals and hashes are checked as they come.

internal import Crypto
internal import Foundation

/// One backup being read.
final class ArchiveReader {
    private let path: String
    private let file: FileHandle
    private let title: [UInt8]
    private let key: SymmetricKey?
    private var hasher = SHA256()
    private var frames: UInt64 = 0

    /// - Throws: `TransferError` if the file is no backup, or the key is missing.
    init(path: String, key: ArchiveKey?) throws(TransferError) {
        self.path = path
        guard let file = FileHandle(forReadingAtPath: path) else { throw .file(path: path) }
        self.file = file
        let plain = ArchiveFormat.title(isSealed: false)
        let sealed = ArchiveFormat.title(isSealed: true)
        var start = try Self.read(file, plain.count, path)
        if start == plain {
            guard key == nil else { throw .notSealed }
        } else {
            start += try Self.read(file, sealed.count - plain.count, path)
            guard start == sealed else { throw .notABackup }
            guard key != nil else { throw .needsKey }
        }
        let salt = try Self.read(file, ArchiveFormat.saltBytes, path)
        guard salt.count == ArchiveFormat.saltBytes else { throw .truncated }
        title = start + salt
        self.key = start == sealed ? key?.fileKey(salt: salt) : nil
        hasher.update(data: title)
    }

    deinit {
        try? file.close()
    }

    /// The next frame.
    /// - Throws: `TransferError.truncated` at the end of the file: the last frame says that it is the last.
    func next() throws(TransferError) -> (kind: ArchiveFrame, content: ArraySlice<UInt8>) {
        let before = hasher
        let head = try Self.read(file, 4, path)
        guard head.count == 4 else { throw .truncated }
        let length = head.reduce(0) { $0 << 8 | Int($1) }
        guard length > 0, length <= ArchiveFormat.mostFrameBytes else { throw .altered }
        var body = try Self.read(file, length, path)
        guard body.count == length else { throw .truncated }
        hasher.update(data: head)
        hasher.update(data: body)
        if let key { body = try open(body, key) }
        frames += 1
        guard let first = body.first, let kind = ArchiveFrame(rawValue: first) else { throw .altered }
        if kind == .end { hashBeforeEnd = ArchiveFormat.hex(before.finalize()) }
        return (kind, body.dropFirst())
    }

    /// The hash of everything before the last frame, once that was read.
    private(set) var hashBeforeEnd: String?

    func header() throws(TransferError) -> ArchiveHeader {
        let frame = try next()
        guard frame.kind == .header else { throw .altered }
        return try decode(ArchiveHeader.self, frame.content)
    }

    func decode<T: Decodable>(_ type: T.Type, _ content: ArraySlice<UInt8>) throws(TransferError) -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(content))
        } catch {
            throw .altered
        }
    }

    private func open(_ body: [UInt8], _ key: SymmetricKey) throws(TransferError) -> [UInt8] {
        do {
            let nonce = try ArchiveFormat.nonce(frames)
            let box = try AES.GCM.SealedBox(combined: Array(nonce) + body)
            return Array(try AES.GCM.open(box, using: key, authenticating: title))
        } catch {
            throw frames == 0 ? .wrongKey : .altered
        }
    }

    private static func read(_ file: FileHandle, _ count: Int, _ path: String) throws(TransferError) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while bytes.count < count, let more = try file.read(upToCount: count - bytes.count), !more.isEmpty {
                bytes += more
            }
        } catch {
            throw .file(path: path)
        }
        return bytes
    }
}
