// Why this file exists: rows of the administrative permits (行政许可).

internal import Law
internal import WorkingDays

/// Writes rows of item `permit`.
struct PermitRows: Sendable {
    private let party: PartyColumns
    private let body: BodyColumns
    private let title: Int?, number: Int?, kind: Int?, certificate: Int?, certificateNumber: Int?, content: Int?
    private let decided: Int?, from: Int?, until: Int?, status: Int?
    private let kinds: [String: [UInt8]]
    private let valid: [UInt8], invalid: [UInt8]
    private let today: Day

    init(_ layout: ItemLayout, population: Population) {
        today = layout.today
        party = PartyColumns(layout, population: population)
        body = BodyColumns(layout)
        title = layout.position(.documentTitle)
        number = layout.position(.documentNumber)
        kind = layout.position(.kinds)
        certificate = layout.position(.licence)
        certificateNumber = layout.position("XK_XKBH")
        content = layout.position(.content)
        decided = layout.position(.decidedOn)
        from = layout.position(.validFrom)
        until = layout.position(.validUntil)
        status = layout.position(.status)
        var kinds: [String: [UInt8]] = [:]
        for means in ["ordinary", "franchise", "recognition", "verification", "registration"] {
            kinds[means] = layout.word(.kinds, means: means)
        }
        self.kinds = kinds
        valid = layout.word(.status, means: "valid") ?? []
        invalid = layout.word(.status, means: "invalid") ?? valid
    }

    func fill(_ cells: inout RowCells, _ row: RowContext, _ random: inout SplitMix64) -> RowFacts {
        let permits = row.party.kind == .person ? row.body.personPermits : row.body.permits
        let permit = permits[random.below(permits.count)]
        let year = row.decided.year
        party.fill(&cells, row.party, &random)
        body.fill(&cells, row.body, &random)
        cells.set(title) { $0.write(permit.title) }
        cells.set(number) { out in
            out += row.body.mark
            out.write("许准〔")
            out.write(number: year, digits: 4)
            out.write("〕")
            out.write(number: row.serial)
            out.write("号")
        }
        cells.set(kind) { $0 += kinds[permit.kind] ?? kinds["ordinary"] ?? [] }
        if random.chance(0.9) {
            cells.set(certificate) { $0.write(permit.certificate) }
            cells.set(certificateNumber) { out in
                out.write("QC")
                out.write(number: year, digits: 4)
                out.write(number: row.serial, digits: 7)
            }
        }
        cells.set(content) { $0.write(permit.content) }
        let start = row.decided.adding(days: random.below(10))
        let end = permit.years.map { start.adding(years: $0).adding(days: -1) }
        cells.set(decided) { $0.write(row.decided) }
        cells.set(from) { $0.write(start) }
        // 2099-12-31 means without an end.
        cells.set(until) { out in if let end { out.write(end) } else { out.write("2099-12-31") } }
        let holds = end.map { $0 >= today } ?? true
        cells.set(status) { $0 += holds && !random.chance(0.03) ? valid : invalid }
        return RowFacts(decided: row.decided, party: row.party)
    }
}
