// Where a demo city is made: beside its home, so that nobody ever finds half of one.

internal import Foundation
internal import Glibc

/// A folder that becomes the home when the city is finished. Its first file says what it is.
final class DemoSite {
    private static let mark = "demo-unfinished"

    /// The home that it will be.
    private let home: String
    /// Where the city is made.
    let path: String
    /// Holds the lock that says that somebody is at work; nil if the city is made in the home itself.
    private var lock: Int32?

    /// - Throws: `Failure` if another demo is at work here, or what lies here is not certainly a demo's.
    init(home: String) throws {
        var home = home
        while home.count > 1, home.hasSuffix("/") { home.removeLast() }
        self.home = home
        guard Self.canBeReplaced(home) else {
            path = home
            return
        }
        path = home + ".demo-unfinished"
        try clear()
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        lock = Self.lock("\(path)/\(Self.mark)", O_RDWR | O_CREAT)
        guard lock != nil else { throw Self.busy(home) }
    }

    deinit {
        guard let lock else { return }
        // Nothing was begun: there was something else in the way.
        if !FileManager.default.fileExists(atPath: "\(path)/keys"),
            FileManager.default.fileExists(atPath: "\(path)/\(Self.mark)")
        {
            try? FileManager.default.removeItem(atPath: path)
        }
        close(lock)
    }

    /// Whether a demo of this home was broken off after it had begun: its keys were made, and so its database was empty.
    static func isLeft(of home: String) -> Bool {
        [mark, "keys"].allSatisfy { FileManager.default.fileExists(atPath: "\(home).demo-unfinished/\($0)") }
    }

    /// The finished city becomes the home at once. Nobody may have its database open.
    func finish() throws {
        guard lock != nil else { return }
        guard rename(path, home) == 0 else {
            throw Failure("the finished demo city can't be moved from '\(path)' to '\(home)'; move it yourself")
        }
        unlink("\(home)/\(Self.mark)")
    }

    /// Nothing is there, or an empty folder that is no disk of its own, and there is room beside it.
    private static func canBeReplaced(_ home: String) -> Bool {
        let above = URL(fileURLWithPath: home).deletingLastPathComponent().path
        var (here, parent) = (stat(), stat())
        guard stat(home, &here) == 0 else { return true }
        guard stat(above, &parent) == 0, here.st_dev == parent.st_dev, access(above, W_OK) == 0 else { return false }
        return (try? FileManager.default.contentsOfDirectory(atPath: home))?.isEmpty == true
    }

    /// Takes away what a demo left that was broken off.
    private func clear() throws {
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: path) else { return }
        guard files.isEmpty || files.contains(Self.mark) else {
            throw Failure("'\(path)' is in the way and no unfinished demo city; move it away first")
        }
        let held = Self.lock("\(path)/\(Self.mark)", O_RDWR)
        defer { if let held { close(held) } }
        guard files.isEmpty || held != nil else { throw Self.busy(home) }
        try FileManager.default.removeItem(atPath: path)
    }

    private static func busy(_ home: String) -> Failure {
        Failure("another 'chengxin demo' is making the city of '\(home)'; wait until it is done")
    }

    /// - Returns: nil if somebody else holds it.
    private static func lock(_ path: String, _ flags: Int32) -> Int32? {
        let file = open(path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            return nil
        }
        return file
    }
}
