// Code tables with dates: the words that a choice may hold.

public import WorkingDays

/// One permitted word of a code table.
public struct CodeValue: Sendable {
    public let value: String
    public let english: String
    /// A stable id that rules refer to, such as `fine`.
    public let means: String?
    /// The single words that a class of several stands for; each is accepted by itself.
    public let members: [String]
    /// Words after a hyphen are accepted: 其他-补证.
    public let isOpen: Bool
    /// What a record bears instead of 公示中 while this is its state; nil where nothing is to be said.
    public let shownAs: Bilingual?
    public let provision: Provision

    init(
        value: String, english: String, means: String?, members: [String], isOpen: Bool, shownAs: Bilingual? = nil,
        provision: Provision
    ) {
        self.value = value
        self.english = english
        self.means = means
        self.members = members
        self.isOpen = isOpen
        self.shownAs = shownAs
        self.provision = provision
    }
}

/// A code table (代码表).
public struct CodeTable: Sendable {
    public let id: String
    public let title: Bilingual
    /// How several values are joined in one cell; empty if only one is allowed.
    public let separators: [String]
    /// Whether only words in force on the day of the decision may be used; else those of today may be, too, since old
    /// decisions are sent again in new templates.
    public let isOfDecision: Bool
    public let values: [CodeValue]

    init(id: String, title: Bilingual, separators: [String], isOfDecision: Bool = false, values: [CodeValue]) {
        self.id = id
        self.title = title
        self.separators = separators
        self.isOfDecision = isOfDecision
        self.values = values
    }

    public func values(on day: Day) -> [CodeValue] {
        values.filter { $0.provision.interval.contains(day) }
    }
}
