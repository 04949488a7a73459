// Why this file exists: who a row is about, who decided and when, drawn so that the row can bear its fault.

internal import Law
internal import WorkingDays

/// Draws what is settled about a row before its cells are written.
struct RowDrawing: Sendable {
    /// Which organisations and businesses the rows of a file are about.
    enum Subjects: Sendable {
        /// Row n is about subject n.
        case every
        /// Row n is about the nth of these, under its new name.
        case renamed([Int])
        /// Each row is about one of the first subjects, some of them far more often than others.
        case drawn(Int)
    }

    private let population: Population
    private let bodies: [BodyText]
    private let subjects: Subjects
    private let personShare: Double
    private let firstSerial: Int
    private let windowStart: Day
    private let recentDays: Int

    /// Parts the chance of this file from that of others with the same seed.
    let salt: UInt64

    init(
        layout: ItemLayout, population: Population, bodies: [BodyText], subjects: Subjects, personShare: Double,
        firstSerial: Int
    ) {
        self.population = population
        self.bodies = bodies
        self.subjects = subjects
        self.personShare = personShare
        self.firstSerial = firstSerial
        let today = population.today
        windowStart = max(today.adding(years: -5).adding(days: 1), layout.item.provision.interval.from)
        // Within the time to submit: at most seven working days.
        var days = 0
        while days < 30, layout.pack.calendar.count(after: today.adding(days: -days - 1), through: today).days <= 7 {
            days += 1
        }
        recentDays = days
        let own = layout.item.id.utf8.reduce(UInt64(firstSerial)) { $0 &* 131 &+ UInt64($1) }
        if case .renamed = subjects { salt = own << 32 ^ 0x5EED } else { salt = own << 32 }
    }

    func context(_ number: Int, _ demand: Demand, _ random: inout SplitMix64) -> RowContext {
        var party = subject(number, demand.party, &random)
        let decided = day(of: party, demand, &random)
        if demand.party == .minor { party.minorOn = decided }
        return RowContext(
            party: party, body: bodies[random.below(bodies.count)], serial: firstSerial + number - 1, decided: decided,
            demand: demand)
    }

    private func subject(_ number: Int, _ demand: PartyDemand, _ random: inout SplitMix64) -> Party {
        switch demand {
        case .person, .minor: return population.person(random.below(population.persons))
        case .any where random.chance(personShare): return population.person(random.below(population.persons))
        case .any, .company, .organisation, .business, .notPerson: break
        }
        switch subjects {
        case .every: return population.subject(near: number, demand)
        case .renamed(let list):
            guard list.indices.contains(number - 1) else { return population.subject(near: number, demand) }
            var party = population.subject(near: list[number - 1], demand)
            party.generation = 1
            return party
        case .drawn(let count):
            // The square of a fraction leans to the first: a few subjects get many rows.
            let lean = random.fraction()
            let index = random.chance(0.85) ? random.below(count) : Int(lean * lean * Double(count))
            return population.subject(near: index + 1, demand)
        }
    }

    /// A day of the last five years, after the founding. One in twenty is recent enough to be submitted in time.
    private func day(of party: Party, _ demand: Demand, _ random: inout SplitMix64) -> Day {
        let today = population.today
        if demand.isFuture { return today.adding(days: random.within(1...200)) }
        if random.chance(0.05) { return today.adding(days: -random.below(recentDays + 1)) }
        let earliest = party.kind == .person ? windowStart : max(windowStart, party.foundedOn.adding(days: 10))
        return earliest.adding(days: random.below(today.days(since: earliest) + 1))
    }
}
