// Why this file exists: the subject of a row, small enough to be drawn anew for each of a million rows.

internal import WorkingDays

/// What a synthetic subject is.
enum PartyKind: Sendable {
    case company, cooperative, institution, business, person

    /// The first two characters of its code.
    var codeKind: Int {
        switch self {
        case .company: 91
        case .cooperative: 93
        case .institution: 52
        case .business: 92
        case .person: 0
        }
    }

    /// Whether it is 法人及非法人组织.
    var isOrganisation: Bool {
        switch self {
        case .company, .cooperative, .institution: true
        case .business, .person: false
        }
    }
}

/// Whether a subject still exists, in the words of table `registration-status`.
enum Standing: Sendable {
    case active, licenceRevoked, deregistered

    var isActive: Bool { self == .active }
}

/// A synthetic subject as it is on some day: everything else of it follows from these few numbers.
struct Party: Sendable {
    let kind: PartyKind
    /// Its running number among the organisations and businesses, or among the persons.
    let number: Int
    /// Position of the district in which it was founded, which its code names for ever.
    let home: Int
    /// What its names are drawn from.
    let seed: UInt64
    let foundedOn: Day
    /// Position of the district in which it is now.
    var district: Int
    /// How often it has been renamed.
    var generation: UInt64 = 0
    /// How often it has changed its legal representative.
    var representation: UInt64 = 0
    var standing = Standing.active
    /// The day of the newest of these changes.
    var changedOn: Day?
    /// The person is to be 17 years old on this day.
    var minorOn: Day?
}

/// What a fault needs the subject of its row to be.
enum PartyDemand: Sendable {
    case any, company, organisation, business, notPerson, person, minor
}
