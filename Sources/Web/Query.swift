// The query of an address, decoded strictly; each reader asks for the value it expects or throws the problem.

internal import Hummingbird
internal import WorkingDays

/// The parameters of a request.
struct Query: Sendable {
    /// The greatest length of what is searched for, in characters.
    static let longestText = 100

    private let values: [(name: String, value: String)]

    /// - Throws: `Problem.badAddress` if the query does not decode.
    init(_ request: Request) throws(Problem) {
        guard let text = request.uri.query, !text.isEmpty else {
            values = []
            return
        }
        var values: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Percent.decode(parts[0], plusIsBlank: true),
                let value = Percent.decode(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            else { throw .badAddress }
            values.append((name, value))
        }
        self.values = values
    }

    /// The value without blanks at its ends; nil if it is missing or empty.
    func text(_ name: String) -> String? {
        guard let value = values.first(where: { $0.name == name })?.value else { return nil }
        let trimmed = value.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    /// What is searched for.
    /// - Throws: `Problem.textTooLong`.
    func words(_ name: String) throws(Problem) -> String? {
        guard let text = text(name) else { return nil }
        guard text.count <= Self.longestText else { throw .textTooLong }
        return text
    }

    /// - Throws: `Problem.badDay` unless the value is `YYYY-MM-DD`.
    func day(_ name: String) throws(Problem) -> Day? {
        guard let text = text(name) else { return nil }
        guard let day = Day(text) as Day? else { throw .badDay }
        return day
    }

    /// - Throws: `Problem.badLimit` unless the value is a number from 1 to `most`.
    func limit(standard: Int, most: Int) throws(Problem) -> Int {
        guard let text = text("limit") else { return standard }
        guard let limit = Int(text), (1...most).contains(limit) else { throw .badLimit }
        return limit
    }

    /// - Throws: `Problem.badCursor` if it is none of ours.
    func cursor() throws(Problem) -> PageCursor? {
        guard let text = text("after") else { return nil }
        guard let cursor = PageCursor(text) else { throw .badCursor }
        return cursor
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
        return String(slice)
    }
}
