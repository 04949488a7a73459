// chengxin report: credit reports as files, and whether a report is ours.

internal import ArgumentParser
internal import Disclosure
internal import Foundation
internal import Identifiers
internal import Law
internal import Records
internal import Reports
internal import WorkingDays

extension Home {
    /// The names that the pages and the reports show.
    var platformName: Bilingual {
        demoDay != nil
            ? Bilingual(zh: "信用泉城（示例）", en: "Credit Quancheng (demo)")
            : Bilingual(zh: "信用\(pack.title.zh.prefix(2))", en: "Credit \(pack.title.en)")
    }

    var operatorName: Bilingual {
        demoDay != nil
            ? Bilingual(zh: "泉城市公共信用信息中心（示例）", en: "Quancheng Public Credit Centre (demo)")
            : Bilingual(zh: "公共信用信息服务机构", en: "Public credit information centre")
    }

    var reports: Reports {
        Reports(
            database: database,
            door: PublicDoor(database: database, registry: registry, records: records, pack: pack), pack: pack,
            vault: vault, ledger: records.ledger, issuer: ReportIssuer(platform: platformName, name: operatorName),
            makeID: makeID)
    }
}

enum ReportFileFormat: String, ExpressibleByArgument, CaseIterable {
    case html, json, pdf
}

enum ReportLanguage: String, ExpressibleByArgument, CaseIterable {
    case zh, en
}

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Credit reports of organisations, and their verification.",
        usage: """
            chengxin report CODE [--kind standard] [--format html|json] [--lang zh|en] --out FILE
            chengxin report verify FILE|NUMBER
            chengxin report prove NUMBER --out FILE
            """, subcommands: [Issue.self, Verify.self, Prove.self], defaultSubcommand: Issue.self)

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "issue", abstract: "Write the credit report of an organisation to a file.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "Its unified social credit code.") var code: String
        @Option(help: "The kind of report: standard.") var kind = ReportKind.standard.rawValue
        @Option(help: "html or json.") var format = ReportFileFormat.html
        @Option(help: "The language of a page: zh or en.") var lang = ReportLanguage.zh
        @Option(help: "The file to write.") var out: String

        private struct Answer: Encodable {
            let number: String
            let issued: String
            let dataAsOf: Day
            let usableUntil: Day?
            let format: String
            let file: String
            let isNew: Bool
        }

        func run() async throws {
            let form: ReportForm
            switch format {
            case .html: form = .html(lang == .zh ? .chinese : .english)
            case .json: form = .json
            case .pdf: throw Failure("this version writes no PDF yet; use --format html and print it to PDF")
            }
            guard let kind = ReportKind(rawValue: kind) else {
                throw Failure("this version issues one kind of report; use --kind standard")
            }
            let file = try OutputFile(out, home: common.homePath) { start in
                start.starts(with: Array("<!DOCTYPE html>".utf8)) || start.starts(with: Array("{".utf8))
            }
            let home = try await Home.open(common)
            _ = try await home.policy()
            let today = common.today ?? home.demoDay ?? common.day
            // A person's number, a mistyped code and an unknown one get the same answer.
            let code = (try? UnifiedSocialCreditCode(code))?.text
            var issued: IssuedReport?
            if let code {
                issued = try await home.reports.issue(kind, code: code, on: today, now: home.clock.now())
            }
            guard let issued else { throw Failure("no organisation with this code is known here; check the code") }
            try file.write(try await home.reports.file(issued.report, as: form))
            let snapshot = issued.report.snapshot
            if common.json {
                return try Terminal.json(
                    Answer(
                        number: snapshot.number, issued: snapshot.issued, dataAsOf: snapshot.dataAsOf,
                        usableUntil: snapshot.usableUntil, format: format.rawValue, file: out, isNew: issued.isNew))
            }
            print("Report \(snapshot.number), data as of \(snapshot.dataAsOf), written to \(out).")
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Whether a report, by its number or as a file, is ours, unchanged, and may be used.")

        private static let piece = 1 << 20

        @OptionGroup var common: CommonOptions
        @Argument(help: "A file, or a report number.") var report: String

        private struct Answer: Encodable {
            let genuine: Bool
            let number: String?
            let issued: String?
            let dataAsOf: Day?
            let changedSince: Bool
            let usable: Bool

            private enum CodingKeys: String, CodingKey {
                case genuine, number, issued, dataAsOf, changedSince, usable
            }

            /// What is not known is null, so that every answer has the same members.
            func encode(to encoder: any Encoder) throws {
                var answer = encoder.container(keyedBy: CodingKeys.self)
                try answer.encode(genuine, forKey: .genuine)
                try answer.encode(number, forKey: .number)
                try answer.encode(issued, forKey: .issued)
                try answer.encode(dataAsOf, forKey: .dataAsOf)
                try answer.encode(changedSince, forKey: .changedSince)
                try answer.encode(usable, forKey: .usable)
            }
        }

        func run() async throws {
            let home = try await Home.open(common)
            _ = try await home.policy()
            let found = try await verify(home, on: common.today ?? home.demoDay ?? common.day)
            if common.json {
                try Terminal.json(
                    Answer(
                        genuine: found.isGenuine, number: found.number?.text, issued: found.issued?.rfc3339,
                        dataAsOf: found.dataAsOf, changedSince: found.isChanged, usable: found.isUsable))
            } else {
                print(Self.words(found))
            }
            if !found.isUsable || found.isChanged { throw Outcome.withFaults }
        }

        private func verify(_ home: Home, on today: Day) async throws -> Verification {
            if let file = FileHandle(forReadingAtPath: report) {
                defer { try? file.close() }
                do {
                    return try await home.reports.verify(
                        file: { Array(try file.read(upToCount: Self.piece) ?? Data()) }, on: today)
                } catch is CocoaError {
                    throw Failure("the file can't be read; give a file that you may read, or a report number")
                }
            }
            guard let number = ReportNumber(report) else {
                throw Failure(
                    "there is no such file, and this is no report number; a number has 14 digits and 8 digits or A to F"
                )
            }
            return try await home.reports.verify(number, on: today)
        }

        private static func words(_ found: Verification) -> String {
            guard found.isGenuine, let number = found.number, let issued = found.issued, let day = found.dataAsOf else {
                return "Not genuine: this home never issued it, or it was altered."
            }
            let start = "Genuine: report \(number), issued \(issued.rfc3339), data as of \(day)."
            guard found.isUsable else {
                return start + " It may no longer be used: a record in it has expired, was withdrawn or changed."
            }
            return start
                + (found.isChanged ? " Records came in since; get a new report." : " No record has changed since.")
        }
    }
}
