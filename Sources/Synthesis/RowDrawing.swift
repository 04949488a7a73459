// Why this file exists: who a row is about, who decided and when, drawn so that the row can bear its fault.

internal import Law
internal import WorkingDays

/// Draws what is settled about a row before its cells are written.
struct RowDrawing: Sendable {
    private let population: Population
    private let bodies: [BodyText]
    private let subjects: Subjects
    private let personShare: Double
    /// What a subject is to be if no fault says otherwise: not every item is kept of individual businesses.
    private let usual: PartyDemand
    private let item: String
    private let firstSerial: Int
    private let windowStart: Day
    private let today: Day
    private let decisions: Decisions
    /// Days from which a decision reaches the platform in time.
    private let timely: [Day]

    /// Parts the chance of this file from that of others with the same seed.
    let salt: UInt64

    init(
        layout: ItemLayout, population: Population, bodies: [BodyText], order: FileOrder, personShare: Double
    ) {
        self.population = population
        self.bodies = bodies
        subjects = order.subjects
        decisions = order.decisions
        firstSerial = order.firstSerial
        item = order.item
        usual = layout.item.subjects.contains(.individualBusiness) ? .notPerson : .organisation
        self.personShare = personShare
        today = layout.today
        windowStart = max(population.start, layout.item.provision.interval.from)
        let own = layout.item.id.utf8.reduce(UInt64(order.file)) { $0 &* 131 &+ UInt64($1) }
        salt = own << 32
        switch order.decisions {
        case .anyTime: timely = Self.timely(before: layout.today, layout, includingToday: true)
        case .before(let day): timely = Self.timely(before: day, layout, includingToday: false)
        }
    }

    /// Within the time to submit: at most seven working days. Decisions of a body are dated on days of work.
    private static func timely(before day: Day, _ layout: ItemLayout, includingToday: Bool) -> [Day] {
        let calendar = layout.pack.calendar
        let from = layout.item.provision.interval.from
        var days = includingToday ? [day] : []
        for back in 1...30 {
            let other = day.adding(days: -back)
            guard calendar.count(after: other, through: day).days <= 7 else { break }
            if other >= from, includingToday || calendar.isWorkingDay(other) { days.append(other) }
        }
        return days.isEmpty ? [day] : days
    }

    func context(_ number: Int, _ demand: Demand, _ random: inout SplitMix64) -> RowContext {
        var party: Party
        let decided: Day
        switch decisions {
        case .anyTime:
            party = subject(number, demand.party, &random)
            decided = day(of: party, demand, &random)
        case .before:
            let day = demand.isFuture ? today.adding(days: random.within(1...200)) : timelyDay(&random)
            party = living(number, demand.party, on: day, &random)
            decided = day
        }
        if case .drawn = subjects {
            party = population.party(party, on: decided)
        } else {
            party = population.party(party, on: today)
        }
        if demand.party == .minor { party.minorOn = decided }
        return RowContext(
            party: party, body: bodies[random.below(bodies.count)], serial: firstSerial + number - 1, decided: decided,
            demand: demand)
    }

    private func subject(_ number: Int, _ demand: PartyDemand, _ random: inout SplitMix64) -> Party {
        var demand = demand
        switch demand {
        case .person, .minor: return population.person(random.below(population.persons))
        case .any where random.chance(personShare): return population.person(random.below(population.persons))
        case .any, .notPerson: demand = usual
        case .company, .organisation, .business: break
        }
        switch subjects {
        case .every: return population.subject(near: number, demand)
        case .listed(let list):
            return population.subject(near: list.indices.contains(number - 1) ? list[number - 1] : number, demand)
        case .drawn(let count):
            // The square of a fraction leans to the first: a few subjects get many rows.
            let lean = random.fraction()
            let index = random.chance(0.85) ? random.below(count) : Int(lean * lean * Double(count))
            return population.subject(near: index + 1, demand)
        }
    }

    /// A subject that had been founded by that day, wasn't gone, and is one that the body deals with; after many
    /// attempts one that lives, or any.
    private func living(_ number: Int, _ demand: PartyDemand, on day: Day, _ random: inout SplitMix64) -> Party {
        let first = subject(number, demand, &random)
        guard case .drawn = subjects else { return first }
        var party = first
        var second: Party?
        for _ in 0..<200 {
            if isLiving(party, on: day) {
                if party.kind == .person || isConcerned(party, on: day) { return party }
                second = second ?? party
            }
            party = subject(number, demand, &random)
        }
        return second ?? first
    }

    private func isLiving(_ party: Party, on day: Day) -> Bool {
        guard party.kind != .person else { return true }
        guard party.foundedOn.adding(days: 10) <= day else { return false }
        return population.life(of: party).endedOn.map { day < $0 } ?? true
    }

    private func isConcerned(_ party: Party, on day: Day) -> Bool {
        guard let body = bodies.first else { return true }
        let district = population.districts[population.party(party, on: day).district].region
        if let own = body.district, own != district { return false }
        var name: [UInt8] = []
        population.names.appendName(of: party, city: [], to: &name)
        return body.department.deals(with: name, kind: party.kind, item: item)
    }

    /// Three in a hundred are sent too late.
    private func timelyDay(_ random: inout SplitMix64) -> Day {
        let day = timely[random.below(timely.count)]
        guard random.chance(0.03) else { return day }
        return max((timely.last ?? day).adding(days: -random.within(3...80)), windowStart)
    }

    /// A day of the last five years, after the founding and before the end.
    private func day(of party: Party, _ demand: Demand, _ random: inout SplitMix64) -> Day {
        if demand.isFuture { return today.adding(days: random.within(1...200)) }
        let isRecent = random.chance(0.05)
        let end = population.life(of: party).endedOn
        if isRecent, end == nil { return timely[random.below(timely.count)] }
        let earliest = party.kind == .person ? windowStart : max(windowStart, party.foundedOn.adding(days: 10))
        let latest = max(min(end ?? today, today), earliest)
        return earliest.adding(days: random.below(latest.days(since: earliest) + 1))
    }
}
