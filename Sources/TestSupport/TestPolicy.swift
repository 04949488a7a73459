// The pack of the repository, and copies of it with one thing changed.

internal import Foundation
public import Law

/// The repository's own pack, read once.
public enum TestPack {
    /// The folder `policy` of the repository.
    public static let root: String = {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        let repository = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return repository.appendingPathComponent("policy").path
    }()

    private static let loaded = Result { () throws(PackError) in try PackLoader(root: root).load("cn-3701") }

    public static func load() throws -> PolicyPack { try loaded.get().pack }

    /// What the linter warns of in it.
    public static func findings() throws -> [Finding] { try loaded.get().findings }
}

/// A copy of the pack in a folder of its own, to be changed and loaded.
public final class TestPolicy {
    public struct NothingChanged: Error {
        let file: String
    }

    public let root: String
    private let folder: String

    public init() throws {
        folder = try TestFolder.make("policy")
        root = "\(folder)/policy"
        try FileManager.default.copyItem(atPath: TestPack.root, toPath: root)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// All files of the pack, by path.
    public var files: [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.sorted()
    }

    public func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(file)")))
    }

    public func write(_ bytes: [UInt8], to file: String) throws {
        let place = URL(fileURLWithPath: "\(root)/\(file)")
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: place)
    }

    /// Replaces the first occurrence of a piece of text.
    /// - Throws: `NothingChanged` if it does not occur, so that no test passes because the pack was rewritten.
    public func replace(_ old: String, with new: String, in file: String) throws {
        let text = String(decoding: try bytes(file), as: UTF8.self)
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        guard changed != text else { throw NothingChanged(file: file) }
        try write(Array(changed.utf8), to: file)
    }

    public func remove(_ file: String) throws {
        try FileManager.default.removeItem(atPath: "\(root)/\(file)")
    }

    public func append(_ text: String, to file: String) throws {
        try write(try bytes(file) + Array(text.utf8), to: file)
    }

    public func load(_ layer: String = "cn-3701") throws(PackError) -> PolicyPack {
        try PackLoader(root: root).load(layer).pack
    }

    /// Everything that loader and linter say, whether the pack can be used or not.
    public func findings(_ layer: String = "cn-3701") throws(PackError) -> [Finding] {
        do {
            return try PackLoader(root: root).load(layer).findings
        } catch {
            return try error.findings()
        }
    }

    /// The codes of all errors.
    public func errors() throws(PackError) -> Set<String> {
        Set(try findings().filter { $0.severity == .error }.map(\.code))
    }
}
