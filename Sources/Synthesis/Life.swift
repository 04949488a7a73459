// Why this file exists: subjects change over the years, and every row must know them as they were on its day.

internal import WorkingDays

/// What may happen to a subject.
enum LifeEvent: Sendable {
    /// To another district; of the positions drawn, one is always another.
    case renamed, represented, moved, deregistered, licenceRevoked
}

/// What happens to a subject, in the order of days (信用主体全生命周期).
struct Life: Sendable {
    let events: [(day: Day, what: LifeEvent)]

    /// The day after which nothing happens to it any more.
    var endedOn: Day? {
        events.last.flatMap {
            switch $0.what {
            case .deregistered, .licenceRevoked: $0.day
            case .renamed, .represented, .moved: nil
            }
        }
    }

    /// Draws a life out of the subject's own numbers: one in thirty is renamed, one in fifteen gone.
    /// - Parameter today: nothing happens within the last fortnight, or within the first two months of a subject.
    init(of party: Party, from start: Day, today: Day) {
        guard party.kind != .person else {
            events = []
            return
        }
        var random = SplitMix64(seed: party.seed ^ 0x4C49_4645, stream: UInt64(party.number))
        let first = max(start.adding(days: 30), party.foundedOn.adding(days: 60))
        let span = today.adding(days: -14).days(since: first)
        guard span > 0 else {
            events = []
            return
        }
        var drawn: [(day: Day, what: LifeEvent)] = []
        func add(_ what: LifeEvent, _ probability: Double, _ random: inout SplitMix64) {
            if random.chance(probability) { drawn.append((first.adding(days: random.below(span)), what)) }
        }
        let isBusiness = party.kind == .business
        add(.renamed, isBusiness ? 0 : 0.04, &random)
        add(.renamed, isBusiness ? 0 : 0.015, &random)
        add(.represented, isBusiness ? 0 : 0.06, &random)
        add(.moved, 0.04, &random)
        add(.deregistered, 0.05, &random)
        add(.licenceRevoked, 0.015, &random)
        drawn.sort { $0.day < $1.day }
        // After its end nothing more happens to it.
        let end = drawn.firstIndex { $0.what == .deregistered || $0.what == .licenceRevoked }
        events = Array(drawn.prefix((end ?? drawn.count - 1) + 1))
    }

    /// Changes a subject into what it is on that day.
    func apply(to party: inout Party, on day: Day, districts: Int) {
        for event in events where event.day <= day {
            party.changedOn = event.day
            switch event.what {
            case .renamed: party.generation += 1
            case .represented: party.representation += 1
            case .moved:
                party.district = (party.district + 1 + Int(party.seed >> 32) % max(districts - 1, 1)) % districts
            case .deregistered: party.standing = .deregistered
            case .licenceRevoked: party.standing = .licenceRevoked
            }
        }
    }
}
