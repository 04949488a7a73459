// Why this file exists: what stands in a column of an item follows from its role and type, so the pack is asked once.

internal import Law
internal import WorkingDays

/// A day of a row, as far as it follows from the others.
enum StoryDay: Sendable {
    case decided, validFrom, validUntil, actEnd, publicUntil, closed
    /// Some days before or after the decision.
    case near(ClosedRange<Int>)
}

/// One word that may be chosen.
struct StoryWord: Sendable {
    let text: String
    let bytes: [UInt8]
    let means: String?
    /// Since when it is in the table.
    let since: Day
}

/// What is written into a column.
enum StoryCell: Sendable {
    case title, number, content, facts, basis
    /// The name of the body.
    case body
    /// The year of the decision, or the one before.
    case year, yearBefore
    /// What stands there once the matter is closed, and who closed it.
    case closing(WordList), closingBody
    case day(StoryDay)
    case choice([StoryWord])
    case amount
    /// A number of no meaning behind some letters.
    case serial(StaticString)
    case text(WordList)
    case flag

    /// - Returns: nil for columns that other writers fill, and for those that nobody fills.
    init?(_ field: Field, _ layout: ItemLayout) {
        switch field.role {
        case .subjectName, .subjectKind, .subjectCode, .registrationNumber, .organisationCode, .taxNumber,
            .institutionNumber, .socialNumber, .representative, .representativeIdKind, .representativeId, .personIdKind,
            .personId, .bodyName, .bodyCode, .sourceName, .sourceCode, .remark, .formerName,
            .controller, .actState:
            return nil
        case .documentTitle where field.type == .text: self = .title
        case .documentNumber: self = .number
        case .decidedOn: self = .day(.decided)
        case .validFrom: self = .day(.validFrom)
        case .validUntil, .listedUntil: self = .day(.validUntil)
        case .actEnd: self = .day(.actEnd)
        case .publicUntil: self = .day(.publicUntil)
        case .removedOn: self = .day(.closed)
        case .facts: self = .facts
        case .basis: self = .basis
        case .content where field.type == .text: self = .content
        case .documentTitle, .kinds, .content, .amount, .confiscated, .licence, .procedure, .tier, .status,
            .businessScope, .address,
            .district, .capital, .foundedOn, .organisationForm, .industry, .registrationStatus, nil:
            guard let cell = Self.byType(field, layout) else { return nil }
            self = cell
        }
    }

    private static func byType(_ field: Field, _ layout: ItemLayout) -> StoryCell? {
        switch field.type {
        case .day: return .day(StoryNames.day(of: field.code))
        case .money: return .amount
        case .choice, .choices:
            let words = layout.words(of: field)
            return words.isEmpty ? nil : .choice(words)
        case .identifier: return StoryNames.number(field.code)
        case .text: return StoryNames.text(field.code)
        case .flag: return .flag
        case .organisationCode: return nil
        }
    }
}

extension StoryWord {
    /// Words that are right for a body of the city, whatever the matter.
    var isUsual: Bool { text == "市级" }

    /// Whether a word of state goes with a matter that is open, or with one that is closed.
    func fits(_ story: ItemStory, isClosed: Bool) -> Bool {
        if isClosed { return means == "full" }
        guard let means, !story.open.isEmpty else { return means != "full" }
        return story.open.contains(means)
    }
}
