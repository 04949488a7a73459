// Why this file exists: the subjects of a synthetic city, made on demand from a number and a seed.

internal import Law
internal import WorkingDays

/// The subjects of a synthetic city. Nothing is stored: subject n is the same whenever and wherever it is asked for.
struct Population: Sendable {
    /// How many persons rows may be about.
    let persons: Int
    let today: Day
    let people: SyntheticPerson
    let districts: [(region: Int, name: [UInt8])]
    let names = NameWords()
    /// The first day of the five years that rows are about.
    let start: Day
    private let seed: UInt64

    init(pack: PolicyPack, today: Day, seed: UInt64, persons: Int) {
        self.persons = persons
        self.today = today
        self.seed = seed
        start = today.adding(years: -5).adding(days: 1)
        people = SyntheticPerson(today: today, shift: seed)
        let current = CityBodies.districts(of: pack, on: today).compactMap { district in
            Int(district.code).map { (region: $0, name: Array(district.title.zh.utf8)) }
        }
        districts = current.isEmpty ? [(region: 370_100, name: [])] : current
    }

    /// The organisation or business with that number as it was founded: one in four is an individual business.
    func subject(_ number: Int) -> Party {
        var random = SplitMix64(seed: seed, stream: UInt64(number) &* 2)
        let lot = random.below(100)
        let kind: PartyKind =
            if number & 3 == 3 { .business } else if lot < 95 { .company } else if lot < 98 { .cooperative } else {
                .institution
            }
        return made(kind, number, &random)
    }

    /// What happens to a subject.
    func life(of party: Party) -> Life { Life(of: party, from: start, today: today) }

    /// The same subject as it is on that day.
    func party(_ party: Party, on day: Day) -> Party {
        var party = party
        life(of: party).apply(to: &party, on: day, districts: districts.count)
        return party
    }

    func person(_ number: Int) -> Party {
        var random = SplitMix64(seed: seed, stream: UInt64(number) &* 2 &+ 1)
        return made(.person, number, &random)
    }

    /// A subject near that number that is what a fault needs.
    func subject(near number: Int, _ demand: PartyDemand) -> Party {
        var number = number
        var party = subject(number)
        func fits(_ kind: PartyKind) -> Bool {
            switch demand {
            case .company: kind == .company
            case .organisation: kind.isOrganisation
            case .business: kind == .business
            case .any, .notPerson, .person, .minor: true
            }
        }
        while !fits(party.kind) {
            number += 1
            party = subject(number)
        }
        return party
    }

    private func made(_ kind: PartyKind, _ number: Int, _ random: inout SplitMix64) -> Party {
        // Up to 25 years old; the young are somewhat more than the old.
        let age = random.fraction()
        var founded = today.adding(days: -60 - Int(age * (0.5 + 0.5 * age) * 9_000))
        while founded.weekday.isWeekend { founded = founded.adding(days: -1) }
        let district = random.below(districts.count)
        return Party(
            kind: kind, number: number, home: district, seed: random.next(), foundedOn: founded, district: district)
    }

    /// Appends the subject's credit code, or the identity number of a person.
    func appendCode(of party: Party, to out: inout [UInt8]) {
        if party.kind == .person {
            people.appendNumber(of: party.number, to: &out)
        } else {
            SyntheticCode.append(
                kind: party.kind.codeKind, region: districts[party.home].region, block: .subject,
                number: party.number, shift: seed, to: &out)
        }
    }
}
