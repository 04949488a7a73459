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
    public let provision: Provision
}

/// A code table (代码表).
public struct CodeTable: Sendable {
    public let id: String
    public let title: Bilingual
    /// How several values are joined in one cell; empty if only one is allowed.
    public let separators: [String]
    public let values: [CodeValue]

    public func values(on day: Day) -> [CodeValue] {
        values.filter { $0.provision.interval.contains(day) }
    }
}
