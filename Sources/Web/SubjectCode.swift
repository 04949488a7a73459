// What stands in an address where an organisation's code belongs: it may be anything, a person's number too.

internal import Hummingbird
internal import Identifiers
internal import Registry
internal import WorkingDays

/// The code in an address, judged before anything is looked up.
enum SubjectCode: Sendable {
    /// A code in canonical form.
    case canonical(String)
    /// A code in another form: lower case, full width, with blanks.
    case other(canonical: String)
    /// Shaped like a natural person's number. Nothing of it may be repeated anywhere.
    case personal
    /// No code.
    case none

    init(_ text: String, today: Day) {
        guard text.utf8.count <= 100, !PersonalText.isNumber(text, today: today) else {
            self = text.utf8.count <= 100 ? .personal : .none
            return
        }
        guard let code = try? UnifiedSocialCreditCode(text) else {
            self = .none
            return
        }
        self = code.text == text ? .canonical(text) : .other(canonical: code.text)
    }

    /// The code in the address of an interface.
    /// - Throws: `Problem.personalNumber` for a person's number; it is never looked up.
    init(_ context: SiteContext, today: Day) throws {
        guard let typed = try Percent.decode(Substring(context.parameters.require("code"))) else {
            throw Problem.badAddress
        }
        self.init(typed, today: today)
        if case .personal = self { throw Problem.personalNumber }
    }

    /// What is looked up. A person's number and nonsense are looked up too, as a code that nobody can have, so that the
    /// answer takes the same time.
    var lookup: String {
        switch self {
        case .canonical(let code), .other(let code): code
        case .personal, .none: Self.nobody
        }
    }

    /// No organisation's code: zeros are a placeholder and fail the check.
    static let nobody = "000000000000000000"
}

extension UnifiedSocialCreditCode {
    /// Whether the text is a code but for a check character that does not fit.
    ///
    /// For what may be a mistyped number of a natural person there is one answer only: what begins with a 9, as enterprises'
    /// codes do, is told apart by `Identifier`; anything else must have letters that no such number has.
    static func isMistyped(_ text: String, today: Day) -> Bool {
        let report = Identifier.examine(text, today: today.birthDate)
        guard report.kind == .unifiedSocialCreditCode, case .wrongCheckCharacter = report.reason else { return false }
        let code = report.normalised
        return code.hasPrefix("9") || code.dropLast().count(where: \.isLetter) >= 2
    }
}

/// Texts that may hold a natural person's number: they are neither searched for nor repeated.
enum PersonalText {
    static func isNumber(_ text: String, today: Day) -> Bool {
        Identifier.examine(text, today: today.birthDate).kind.isPersonal
    }

    /// Whether the text is such a number or holds one.
    static func holdsNumber(_ text: String, today: Day) -> Bool {
        isNumber(text, today: today) || !ResidentIdentityNumber.find(in: text, today: today.birthDate).isEmpty
    }
}
