// Why this file exists: a fault needs a row that can bear it, and a row must know that before it is written.

internal import Law

/// What a fault needs of the penalty of its row.
enum PenaltyDemand: Sendable {
    case any, fine, confiscation, licence
    /// Neither a fine nor a confiscation.
    case withoutAmounts
}

/// What a fault needs its row to be before it can be done.
struct Demand: Sendable {
    var party = PartyDemand.any
    var penalty = PenaltyDemand.any
    /// The decision lies after today, and everything else agrees with it.
    var isFuture = false

    /// Whether the row that was drawn for it is right as soon as the fault is left out.
    var isMendable: Bool {
        switch party {
        case .minor: false
        case .any, .company, .organisation, .business, .notPerson, .person: !isFuture
        }
    }
}

/// One way to do a fault to a row of an item.
struct FaultPlan: Sendable {
    let kind: FaultKind
    /// The cell that is changed.
    let position: Int
    /// The column at which the fault is to be reported.
    let reported: Int
    /// Another cell that plays a part.
    let peer: Int?
    let third: Int?
    let demand: Demand

    init(
        _ kind: FaultKind, _ position: Int, reported: Int? = nil, peer: Int? = nil, third: Int? = nil,
        party: PartyDemand = .any, penalty: PenaltyDemand = .any, isFuture: Bool = false
    ) {
        self.kind = kind
        self.position = position
        self.reported = reported ?? position
        self.peer = peer
        self.third = third
        demand = Demand(party: party, penalty: penalty, isFuture: isFuture)
    }
}

/// All plans of an item by kind, so that kinds are drawn evenly however many columns each has.
struct FaultPlans: Sendable {
    let errors: [[FaultPlan]]
    let warnings: [[FaultPlan]]
    /// Plans that may join another fault in the same row: they touch a text that no other rule reads.
    let companions: [FaultPlan]

    init(_ layout: ItemLayout, without unwritable: Set<FaultKind>) {
        let planner = FaultPlanner(layout)
        let kinds = FaultKind.allCases.filter { !unwritable.contains($0) }
        let plans = kinds.map { planner.plans(for: $0) }.filter { !$0.isEmpty }
        errors = plans.filter { $0.first?.kind.severity == .error }
        warnings = plans.filter { $0.first?.kind.severity == .warning }
        let texts: [Int] = layout.positions(of: [.facts, .address, .businessScope, .remark, .sourceName])
        let small = [FaultKind.garbled, .controlCharacter, .markup].filter { !unwritable.contains($0) }
        companions = texts.flatMap { position in small.map { FaultPlan($0, position) } }
    }

    /// A plan of a kind drawn evenly.
    static func draw(_ kinds: [[FaultPlan]], _ random: inout SplitMix64) -> FaultPlan? {
        guard !kinds.isEmpty else { return nil }
        let plans = kinds[random.below(kinds.count)]
        return plans[random.below(plans.count)]
    }
}
