// Why this file exists: one row of any item, chosen without boxing because a million of them are written.

internal import Law

/// Writes clean rows of one item.
enum RowWriter: Sendable {
    case registration(RegistrationRows)
    case permit(PermitRows)
    case penalty(PenaltyRows)

    /// - Returns: nil if rows of that item can't be made.
    init?(_ layout: ItemLayout, population: Population) {
        switch layout.item.id {
        case "registration": self = .registration(RegistrationRows(layout, population: population))
        case "permit": self = .permit(PermitRows(layout, population: population))
        case "penalty":
            guard let rows = PenaltyRows(layout, population: population) else { return nil }
            self = .penalty(rows)
        default: return nil
        }
    }

    func fill(_ cells: inout RowCells, _ row: RowContext, _ random: inout SplitMix64) -> RowFacts {
        switch self {
        case .registration(let rows): rows.fill(&cells, row, &random)
        case .permit(let rows): rows.fill(&cells, row, &random)
        case .penalty(let rows): rows.fill(&cells, row, &random)
        }
    }

    /// How many rows in a hundred are about natural persons.
    var personShare: Double {
        switch self {
        case .registration: 0
        case .permit: 0.03
        case .penalty: 0.07
        }
    }
}
