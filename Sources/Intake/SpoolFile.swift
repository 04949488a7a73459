// Files without a name: what a sender hands in, and what goes back, must not stay readable when the process is killed.

internal import Glibc

/// Why a nameless file can't be made or filled.
public enum SpoolFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The disk, or the share of it that we may use, is full.
    case noRoom
    /// The folder does not take it, or the disk fails.
    case refused

    public var description: String {
        switch self {
        case .noRoom: "there is no room left for the file; free some and try again"
        case .refused: "the folder for temporary files does not take it; check that it may be written to"
        }
    }

    fileprivate static var last: SpoolFault { errno == ENOSPC || errno == EDQUOT ? .noRoom : .refused }
}

/// A file that has no name and goes with its last user, whatever ends the process.
///
/// It can be read through `path` by whoever takes a path, in this process, as long as this object lives.
public final class SpoolFile: Sendable {
    private let descriptor: Int32

    /// - Parameter folder: whose file system holds it.
    public init(folder: String) throws(SpoolFault) {
        // O_TMPFILE has no name in Swift: the kernel's own bit, and O_DIRECTORY.
        let nameless = open(folder, 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
        descriptor = nameless >= 0 ? nameless : Self.unlinked(in: folder)
        guard descriptor >= 0 else { throw .last }
    }

    deinit { close(descriptor) }

    /// Another name of the open file. Opening it starts at the first byte.
    public var path: String { "/proc/self/fd/\(descriptor)" }

    /// How many bytes it holds.
    public var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Writes at the end.
    public func append(_ bytes: UnsafeRawBufferPointer) throws(SpoolFault) {
        try write(bytes, at: size)
    }

    public func append(_ bytes: [UInt8]) throws(SpoolFault) {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(SpoolFault) in try append(buffer) }
        }
        try result.get()
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SpoolFault) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let written = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .last }
            done += written
        }
    }

    /// - Returns: at most `count` bytes; none at the end.
    public func read(_ count: Int, at offset: Int) throws(SpoolFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        guard got >= 0 else { throw .last }
        return got == count ? bytes : Array(bytes.prefix(got))
    }

    func empty() throws(SpoolFault) {
        guard ftruncate(descriptor, 0) == 0 else { throw .last }
    }

    /// Gives the finished file a name, in place of what stands there. Until then nobody can see it.
    package func place(at path: String) throws(SpoolFault) {
        guard fsync(descriptor) == 0 else { throw .last }
        if link(to: path) { return }
        // Something stands there, or the file system knows no nameless files: a second name, then the change of names.
        let part = path + ".part"
        unlink(part)
        if !link(to: part) {
            try copy(to: part)
        }
        guard rename(part, path) == 0 else {
            let fault = SpoolFault.last
            unlink(part)
            throw fault
        }
    }

    private func link(to path: String) -> Bool {
        linkat(AT_FDCWD, self.path, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }

    private func copy(to path: String) throws(SpoolFault) {
        let target = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw .last }
        defer { close(target) }
        var offset: off_t = 0
        let whole = off_t(size)
        while offset < whole {
            guard sendfile(target, descriptor, &offset, 1 << 20) > 0 else {
                let fault = SpoolFault.last
                unlink(path)
                throw fault
            }
        }
        guard fsync(target) == 0 else { throw .last }
    }

    /// For file systems without nameless files: a file that loses its name before a byte is in it.
    private static func unlinked(in folder: String) -> Int32 {
        var name = Array("\(folder)/.spool.XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        if descriptor >= 0 {
            unlink(name)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        return descriptor
    }
}
