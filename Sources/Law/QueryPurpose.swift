// For what the non-public part of a credit file may be queried by a body: a closed list, each purpose with its article.

public import WorkingDays

/// A purpose of government sharing (查询用途). Source: jn-measures-2022#21.
///
/// The list is a limit: what is not on it is refused. A purpose opens no record by itself; it also takes a matter of the
/// body's own.
public struct QueryPurpose: Sendable, Hashable {
    public let id: String
    public let title: Bilingual
    /// Kinds of organisation that may use it; empty means every body known to the platform.
    public let bodies: [String]
    public let provision: Provision

    /// Whether a body of this kind may use it.
    public func admits(bodyKind: String) -> Bool {
        bodies.isEmpty || bodies.contains(bodyKind)
    }
}

extension PolicyPack {
    /// The purpose of that day, or nil: then nothing may be queried for it. Sharing is a power, so it ends when no text
    /// that carries it lives.
    public func purpose(_ id: String, on day: Day) -> QueryPurpose? {
        purposes.first { $0.id == id && isInForce($0.provision, on: day) }
    }
}
