// The dictionary of lists of seriously dishonest subjects: which list takes entries, from whom, and how one leaves it.

public import WorkingDays

/// A list of seriously dishonest subjects (严重失信主体名单). Sources: jn-12-2020#4, jn-measures-2022#31.
///
/// A list without a living basis, an empowered issuer or a way out stays in the dictionary, so that old names are
/// understood, but takes no entry and bears no measure.
public struct SeriousList: Sendable {
    public let id: String
    public let title: Bilingual
    /// Older names of the same list.
    public let aliases: [String]
    /// Words of which one stands in the name of a body that may list (认定单位).
    public let issuers: [String]
    /// 移出条件
    public let exit: Bilingual?
    /// 移出程序
    public let procedure: Bilingual?
    /// 移出所需材料
    public let materials: Bilingual?
    public let provision: Provision

    /// Whether a body of this name is one that the list's own rules empower.
    public func empowers(bodyNamed name: String) -> Bool {
        issuers.contains { name.contains($0) }
    }
}

extension PolicyPack {
    public func list(_ id: String) -> SeriousList? { lists.first { $0.id == id } }

    /// The texts that carry the list on that day: alive, and of a rank that may carry a burden.
    public func livingBasis(of list: SeriousList, on day: Day) -> [Citation] {
        guard list.provision.interval.contains(day) else { return [] }
        return list.provision.citations.filter { citation in
            guard let source = source(of: citation) else { return false }
            return source.rank.carriesBurdens && source.interval.contains(day)
        }
    }

    /// Whether the list takes entries and bears measures on that day: a living basis, an issuer, a way out.
    public func isOpen(_ list: SeriousList, on day: Day) -> Bool {
        !list.issuers.isEmpty && list.exit != nil && list.procedure != nil && list.materials != nil
            && !livingBasis(of: list, on: day).isEmpty
    }
}
