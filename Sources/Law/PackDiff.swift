// What a new text changes: two packs, or one pack on two days, statement by statement (M-55).

public import WorkingDays

/// One difference between two states of the law.
public struct PackChange: Sendable, Hashable {
    public enum Kind: String, Sendable { case added, removed, changed }
    public let kind: Kind
    public let subject: PackStatement.Subject
    public let id: String
    /// What of it changed; nil if the whole thing came or went.
    public let property: String?
    public let before: String?
    public let after: String?
}

/// The comparison of two packs, each on a day.
public struct PackDiff: Sendable {
    /// In order of subject, id and property.
    public let changes: [PackChange]

    public init(_ old: PolicyPack, on oldDay: Day, _ new: PolicyPack, on newDay: Day) {
        let before = Self.grouped(old.statements(on: oldDay))
        let after = Self.grouped(new.statements(on: newDay))
        var changes: [PackChange] = []
        for thing in Set(before.keys).union(after.keys) {
            switch (before[thing], after[thing]) {
            case (let was?, let now?):
                for property in Set(was.keys).union(now.keys) where was[property] != now[property] {
                    changes.append(
                        PackChange(
                            kind: .changed, subject: thing.subject, id: thing.id, property: property,
                            before: was[property], after: now[property]))
                }
            case (.some, nil): changes.append(Self.whole(.removed, thing))
            case (nil, .some): changes.append(Self.whole(.added, thing))
            case (nil, nil): break
            }
        }
        let order = PackStatement.Subject.allCases
        self.changes = changes.sorted {
            (order.firstIndex(of: $0.subject) ?? 0, $0.id, $0.property ?? "")
                < (order.firstIndex(of: $1.subject) ?? 0, $1.id, $1.property ?? "")
        }
    }

    private struct Thing: Hashable {
        let subject: PackStatement.Subject
        let id: String
    }

    private static func whole(_ kind: PackChange.Kind, _ thing: Thing) -> PackChange {
        PackChange(kind: kind, subject: thing.subject, id: thing.id, property: nil, before: nil, after: nil)
    }

    private static func grouped(_ statements: [PackStatement]) -> [Thing: [String: String]] {
        var things: [Thing: [String: String]] = [:]
        for statement in statements {
            things[Thing(subject: statement.subject, id: statement.id), default: [:]][statement.property] =
                statement.value
        }
        return things
    }
}
