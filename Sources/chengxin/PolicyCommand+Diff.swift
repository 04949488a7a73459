// chengxin policy diff: what changes between two packs, or between two days of the same pack.

internal import ArgumentParser
internal import Foundation
internal import Law
internal import WorkingDays

extension PolicyCommand {
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What changed between two packs or two days: items, columns, limits, purposes, lists, sources.",
            discussion: "A and B are days (YYYY-MM-DD) of this program's pack, or folders of a layer.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "A day, or the folder of a layer.") var a: String
        @Argument(help: "A day, or the folder of a layer.") var b: String

        private struct Line: Encodable {
            let change: String
            let subject: String
            let id: String
            let property: String?
            let before: String?
            let after: String?
        }

        func run() throws {
            let (old, oldDay) = try state(a)
            let (new, newDay) = try state(b)
            let changes = PackDiff(old, on: oldDay, new, on: newDay).changes
            if common.json {
                try Terminal.json(
                    changes.map {
                        Line(
                            change: $0.kind.rawValue, subject: $0.subject.rawValue, id: $0.id, property: $0.property,
                            before: $0.before, after: $0.after)
                    })
                return
            }
            for change in changes { print(Self.sentence(change)) }
            print(changes.isEmpty ? "no difference" : "\(changes.count) differences")
        }

        private func state(_ text: String) throws -> (PolicyPack, Day) {
            if let day = Day(text) { return (try Resources.pack("cn-3701").pack, day) }
            let folder = URL(fileURLWithPath: text).standardized
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("pack.yaml").path) else {
                throw Failure("'\(text)' is neither a day (YYYY-MM-DD) nor the folder of a policy layer")
            }
            let root = folder.deletingLastPathComponent().path
            return (try PackLoader(root: root).load(folder.lastPathComponent).pack, common.day)
        }

        private static func sentence(_ change: PackChange) -> String {
            switch change.kind {
            case .added: return "+ \(change.subject.rawValue) \(change.id)"
            case .removed: return "- \(change.subject.rawValue) \(change.id)"
            case .changed:
                let values = "\(change.before ?? "–") → \(change.after ?? "–")"
                return "~ \(change.subject.rawValue) \(change.id) \(change.property ?? ""): \(values)"
            }
        }
    }
}
