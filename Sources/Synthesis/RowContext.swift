// Why this file exists: what is settled about a row before its cells are written, and the columns that all items share.

internal import Law
internal import WorkingDays

/// What a row is about.
struct RowContext {
    var party: Party
    let body: BodyText
    /// Unique among the rows of a body.
    let serial: Int
    var decided: Day
    let demand: Demand
    /// The day on which its matter is closed, if it is: what was listed is removed, what was promised is kept.
    var closedOn: Day?
}

/// Writes the columns about the party (行政相对人), which every item has.
struct PartyColumns: Sendable {
    private let name: Int?, kind: Int?, code: Int?, organisationCode: Int?, representative: Int?
    private let representativeIdKind: Int?, representativeId: Int?, personIdKind: Int?, personId: Int?
    private let organisation: [UInt8], business: [UInt8], person: [UInt8], residentID: [UInt8]
    private let population: Population

    init(_ layout: ItemLayout, population: Population) {
        name = layout.position(.subjectName)
        kind = layout.position(.subjectKind)
        code = layout.position(.subjectCode)
        organisationCode = layout.position(.organisationCode)
        representative = layout.position(.representative)
        representativeIdKind = layout.position(.representativeIdKind)
        representativeId = layout.position(.representativeId)
        personIdKind = layout.position(.personIdKind)
        personId = layout.position(.personId)
        organisation = layout.word(.subjectKind, means: "organisation") ?? []
        business = layout.word(.subjectKind, means: "individualBusiness") ?? []
        person = layout.word(.subjectKind, means: "naturalPerson") ?? []
        residentID =
            layout.word(.personIdKind, means: "resident-id") ?? layout.word(.representativeIdKind, means: "resident-id")
            ?? []
        self.population = population
    }

    func fill(_ cells: inout RowCells, _ party: Party, _ random: inout SplitMix64) {
        // A name keeps the district of the founding, whereto its bearer moves.
        let home = population.districts[party.home].name
        cells.set(name) { population.names.appendName(of: party, city: home, to: &$0) }
        if party.kind == .person {
            cells.set(kind) { $0 += person }
            cells.set(personIdKind) { $0 += residentID }
            cells.set(personId) { out in
                if let day = party.minorOn {
                    SyntheticPerson.appendMinor(on: day, &random, to: &out)
                } else {
                    population.appendCode(of: party, to: &out)
                }
            }
            return
        }
        cells.set(kind) { $0 += party.kind == .business ? business : organisation }
        cells.set(code) { population.appendCode(of: party, to: &$0) }
        cells.set(representative) { population.names.appendPerson(seed: party.seed &+ party.representation, to: &$0) }
        if random.chance(0.1), let code {
            let text = cells[code]
            cells.set(organisationCode) { $0 += text[8..<17] }
        }
        if random.chance(0.05) {
            cells.set(representativeIdKind) { $0 += residentID }
            cells.set(representativeId) { population.people.appendNumber(of: 2_000_000 + party.number, to: &$0) }
        }
    }
}

/// Writes the columns about the body and the source, which are the same body here, and the remark.
struct BodyColumns: Sendable {
    private let name: Int?, code: Int?, sourceName: Int?, sourceCode: Int?, remark: Int?

    init(_ layout: ItemLayout) {
        name = layout.position(.bodyName)
        code = layout.position(.bodyCode)
        sourceName = layout.position(.sourceName)
        sourceCode = layout.position(.sourceCode)
        remark = layout.position(.remark)
    }

    func fill(_ cells: inout RowCells, _ body: BodyText, _ random: inout SplitMix64) {
        cells.set(name) { $0 += body.name }
        cells.set(code) { $0 += body.code }
        cells.set(sourceName) { $0 += body.name }
        cells.set(sourceCode) { $0 += body.code }
        // A comma and quotes now and then, so that readers of CSV have something to read.
        if random.chance(0.02) { cells.set(remark) { $0.write("经复核,与\"原始文书\"一致") } }
    }
}
