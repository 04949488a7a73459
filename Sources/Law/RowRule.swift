// Rules across the fields of one row: functions of the program, named in the pack with their parameters.

/// A rule of form or logic. Fields are named by their code.
public enum RowRule: Sendable, Hashable {
    case notInFuture(field: String)
    case dayOrder(first: String, second: String)
    case subjectMatchesKind
    case adultOn(field: String)
    case amountWhenChosen(kinds: String, means: [String], amount: String)
    case kindWhenAmount(kinds: String, means: [String], amount: String)
    case requiredWhenChosen(kinds: String, means: [String], field: String)
    /// The kind leaves no room for the field: an act that goes on has no last day.
    case emptyWhenChosen(kinds: String, means: [String], field: String)
    /// Where all is performed, a day of removal is due.
    case removalWhenChosen(kinds: String, means: [String], field: String)
    case authorityCode(field: String)
    case documentYear(field: String, day: String)
    case amountInWords(field: String, amount: String)
    case citesArticle(field: String)
    case noIdentityInText(fields: [String])
    case lawfulPublicEnd(field: String)
    /// The name of a body holds one of these words: only courts list judgment defaulters.
    case bodyNamed(field: String, words: [String])
    /// The list takes entries on the day of the decision and on the day of entry, and the body is one that may list.
    case livingList(kinds: String, body: String, day: String)

    /// The codes of all fields that the rule reads, so that the linter can check them.
    public var fields: [String] {
        switch self {
        case .notInFuture(let field), .adultOn(let field), .authorityCode(let field), .citesArticle(let field),
            .lawfulPublicEnd(let field), .bodyNamed(let field, _):
            [field]
        case .dayOrder(let first, let second): [first, second]
        case .subjectMatchesKind: []
        case .amountWhenChosen(let kinds, _, let amount), .kindWhenAmount(let kinds, _, let amount): [kinds, amount]
        case .requiredWhenChosen(let kinds, _, let field), .emptyWhenChosen(let kinds, _, let field),
            .removalWhenChosen(let kinds, _, let field):
            [kinds, field]
        case .documentYear(let field, let day): [field, day]
        case .amountInWords(let field, let amount): [field, amount]
        case .noIdentityInText(let fields): fields
        case .livingList(let kinds, let body, let day): [kinds, body, day]
        }
    }

    /// The meanings that the rule looks for, and the field in which it looks.
    public var meanings: (kinds: String, means: [String])? {
        switch self {
        case .amountWhenChosen(let kinds, let means, _), .kindWhenAmount(let kinds, let means, _),
            .requiredWhenChosen(let kinds, let means, _), .emptyWhenChosen(let kinds, let means, _),
            .removalWhenChosen(let kinds, let means, _):
            (kinds, means)
        case .notInFuture, .adultOn, .authorityCode, .citesArticle, .lawfulPublicEnd, .bodyNamed, .dayOrder,
            .subjectMatchesKind, .documentYear, .amountInWords, .noIdentityInText, .livingList:
            nil
        }
    }
}
