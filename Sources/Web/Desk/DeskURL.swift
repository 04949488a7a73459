// Every address of the desk.

/// An address behind `/desk`.
enum DeskURL: Sendable {
    case home, upload, batches, rules, operations
    case query, matters, mattersCSV, queries, queriesCSV
    case batch(Int64), feedback(Int64)
    case rule(String)
    /// The official columns of an item, as an empty table.
    case columns(String, isWorkbook: Bool)

    static let batchPattern = "/desk/batches/{id}"
    static let feedbackPattern = "/desk/batches/{id}/feedback"
    static let rulePattern = "/desk/rules/{id}"
    static let columnsPattern = "/desk/templates/{file}"

    var path: String {
        switch self {
        case .home: "/desk"
        case .upload: "/desk/upload"
        case .batches: "/desk/batches"
        case .rules: "/desk/rules"
        case .operations: "/desk/operations"
        case .query: "/desk/query"
        case .matters: "/desk/matters"
        case .mattersCSV: "/desk/matters.csv"
        case .queries: "/desk/queries"
        case .queriesCSV: "/desk/queries.csv"
        case .batch(let id): "/desk/batches/\(id)"
        case .feedback(let id): "/desk/batches/\(id)/feedback"
        case .rule(let id): "/desk/rules/\(id)"
        case .columns(let item, let isWorkbook): "/desk/templates/\(item).\(isWorkbook ? "xlsx" : "csv")"
        }
    }

    /// The address with a query. Empty values are left out.
    func with(_ query: KeyValuePairs<String, String?>) -> String {
        let parts: [String] = query.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : "\(name)=\(Percent.encode($0))" }
        }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }
}
