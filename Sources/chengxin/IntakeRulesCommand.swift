// chengxin intake rules: what a row must be, and the columns of an item.

internal import ArgumentParser
internal import Intake
internal import Law

extension IntakeCommand {
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
