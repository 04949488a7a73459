// Why this file exists: rows of the basic registration (基础登记).

internal import Law
internal import WorkingDays

/// Writes rows of item `registration`.
struct RegistrationRows: Sendable {
    private let party: PartyColumns
    private let body: BodyColumns
    private let population: Population
    private let form: Int?, address: Int?, district: Int?, founded: Int?, scope: Int?, capital: Int?, industry: Int?
    private let status: Int?, formerName: Int?, approved: Int?
    private let active: [UInt8], revoked: [UInt8], deregistered: [UInt8]

    init(_ layout: ItemLayout, population: Population) {
        self.population = population
        party = PartyColumns(layout, population: population)
        body = BodyColumns(layout)
        form = layout.position(.organisationForm)
        address = layout.position(.address)
        district = layout.position(.district)
        founded = layout.position(.foundedOn)
        scope = layout.position(.businessScope)
        capital = layout.position(.capital)
        industry = layout.position(.industry)
        status = layout.position(.registrationStatus)
        formerName = layout.position(.formerName)
        approved = layout.position(.decidedOn)
        active = layout.word(.registrationStatus, means: "active") ?? []
        revoked = layout.word(.registrationStatus, means: "licence-revoked") ?? active
        deregistered = layout.word(.registrationStatus, means: "deregistered") ?? active
    }

    func fill(_ cells: inout RowCells, _ row: RowContext, _ random: inout SplitMix64) -> RowFacts {
        let subject = row.party
        let place = population.districts[subject.district]
        let home = population.districts[subject.home].name
        party.fill(&cells, subject, &random)
        body.fill(&cells, row.body, &random)
        cells.set(form) { $0.write(population.names.form(of: subject)) }
        cells.set(address) { out in
            out.write(NameWords.city)
            out += place.name
            population.names.appendStreet(of: subject, to: &out)
        }
        cells.set(district) { $0.write(number: place.region, digits: 6) }
        cells.set(founded) { $0.write(subject.foundedOn) }
        cells.set(scope) { population.names.appendScope(of: subject, to: &$0) }
        cells.set(industry) { population.names.appendIndustry(of: subject, to: &$0) }
        if subject.kind == .company {
            cells.set(capital) { $0.write(tenThousandYuanOfFen: (Int(subject.seed >> 24 % 500) + 1) * 10_000_000) }
        }
        cells.set(status) {
            switch subject.standing {
            case .active: $0 += active
            case .licenceRevoked: $0 += revoked
            case .deregistered: $0 += deregistered
            }
        }
        let day = approvalDay(row)
        if let day { cells.set(approved) { $0.write(day) } }
        if subject.generation > 0 {
            var before = subject
            before.generation -= 1
            cells.set(formerName) { population.names.appendName(of: before, city: home, to: &$0) }
        }
        return RowFacts(decided: day ?? subject.foundedOn, party: subject)
    }

    /// The day of the newest change, else that of the founding. For the stock from before the five years none is known.
    private func approvalDay(_ row: RowContext) -> Day? {
        if row.demand.isFuture { return row.decided }
        if let changed = row.party.changedOn { return changed }
        return row.party.foundedOn < population.start ? nil : row.party.foundedOn
    }
}
