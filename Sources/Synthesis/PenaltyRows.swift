// Why this file exists: rows of the administrative penalties (行政处罚), whose columns must agree with each other.

internal import Law
internal import WorkingDays

/// Writes rows of item `penalty`.
struct PenaltyRows: Sendable {
    private let party: PartyColumns
    private let body: BodyColumns
    private let number: Int?, title: Int?, act: Int?, facts: Int?, basis: Int?, kind: Int?, content: Int?, fine: Int?
    private let confiscated: Int?, licence: Int?, decided: Int?, validUntil: Int?, publicUntil: Int?, procedure: Int?
    private let tier: Int?, actEnd: Int?
    private let simple: [UInt8], ordinary: [UInt8]
    private let kinds: [PenaltyKinds]
    /// Numbers of `kinds` by demand, each as often as its weight says.
    private let lots: [PenaltyDemand: [Int]]
    private let terms: PublicTerms
    /// An act that ended before is kept no longer (M-22).
    private let earliest: Day

    /// - Returns: nil if the pack has no table of kinds of penalty, or knows none of the usual ones.
    init?(_ layout: ItemLayout, population: Population) {
        guard let table = layout.item.field(role: .kinds)?.table.flatMap({ layout.pack.tables[$0] }) else { return nil }
        let kinds = PenaltyKinds.usual(table, today: layout.today)
        earliest = population.start
        guard !kinds.isEmpty else { return nil }
        var lots: [PenaltyDemand: [Int]] = [:]
        for demand in [PenaltyDemand.any, .fine, .confiscation, .licence, .withoutAmounts] {
            lots[demand] = kinds.indices.filter { kinds[$0].fits(demand) }
                .flatMap { Array(repeating: $0, count: kinds[$0].weight) }
        }
        self.kinds = kinds
        self.lots = lots
        terms = PublicTerms(layout, kinds)
        party = PartyColumns(layout, population: population)
        body = BodyColumns(layout)
        number = layout.position(.documentNumber)
        title = layout.position(.documentTitle)
        act = layout.position("CF_WFXW")
        facts = layout.position(.facts)
        basis = layout.position(.basis)
        kind = layout.position(.kinds)
        content = layout.position(.content)
        fine = layout.position(.amount)
        confiscated = layout.position(.confiscated)
        licence = layout.position(.licence)
        decided = layout.position(.decidedOn)
        validUntil = layout.position(.validUntil)
        publicUntil = layout.position(.publicUntil)
        procedure = layout.position(.procedure)
        tier = layout.position(.tier)
        actEnd = layout.position(.actEnd)
        simple = layout.word(.procedure, means: "simple") ?? []
        ordinary = layout.word(.procedure, means: "ordinary") ?? []
    }

    func fill(_ cells: inout RowCells, _ row: RowContext, _ random: inout SplitMix64) -> RowFacts {
        let offence = row.body.offences[random.below(row.body.offences.count)]
        let index = choose(row, &random)
        let chosen = kinds[index]
        let isSmall = row.party.kind == .person || random.chance(0.2)
        party.fill(&cells, row.party, &random)
        body.fill(&cells, row.body, &random)
        fillDocument(&cells, row, offence, &random)
        cells.set(kind) { $0 += chosen.cell }
        let fen = chosen.hasFine ? Self.fine(isSmall: isSmall, &random) : 0
        let gain = chosen.hasConfiscation ? random.within(1_000...5_000_000) : 0
        if fen > 0 { cells.set(fine) { $0.write(tenThousandYuanOfFen: fen) } }
        if gain > 0 { cells.set(confiscated) { $0.write(tenThousandYuanOfFen: gain) } }
        cells.set(content) { PenaltyText.appendContent(chosen, fine: fen, gain: gain, offence, to: &$0) }
        if chosen.hasLicence {
            cells.set(licence) { PenaltyText.appendLicence(offence, number: row.serial, to: &$0) }
        }
        // The simple procedure is for warnings and small fines. Source: penalty-law-2021#51.
        var used = PublicTerms.Procedure.unknown
        if random.chance(0.4) {
            let isSimple = !chosen.hasConfiscation && !chosen.hasLicence && fen <= (isSmall ? 20_000 : 300_000)
            used = isSimple && random.chance(0.5) ? .simple : .ordinary
            cells.set(procedure) { $0 += used == .simple ? simple : ordinary }
        }
        fillDays(&cells, row, terms.term(of: index, decidedOn: row.decided, used), &random)
        return RowFacts(decided: row.decided, party: row.party, fine: fen)
    }

    private func fillDocument(
        _ cells: inout RowCells, _ row: RowContext, _ offence: Offence, _ random: inout SplitMix64
    ) {
        cells.set(number) { out in
            out += row.body.mark
            out.write("罚〔")
            out.write(number: row.decided.year, digits: 4)
            out.write("〕")
            out.write(number: row.serial)
            out.write("号")
        }
        if random.chance(0.6) {
            cells.set(title) { out in
                out.write(offence.act)
                out.write("案")
            }
        }
        let end = max(row.decided.adding(days: -random.within(5...180)), earliest)
        if random.chance(0.4) { cells.set(actEnd) { $0.write(end) } }
        cells.set(act) { $0.write(offence.act) }
        cells.set(facts) { PenaltyText.appendFacts(offence, end: end, to: &$0) }
        cells.set(basis) { $0.write(offence.basis) }
    }

    /// The sender's end of publication lies between three months and the lawful maximum, which decides anyway.
    private func fillDays(_ cells: inout RowCells, _ row: RowContext, _ term: PublicTerm, _ random: inout SplitMix64) {
        cells.set(decided) { $0.write(row.decided) }
        cells.set(validUntil) { $0.write(row.decided.adding(years: random.within(1...3))) }
        let latest = term.maximum.end(from: row.decided)
        let earliest = min(row.decided.adding(months: 3), latest)
        let isLongest = !term.isPublished || random.chance(0.5)
        cells.set(publicUntil) { out in
            out.write(isLongest ? latest : earliest.adding(days: random.below(latest.days(since: earliest) + 1)))
        }
        if let mark = term.mark, mark.since <= row.decided, random.chance(0.2) { cells.set(tier) { $0 += mark.word } }
    }

    /// Kinds that the fault needs and that the law knew on the day of the decision.
    private func choose(_ row: RowContext, _ random: inout SplitMix64) -> Int {
        let lot = lots[row.demand.penalty].flatMap { $0.isEmpty ? nil : $0 } ?? lots[.any] ?? []
        for _ in 0..<30 {
            let index = lot[random.below(lot.count)]
            if kinds[index].first <= row.decided, row.decided <= kinds[index].last { return index }
        }
        return lot[0]
    }

    private static func fine(isSmall: Bool, _ random: inout SplitMix64) -> Int {
        if isSmall { return random.within(1...40) * 5_000 }
        switch random.below(10) {
        case 0..<6: return random.within(5...100) * 10_000
        case 6..<9: return random.within(1...50) * 100_000
        default: return random.within(5...100) * 1_000_000
        }
    }
}
