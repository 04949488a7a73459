// chengxin policy: look at the law that is in force, and check a pack.

internal import ArgumentParser
internal import Foundation
internal import Law
internal import WorkingDays

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policy packs: the law as data.", subcommands: [Lint.self, Show.self])

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
                let loaded = try PackLoader(root: root).load(id)
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

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What is in force on a day.")

        @OptionGroup var common: CommonOptions
        @Option(help: "YYYY-MM-DD; without it today.") var on: Day?

        private struct Answer: Encodable {
            struct Entry: Encodable {
                let id: String
                let title: String
                let from: Day
                let until: Day?
                let basis: [String]
                let certainty: String
            }
            let pack: String
            let hash: String
            let on: Day
            let items: [Entry]
            let regimes: [Entry]
            let limits: [Entry]
            let sources: [String]
        }

        func run() throws {
            let pack = try Resources.pack("cn-3701").pack
            let day = on ?? common.day
            func entry(_ id: String, _ title: Bilingual, _ provision: Provision) -> Answer.Entry {
                Answer.Entry(
                    id: id, title: title.zh, from: provision.interval.from, until: provision.interval.until,
                    basis: provision.citations.map(\.description), certainty: provision.certainty.rawValue)
            }
            let answer = Answer(
                pack: pack.id, hash: pack.hash, on: day,
                items: pack.items.filter { pack.isInForce($0.provision, on: day) }
                    .map { entry($0.id, $0.title, $0.provision) },
                regimes: pack.regimes.filter { $0.provision.interval.contains(day) }
                    .map { entry($0.id, $0.title, $0.provision) },
                limits: pack.limits.filter { $0.provision.interval.contains(day) }
                    .map { entry($0.id, $0.title, $0.provision) },
                sources: pack.sources.values.filter { $0.interval.contains(day) }.map(\.id).sorted())
            if common.json { return try Terminal.json(answer) }
            print("\(pack.title.zh) \(pack.id) \(pack.hash)")
            for (title, entries) in [("items", answer.items), ("regimes", answer.regimes), ("limits", answer.limits)] {
                print("\n\(title)")
                for entry in entries {
                    print("  \(entry.id)  \(entry.title)  \(entry.basis.joined(separator: ", "))  \(entry.certainty)")
                }
            }
        }
    }
}
