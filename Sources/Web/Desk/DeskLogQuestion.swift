// Which lines of the query log an auditor asks for, and where the list was left.

internal import Disclosure
internal import WorkingDays

/// The filter of the log's page.
struct DeskLogQuestion: Sendable {
    let body: String?
    let matter: String?
    let from: Day?
    let to: Day?
    let after: QueryCursor?

    /// Reads the filter of an address.
    /// - Parameters:
    ///   - own: the body whose lines alone the auditor may read; nil for the whole city.
    ///   - bodies: codes that can be chosen; what is none of them chooses nothing and is not repeated.
    ///   - matters: the same for matters.
    /// - Throws: `Problem.badDay` or `.badCursor`.
    init(_ query: Query, own: String?, bodies: Set<String>, matters: Set<String>) throws(Problem) {
        self.init(
            body: own ?? query.text("body").flatMap { bodies.contains($0) ? $0 : nil },
            matter: query.text("matter").flatMap { matters.contains($0) ? $0 : nil },
            from: try query.day("from"), to: try query.day("to"), after: try query.logCursor())
    }

    private init(body: String?, matter: String?, from: Day?, to: Day?, after: QueryCursor?) {
        self.body = body
        self.matter = matter
        self.from = from
        self.to = to
        self.after = after
    }

    /// The part of the filter that can be read, where a day can't: the form keeps it.
    static func keeping(_ query: Query, own: String?, bodies: Set<String>, matters: Set<String>) -> DeskLogQuestion {
        DeskLogQuestion(
            body: own ?? query.text("body").flatMap { bodies.contains($0) ? $0 : nil },
            matter: query.text("matter").flatMap { matters.contains($0) ? $0 : nil },
            from: (try? query.day("from")) ?? nil, to: (try? query.day("to")) ?? nil, after: nil)
    }

    /// Nil if the first day is after the last.
    var filter: QueryFilter? {
        let (first, last) = (from ?? .earliest, to ?? .latest)
        return first <= last ? QueryFilter(body.map(QueryScope.body) ?? .all, days: first...last, matter: matter) : nil
    }

    /// - Parameter own: not counted as a choice.
    func isFiltered(own: String?) -> Bool { (own == nil && body != nil) || matter != nil || from != nil || to != nil }

    /// The filter as parameters of an address.
    func parameters(own: String?, after: QueryCursor?) -> KeyValuePairs<String, String?> {
        [
            "body": own == nil ? body : nil, "matter": matter, "from": from.map { "\($0)" }, "to": to.map { "\($0)" },
            "after": after?.text,
        ]
    }
}

extension QueryCursor {
    /// Reads `20260305-k3f`.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 8, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            parts[1].utf8.count <= 13, let id = Int64(parts[1], radix: 36), id >= 0
        else { return nil }
        let day = parts[0]
        self.init(day: "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))", id: id)
    }

    var text: String { day.filter { $0 != "-" } + "-" + String(id, radix: 36) }
}

extension Query {
    /// - Throws: `Problem.badCursor` if it is none of ours.
    fileprivate func logCursor() throws(Problem) -> QueryCursor? {
        guard let text = text("after") else { return nil }
        guard let cursor = QueryCursor(text) else { throw .badCursor }
        return cursor
    }
}
