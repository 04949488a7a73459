// chengxin policy: check a pack, look at the law in force, and see what a change of it changes.

internal import ArgumentParser
internal import Foundation
internal import Law
internal import WorkingDays

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policy packs: the law as data.",
        subcommands: [Lint.self, Show.self, Diff.self, Disclosed.self])

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a pack: citations, dates, what it may not collect.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The folder of a layer; without it Jinan's pack.") var folder: String?

        private struct Line: Encodable {
            let severity: String
            let code: String
            let `where`: String
            let message: String
        }

        func run() throws {
            var root = try Resources.policy()
            var id = "cn-3701"
            if let folder {
                let url = URL(fileURLWithPath: folder).standardized
                root = url.deletingLastPathComponent().path
                id = url.lastPathComponent
            }
            var findings: [Finding]
            do {
                let loaded = try PackLoader(root: root).load(id, allowingPart: true)
                findings = loaded.findings + PackLinter(loaded.pack).lapses(today: common.day)
            } catch {
                findings = try error.findings()
            }
            findings.sort { ($0.severity.rawValue, $0.place, $0.code) < ($1.severity.rawValue, $1.place, $1.code) }
            if common.json {
                try Terminal.json(
                    findings.map {
                        Line(severity: $0.severity.rawValue, code: $0.code, where: $0.place, message: $0.message)
                    })
            } else {
                for finding in findings {
                    print("\(finding.severity.rawValue)  \(finding.code)  \(finding.place): \(finding.message)")
                }
                let errors = findings.count { $0.severity == .error }
                print("\(errors) errors, \(findings.count - errors) warnings")
            }
            if findings.contains(where: { $0.severity == .error }) { throw Outcome.withFaults }
        }
    }
}
