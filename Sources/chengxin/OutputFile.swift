// A file that a command writes for somebody: whole or not at all, and never over a thing of another kind.

internal import Foundation

/// The place of an output.
struct OutputFile {
    let path: String

    /// - Parameters:
    ///   - home: the folder whose files no output may replace, if there is one.
    ///   - mayReplace: whether a file that starts with these bytes is an older output.
    /// - Throws: `Failure` if a folder, a device or a file of another kind stands there.
    init(_ path: String, home: String?, mayReplace: (Data) -> Bool) throws {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw Failure("'\(path)' is a folder; give the name of a file")
        default: throw Failure("'\(path)' is no ordinary file; give the name of a file")
        }
        let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
        guard folder != home.map({ URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }) else {
            throw Failure("'\(path)' is a file of the home; choose another place")
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Failure("the file '\(path)' can't be written; choose a place that you may write to")
        }
        defer { try? file.close() }
        let start = (try? file.read(upToCount: 64)) ?? Data()
        guard start.isEmpty || mayReplace(start) else {
            throw Failure("there is a file of another kind at '\(path)'; choose another name")
        }
    }

    /// Writes the file whole or not at all.
    func write(_ bytes: [UInt8]) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure("the file '\(path)' can't be written; choose a place that you may write to")
        }
    }
}
