// chengxin intake: check a department's file, or enter it.

internal import ArgumentParser
internal import Identifiers
internal import Intake
internal import Law

struct IntakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Files from departments.",
        subcommands: [Submit.self, Check.self, Rules.self])

    /// The answer of the contract.
    struct Answer: Encodable {
        struct Count: Encodable {
            let code: String
            let severity: String
            let count: Int
        }
        let batch: String?
        let item: String
        let state: String
        let received: Int
        let accepted: Int
        let rejected: Int
        let duplicates: Int
        let updated: Int
        let late: Int
        let seconds: Double
        let notices: [Count]
        let unknownColumns: [String]
        let feedback: String?

        init(_ result: IntakeResult) {
            batch = result.batch.map { String($0) }
            item = result.item
            state = result.state.rawValue
            received = result.received
            accepted = result.accepted
            rejected = result.rejected
            duplicates = result.duplicates
            updated = result.updated
            late = result.late
            seconds = result.seconds
            notices = result.notices.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Count(code: $0.key.rawValue, severity: $0.key.severity.rawValue, count: $0.value)
            }
            unknownColumns = result.unknownColumns
            feedback = result.feedback
        }

        /// A file that a rule refused whole is an answer (exit 1); one that is no table is a failure (exit 2).
        static func refusal(_ error: IntakeError) -> any Error {
            guard error.isRefusal else { return error }
            Terminal.say("chengxin: \(error)")
            return Outcome.withFaults
        }

        /// Prints the answer and ends the command.
        func end(json: Bool) throws {
            try print(json: json)
            if rejected > 0 { throw Outcome.withFaults }
        }

        private func print(json: Bool) throws {
            if json { return try Terminal.json(self) }
            Swift.print(
                "received \(received): accepted \(accepted) (updated \(updated), late \(late)), "
                    + "returned \(rejected), already known \(duplicates)")
            if state == "unchanged" { Swift.print("Nothing changed: every row was in already.") }
            for notice in notices {
                guard let kind = NoticeKind(rawValue: notice.code) else { continue }
                Swift.print(
                    "  \(notice.severity)  \(notice.code)  \(notice.count) ×  \(kind.rule.title.zh) / \(kind.rule.title.en)"
                )
            }
            if !unknownColumns.isEmpty {
                Swift.print(
                    "columns that mean nothing here and were not kept: \(unknownColumns.joined(separator: ", "))")
            }
            if let feedback {
                Swift.print("Returned rows with their reasons: \(feedback). Mend them and submit that file.")
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Validate a file and enter what is right. The same file again changes nothing.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "The catalogue item, such as penalty.") var item: String
        @Option(help: "The unified social credit code of the sender.") var provider: String
        @Option(help: "Where to write returned rows.") var feedback: String?

        func run() async throws {
            let home = try await Home.open(common.homePath)
            let code: String
            do {
                code = try UnifiedSocialCreditCode(provider).text
            } catch {
                throw Failure("'\(provider)' is no unified social credit code: \(error.en)")
            }
            let engine = try IntakeEngine(
                item: item, pack: home.pack, today: common.today ?? home.demoDay ?? common.day)
            let progress = Progress("rows")
            let policy = try await home.policy()
            do {
                let result = try await home.desk.submit(
                    .file(path: file), engine: engine, provider: code, actor: "operator", policy: policy,
                    feedback: feedback, progress: { progress.show($0) })
                progress.end()
                try Answer(result).end(json: common.json)
            } catch let error as IntakeError {
                throw Answer.refusal(error)
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The same validation; nothing is stored, no home needed.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "The catalogue item, such as penalty.") var item: String
        @Option(help: "Where to write returned rows.") var feedback: String?

        func run() throws {
            let engine = try IntakeEngine(item: item, pack: try Resources.pack("cn-3701").pack, today: common.day)
            let started = Clock.microseconds()
            let progress = Progress("rows")
            let outcome = Result { () throws(IntakeError) in
                try engine.check(.file(path: file), feedback: feedback) { progress.show($0) }
            }
            progress.end()
            var result = try outcome.mapError(Answer.refusal).get()
            result.seconds = Double(Clock.microseconds() - started) / 1_000_000
            try Answer(result).end(json: common.json)
        }
    }

    struct Rules: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every rule with its clause, why it exists, a wrong and a right example.")

        @OptionGroup var common: CommonOptions
        @Option(help: "Also list the columns of this item.") var item: String?

        private struct Rule: Encodable {
            let id: String
            let severity: String
            let title: Bilingual
            let why: Bilingual
            let mend: Bilingual
            let wrong: String
            let right: String
            let clauses: [String]
        }

        private struct Column: Encodable {
            let code: String
            let name: String
            let required: String
            let type: String
            let length: Int?
            let values: [String]
        }

        private struct Answer: Encodable {
            let rules: [Rule]
            let columns: [Column]?
        }

        func run() throws {
            let pack = try Resources.pack("cn-3701").pack
            let rules = NoticeKind.allCases.map { kind in
                let rule = kind.rule
                return Rule(
                    id: kind.rawValue, severity: kind.severity.rawValue, title: rule.title, why: rule.why,
                    mend: rule.mend,
                    wrong: rule.wrong, right: rule.right, clauses: rule.citations.map(\.description))
            }
            var columns: [Column]?
            if let item {
                let engine = try IntakeEngine(item: item, pack: pack, today: common.day)
                columns = engine.columns.map {
                    Column(
                        code: $0.code, name: $0.name.zh, required: $0.required.words, type: $0.type.rawValue,
                        length: $0.length,
                        values: $0.table.flatMap { pack.tables[$0] }?.values(on: common.day).map(\.value) ?? [])
                }
            }
            if common.json {
                // Without an item the answer is the list that the contract names.
                if columns == nil { return try Terminal.json(rules) }
                return try Terminal.json(Answer(rules: rules, columns: columns))
            }
            for column in columns ?? [] {
                print(
                    "\(column.code)  \(column.name)  \(column.type)  \(column.required)\(column.length.map { "  ≤ \($0)" } ?? "")"
                )
            }
            for rule in rules {
                print("\n\(rule.id) (\(rule.severity))  \(rule.title.zh) / \(rule.title.en)")
                print(
                    "  \(rule.why.zh)；\(rule.mend.zh)\n  ✗ \(rule.wrong)   ✓ \(rule.right)   \(rule.clauses.joined(separator: ", "))"
                )
            }
        }
    }
}

extension Requirement {
    var words: String {
        switch self {
        case .always: "required"
        case .never: "optional"
        case .whenValue(let field, let values): "required when \(field) is \(values.joined(separator: " / "))"
        case .whenMeans(let field, let means): "required when \(field) means \(means.joined(separator: " / "))"
        }
    }
}
