// Why this file exists: what the items beyond permit and penalty tell, and who sends them.

internal import Law
internal import WorkingDays

/// One kind of matter of an item, in the words of its documents.
struct Matter: Sendable {
    /// The name of the document or of the matter.
    let title: StaticString
    /// What was decided, promised, found or awarded.
    let content: StaticString
    /// Why; empty where nothing is to be explained.
    var facts: StaticString = ""
    /// The article that it rests on.
    var basis: StaticString = ""
    /// Part of a word that the choices of such a row should hold, such as the name of its list.
    var choice: StaticString = ""
    /// Which department sends it; nil for all that send the item.
    var by: Department?

    func isNamed(by word: StoryWord) -> Bool {
        let hint = String(describing: choice)
        return !hint.isEmpty && word.text.contains(hint)
    }
}

/// What rows of an item tell.
struct ItemStory: Sendable {
    let item: String
    /// Of a thousand records that are not registrations.
    let perMille: Int
    let senders: [Department]
    /// Whether the bodies of districts send it too.
    var inDistricts = false
    /// The word between the body's mark and the year in a document number (发文机关代字).
    let mark: StaticString
    /// How many rows are about natural persons, where the item knows them.
    var personShare = 0.0
    /// How many matters have come to their end after some months.
    var closes = 0.0
    /// How long it is good for, in years.
    var years = 3
    /// What its columns of state mean while the matter is open; all but the full performance if empty.
    var open: Set<String> = []
    /// Whether the act ends with the matter, and not before the decision.
    var endsWhenClosed = false
    /// The middle of its amounts in yuan.
    var yuan = 50_000
    let matters: [Matter]

    func isSent(by department: Department, isCity: Bool) -> Bool {
        senders.contains(department) && (isCity || inDistricts)
    }

    /// What that department has to tell.
    func matters(of department: Department) -> [Matter] {
        let own = matters.filter { $0.by == nil || $0.by == department }
        return own.isEmpty ? matters : own
    }

    /// Whether the table of the item names, since a quarter of a year, what the department sends.
    func isTold(by department: Department, on day: Day, _ layout: ItemLayout) -> Bool {
        guard let field = layout.item.field(role: .kinds) else { return true }
        let words = layout.words(of: field, on: nil)
        return matters(of: department).allSatisfy { matter in
            let named = words.filter { matter.isNamed(by: $0) }
            return named.isEmpty || named.contains { $0.since <= day.adding(days: -100) }
        }
    }

    static let all = lists + courts + promises + others

    static func of(_ item: String) -> ItemStory? { all.first { $0.item == item } }
}
