// Why this file exists: how long each penalty may be public, asked of the pack once and not for every row.

internal import Law
internal import WorkingDays

/// How long a penalty may be public under one regime.
struct PublicTerm: Sendable {
    let maximum: CalendarPeriod
    let isPublished: Bool
    /// The provider's own word for the degree, and since when it is used.
    let mark: (word: [UInt8], since: Day)?
}

/// The public terms of all usual penalties under all regimes, so that no row asks the pack.
struct PublicTerms: Sendable {
    enum Procedure: Int, CaseIterable {
        case unknown, simple, ordinary

        var means: String? {
            switch self {
            case .unknown: nil
            case .simple: "simple"
            case .ordinary: "ordinary"
            }
        }
    }

    private let intervals: [Interval]
    private let terms: [PublicTerm]
    private let kinds: Int
    private let floor = PublicTerm(maximum: CalendarPeriod(3, .months), isPublished: false, mark: nil)

    init(_ layout: ItemLayout, _ kinds: [PenaltyKinds]) {
        let regimes = layout.pack.regimes.filter { $0.item == layout.item.id }
        var terms: [PublicTerm] = []
        for regime in regimes {
            for kind in kinds {
                for procedure in Procedure.allCases {
                    let tier = regime.tier(marked: nil, means: kind.means, procedure: procedure.means)
                    terms.append(tier.map { Self.term(of: $0, layout) } ?? floor)
                }
            }
        }
        intervals = regimes.map(\.provision.interval)
        self.terms = terms
        self.kinds = kinds.count
    }

    func term(of kind: Int, decidedOn day: Day, _ procedure: Procedure) -> PublicTerm {
        guard let regime = intervals.firstIndex(where: { $0.contains(day) }) else { return floor }
        return terms[(regime * kinds + kind) * Procedure.allCases.count + procedure.rawValue]
    }

    private static func term(of tier: PublicityTier, _ layout: ItemLayout) -> PublicTerm {
        let table = layout.item.field(role: .tier)?.table.flatMap { layout.pack.tables[$0] }
        let value = table?.values(on: layout.today).first { $0.means == tier.id }
        return PublicTerm(
            maximum: tier.maximum, isPublished: tier.isPublished,
            mark: value.map { (Array($0.value.utf8), $0.provision.interval.from) })
    }
}
