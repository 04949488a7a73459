// Where the bytes of a submission come from.

internal import Foundation
internal import Glibc

/// Gives a file piece by piece.
protocol ByteSource {
    /// The next piece; empty at the end.
    mutating func next() throws(IntakeError) -> [UInt8]
}

/// A file on disk, 256 KiB at a time.
struct FileSource: ByteSource {
    private let handle: FileHandle
    private let path: String

    init(path: String) throws(IntakeError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else { throw .unreadable(path: path) }
        self.handle = handle
        self.path = path
    }

    /// Whether it gives the same bytes when it is opened again. Follows links: a file without a name is known by one.
    static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    mutating func next() throws(IntakeError) -> [UInt8] {
        do {
            return [UInt8](try handle.read(upToCount: 1 << 18) ?? Data())
        } catch {
            throw .unreadable(path: path)
        }
    }
}

/// Bytes in memory, in pieces of any size: tests cut them where it hurts.
struct MemorySource: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let size: Int

    init(_ bytes: [UInt8], pieces size: Int = 1 << 18) {
        rest = bytes[...]
        self.size = max(1, size)
    }

    mutating func next() throws(IntakeError) -> [UInt8] {
        let piece = rest.prefix(size)
        rest = rest.dropFirst(size)
        return Array(piece)
    }
}
