// Why this file exists: how much of which item the bodies of the demo city send.

/// The share of one item in the records of the city.
struct CityShare: Sendable {
    let item: String
    /// Of a thousand records that are not registrations.
    let perMille: Int
    /// How many rows a file should have.
    let rowsOfFile: Int
    /// A body sends no more files of the item than that in the five years.
    let mostFiles: Int

    /// How much a body has to do beside the others.
    func weight(of body: Body) -> Int {
        let isCity = body.district == nil
        return switch body.department {
        case .market: isCity ? 12 : 8
        case .cityManagement: isCity ? 5 : 4
        case .transport: 14
        case .health: isCity ? 4 : 2
        case .tax, .fire: 8
        case .environment, .emergency, .housing, .culture: 6
        case .court: isCity ? 6 : 4
        case .humanResources, .civilAffairs, .development, .creditCentre, .association, .arbitration: 6
        }
    }
}

/// The shares of all items.
enum CityShares {
    static let all =
        [
            CityShare(item: "permit", perMille: 470, rowsOfFile: 24, mostFiles: 60),
            CityShare(item: "penalty", perMille: 300, rowsOfFile: 24, mostFiles: 60),
        ]
        + ItemStory.all.map { CityShare(item: $0.item, perMille: $0.perMille, rowsOfFile: 6, mostFiles: 30) }
}
