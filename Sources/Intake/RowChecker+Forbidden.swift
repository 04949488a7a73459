// What may not be collected (M-43), and persons of whom nothing is recorded (M-3): found in any cell, refused once it is
// known whose row it is.

internal import Law
internal import WorkingDays

extension RowChecker {
    /// In completed years. Before the oldest text of the pack it was the same 18.
    func ageOfMajority(on day: Day) -> Int {
        pack.limit("adultAge", on: day).flatMap { $0.unit == .years ? $0.value : nil } ?? 18
    }

    /// Marks the cells that need a closer look: even those of a column that means nothing to us.
    func findSuspects(
        _ raw: RawRow, _ header: HeaderMap, _ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        for (column, range) in raw.cells.enumerated() where range.count > 2 {
            guard column >= header.fields.count || !header.isFeedback[column] else { continue }
            for suspicion in watch.suspicions(in: UnsafeBufferPointer(rebasing: bytes[range])) {
                row.suspects.append((suspicion, column))
            }
        }
    }

    func judgeSuspects(_ raw: RawRow, _ header: HeaderMap, _ row: inout CheckedRow) {
        guard !row.suspects.isEmpty else { return }
        // A row that doesn't say whose it is may be a person's; a business is its owner.
        let isPerson = row.subjectKind.map { $0 == .naturalPerson } ?? true
        let isPersonal = isPerson || row.subjectKind == .individualBusiness
        let party = LevelText(row.text(places.subjectName))
        // Many a business bears its owner's name and no more.
        let isNamedSo = isPerson || isPersonal && party.count <= 4
        let own = isNamedSo ? [party] : []
        let owners = own + [LevelText(row.text(places.representative))]
        let anyone = Speakers(names: owners, circle: .anyone, impliesParty: isPersonal)
        let rich = Speakers(names: owners, circle: .owners, impliesParty: isPersonal)
        // Whose income and assets may not be collected is no question of whose row it is, if one can tell who it is.
        let named = Speakers(names: owners, circle: .anyone, impliesParty: false, areNamed: true)
        let alone = Speakers(names: own, circle: .party, impliesParty: isPerson)
        // The suspicions of one cell follow each other.
        var levelled: (column: Int, text: LevelText)?
        for (place, column) in row.suspects {
            let field = column < header.fields.count ? header.fields[column] : nil
            func text() -> LevelText {
                if let levelled, levelled.column == column { return levelled.text }
                let cell = raw.bytes[raw.cells[column]].prefix(4 * judgedLength(field))
                var text = LevelText(String(decoding: cell, as: UTF8.self))
                // 王五糖尿病食品店 is a shop, and says nothing of its owner.
                if !isNamedSo, party.count >= 2 { text = text.without([party]) }
                levelled = (column, text)
                return text
            }
            // So is it where it stands as a name.
            let isName = field.map(places.names.contains) ?? false
            switch watch.suspicions[place] {
            case .value(let rule):
                if !rule.personsOnly || isPersonal { row.refuse(column, field, rule.title) }
            case .word(let rule):
                guard !isName else { continue }
                let text = text()
                let circles = !rule.personsOnly ? [anyone] : isPersonal ? [rich, named] : [named]
                if circles.contains(where: { watch.finder.finds(rule.said, in: text, of: $0) }) {
                    row.refuse(column, field, rule.title)
                } else if isPersonal, let field, rule.names(text) {
                    row.note(.sensitiveWord, field, rule.title)
                }
            case .incapacity(let rule):
                guard isPerson, !isName, item.subjects.contains(.naturalPerson) else { continue }
                if watch.finder.finds(rule.said, in: text(), of: alone) {
                    row.note(.lacksCapacity, field, rule.title)
                }
            }
        }
    }

    /// How many characters of a cell are read for statements: a longer one is refused for its length, whatever stands behind.
    private func judgedLength(_ field: Int?) -> Int {
        guard let field else { return Self.unknownText }
        let limit = cells[field].limit
        return limit > .max / 8 ? limit / 8 : limit + Self.margin
    }

    /// Of a column that means nothing here nothing is kept, so that much is enough to tell its sender.
    private static var unknownText: Int { 10_000 }
    /// So that what is said across the limit is found.
    private static var margin: Int { 200 }
}
