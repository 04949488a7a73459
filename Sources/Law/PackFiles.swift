// Where the files of a pack are found, and their common hash.

internal import Crypto
internal import Foundation

/// One layer of a pack: its files by path relative to the layer.
struct PackLayer {
    let id: String
    let files: [String: [UInt8]]

    func file(_ name: String) -> String? {
        files[name].map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Reads layers from a folder.
struct PackFiles {
    private let root: URL

    init(root: String) {
        self.root = URL(fileURLWithPath: root, isDirectory: true)
    }

    func layer(_ id: String) throws(PackError) -> PackLayer {
        let folder = root.appendingPathComponent(id, isDirectory: true)
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else {
            throw .noSuchLayer(id)
        }
        var files: [String: [UInt8]] = [:]
        for path in paths where path.hasSuffix(".yaml") || path.hasSuffix(".csv") {
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
                throw .faulty([Finding(.error, "unreadable-file", at: "\(id)/\(path)", "the file can't be read")])
            }
            files[path] = [UInt8](data)
        }
        return PackLayer(id: id, files: files)
    }
}

extension [PackLayer] {
    /// SHA-256 over every path and content, in order, so that any change of the law changes it.
    var contentHash: String {
        var hasher = SHA256()
        for layer in self {
            for path in layer.files.keys.sorted() {
                let content = layer.files[path] ?? []
                hasher.update(data: [UInt8]("\(layer.id)/\(path)\n\(content.count)\n".utf8))
                hasher.update(data: content)
            }
        }
        return hasher.finalize().map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
