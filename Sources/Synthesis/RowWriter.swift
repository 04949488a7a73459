// Why this file exists: one row of any item, chosen without boxing because a million of them are written.

internal import Law
internal import WorkingDays

/// Writes clean rows of one item.
enum RowWriter: Sendable {
    case registration(RegistrationRows)
    case permit(PermitRows)
    case penalty(PenaltyRows)
    case story(StoryRows)

    /// - Returns: nil if rows of that item can't be made.
    init?(_ layout: ItemLayout, population: Population) {
        switch layout.item.id {
        case "registration": self = .registration(RegistrationRows(layout, population: population))
        case "permit": self = .permit(PermitRows(layout, population: population))
        case "penalty":
            guard let rows = PenaltyRows(layout, population: population) else { return nil }
            self = .penalty(rows)
        default:
            guard let rows = StoryRows(layout, population: population) else { return nil }
            self = .story(rows)
        }
    }

    func fill(_ cells: inout RowCells, _ row: RowContext, _ random: inout SplitMix64) -> RowFacts {
        switch self {
        case .registration(let rows): rows.fill(&cells, row, &random)
        case .permit(let rows): rows.fill(&cells, row, &random)
        case .penalty(let rows): rows.fill(&cells, row, &random)
        case .story(let rows): rows.fill(&cells, row, &random)
        }
    }

    /// Whether the matter of a row has come to its end.
    func closes(_ row: RowContext) -> Bool {
        switch self {
        case .registration, .permit, .penalty: false
        case .story(let rows): rows.closes(row)
        }
    }

    /// How many rows in a hundred are about natural persons.
    var personShare: Double {
        switch self {
        case .registration: 0
        case .permit: 0.03
        case .penalty: 0.07
        case .story(let rows): rows.takesPersons ? rows.story.personShare : 0
        }
    }
}
