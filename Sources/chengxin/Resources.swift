// Packs, templates and assets travel beside the executable: every command works from any folder.

internal import Foundation
internal import Law

enum Resources {
    /// The folder of policy packs.
    static func policy() throws -> String {
        try find("policy", marker: "cn/pack.yaml")
    }

    /// The folder of templates and assets.
    static func web() throws -> String {
        try find("web", marker: "templates/layout.mustache", inSource: "Sources/Web/Resources")
    }

    static func pack(_ id: String) throws -> (pack: PolicyPack, findings: [Finding]) {
        try PackLoader(root: try policy()).load(id)
    }

    /// Looks in `../share/chengxin` of an installed program, then upwards from a built one.
    private static func find(_ name: String, marker: String, inSource source: String? = nil) throws -> String {
        var candidates: [String] = []
        if let folder = ProcessInfo.processInfo.environment["CHENGXIN_RESOURCES"] {
            candidates.append("\(folder)/\(name)")
        }
        var folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        if let folder {
            candidates.append(folder.appendingPathComponent("../share/chengxin/\(name)").standardized.path)
        }
        for _ in 0..<6 {
            guard let here = folder else { break }
            candidates.append(here.appendingPathComponent(source ?? name).path)
            folder = here.path == "/" ? nil : here.deletingLastPathComponent()
        }
        for candidate in candidates where FileManager.default.fileExists(atPath: "\(candidate)/\(marker)") {
            return candidate
        }
        throw Failure("the '\(name)' folder was not found beside the program; install it with 'make install PREFIX=…'")
    }
}
