// Why this file exists: rows of every item that needs no writer of its own, out of its fields and its story.

internal import Law
internal import WorkingDays

/// Writes rows of an item from its `ItemStory`.
struct StoryRows: Sendable {
    /// When a column is filled.
    private enum Filling {
        case always, mostly
        case whenWord(position: Int, values: Set<String>)
        case whenMeans(position: Int, means: Set<String>)
    }
    private struct Column {
        let position: Int
        let cell: StoryCell
        let filling: Filling
    }

    let story: ItemStory
    /// Whether natural persons may be parties.
    let takesPersons: Bool
    private let party: PartyColumns
    private let body: BodyColumns
    private let columns: [Column]
    /// Pairs of days of which the second is never before the first.
    private let orders: [(first: Int, second: Int)]
    /// The words of the kinds of the item.
    private let kinds: [StoryWord]?
    /// The day whose year the number of the document bears.
    private let yearOf: Int?
    private let today: Day
    private let earliest: Day

    init?(_ layout: ItemLayout, population: Population) {
        guard let story = ItemStory.of(layout.item.id) else { return nil }
        self.story = story
        today = layout.today
        earliest = population.start
        takesPersons = layout.item.subjects.contains(.naturalPerson) && layout.position(.personId) != nil
        party = PartyColumns(layout, population: population)
        body = BodyColumns(layout)
        orders = layout.item.rules.compactMap { rule in
            guard case .dayOrder(let first, let second) = rule, let first = layout.position(first),
                let second = layout.position(second)
            else { return nil }
            return (first, second)
        }
        let fields = layout.item.fields
        kinds = layout.item.field(role: .kinds).map { layout.words(of: $0) }
        let columns = fields.indices.compactMap { position -> Column? in
            let field = fields[position]
            guard let cell = StoryCell(field, layout) else { return nil }
            return Column(position: position, cell: cell, filling: Self.filling(field, layout))
        }
        // Choices first, because other columns wait for what was chosen; the number last, because it bears a year.
        self.columns = columns.sorted { $0.cell.turn < $1.cell.turn }
        yearOf =
            layout.item.rules.lazy.compactMap { rule in
                if case .documentYear(_, let day) = rule { layout.position(day) } else { nil }
            }.first
    }

    private static func filling(_ field: Field, _ layout: ItemLayout) -> Filling {
        switch field.required {
        case .always: .always
        case .never: .mostly
        case .whenValue(let other, let values):
            layout.position(other).map { .whenWord(position: $0, values: Set(values)) } ?? .mostly
        case .whenMeans(let other, let means):
            layout.position(other).map { .whenMeans(position: $0, means: Set(means)) } ?? .mostly
        }
    }

    /// Whether the matter of this row has come to its end some months after it was entered.
    func closes(_ row: RowContext) -> Bool {
        var random = SplitMix64(seed: row.party.seed, stream: UInt64(row.serial))
        return random.chance(story.closes)
    }

    func fill(_ cells: inout RowCells, _ row: RowContext, _ random: inout SplitMix64) -> RowFacts {
        let list = story.matters(of: row.body.department)
        let matter = list[random.below(list.count)]
        let row = moved(row, behind: matter)
        party.fill(&cells, row.party, &random)
        body.fill(&cells, row.body, &random)
        var chosen: [Int: StoryWord] = [:]
        let amount = random.within(2...40) * story.yuan * 5
        for column in columns {
            // The same numbers are drawn whether the column is filled or not, so that a closed row is the open one.
            var own = SplitMix64(seed: random.next())
            guard isFilled(column, chosen, &own), row.closedOn != nil || !column.cell.waitsForClosing
            else { continue }
            switch column.cell {
            case .title: cells.set(column.position) { $0.write(matter.title) }
            case .number:
                let year = yearOf.flatMap { Self.day(cells[$0]) }?.year ?? row.decided.year
                cells.set(column.position) { appendNumber(row, year, to: &$0) }
            case .content: cells.set(column.position) { $0.write(matter.content) }
            case .facts: cells.set(column.position) { $0.write(matter.facts) }
            case .body, .closingBody: cells.set(column.position) { $0 += row.body.name }
            case .year: cells.set(column.position) { $0.write(number: row.decided.year) }
            case .yearBefore: cells.set(column.position) { $0.write(number: row.decided.year - 1) }
            case .closing(let words): cells.set(column.position) { $0.write(words, own.below(words.count)) }
            case .basis: cells.set(column.position) { $0.write(matter.basis) }
            case .day(let day):
                if let day = self.day(day, row, &own) { cells.set(column.position) { $0.write(day) } }
            case .choice(let words):
                let word = choose(words, matter, row, &own)
                chosen[column.position] = word
                cells.set(column.position) { $0 += word.bytes }
            case .amount: cells.set(column.position) { $0.write(tenThousandYuanOfFen: amount * 100) }
            case .serial(let mark):
                cells.set(column.position) { out in
                    out.write(mark)
                    out.write(number: row.decided.year, digits: 4)
                    out.write(number: row.serial, digits: 6)
                }
            case .text(let words): cells.set(column.position) { $0.write(words, own.below(words.count)) }
            case .flag: cells.set(column.position) { $0.write("1") }
            }
        }
        putInOrder(&cells)
        return RowFacts(decided: row.decided, party: row.party, fine: 0)
    }

    /// A list may be younger than the row: then it was decided on the first day of the list.
    private func moved(_ row: RowContext, behind matter: Matter) -> RowContext {
        guard let kinds else { return row }
        var row = row
        let since = kinds.filter { matter.isNamed(by: $0) }.map(\.since).max() ?? .earliest
        if row.decided < since {
            row.decided = since
            if row.party.minorOn != nil { row.party.minorOn = since }
        }
        return row
    }

    private func isFilled(_ column: Column, _ chosen: [Int: StoryWord], _ random: inout SplitMix64) -> Bool {
        switch column.filling {
        case .always: true
        case .mostly: random.chance(column.cell.usual)
        case .whenWord(let position, let values): chosen[position].map { values.contains($0.text) } ?? false
        case .whenMeans(let position, let means): chosen[position]?.means.map(means.contains) ?? false
        }
    }

    private func choose(
        _ words: [StoryWord], _ matter: Matter, _ row: RowContext, _ random: inout SplitMix64
    ) -> StoryWord {
        let title = String(describing: matter.title)
        let exact = words.filter { $0.text == title }
        let fitting = words.filter { matter.isNamed(by: $0) }
        let open = words.filter { $0.fits(story, isClosed: row.closedOn != nil) }
        let usual = words.filter(\.isUsual)
        let list = [exact, fitting, usual, open].first { !$0.isEmpty } ?? words
        return list[random.below(list.count)]
    }

    private func day(_ day: StoryDay, _ row: RowContext, _ random: inout SplitMix64) -> Day? {
        switch day {
        case .decided: row.decided
        case .validFrom: row.decided
        case .validUntil: row.decided.adding(years: story.years).adding(days: -1)
        case .actEnd where story.endsWhenClosed: self.day(.closed, row, &random)
        // An act that ended before is kept no longer (M-22).
        case .actEnd: max(row.decided.adding(days: -random.within(5...120)), earliest)
        case .publicUntil: row.decided.adding(months: 3)
        case .closed: row.closedOn.map { $0.adding(days: -random.within(1...4)) }
        case .near(let range):
            // What follows lies within the days that have passed.
            row.decided <= today
                ? min(row.decided.adding(days: random.within(range)), today)
                : row.decided.adding(days: range.lowerBound)
        }
    }

    private static func day(_ cell: [UInt8]) -> Day? {
        cell.withUnsafeBufferPointer { Day(iso: $0) }
    }

    private func putInOrder(_ cells: inout RowCells) {
        for order in orders {
            let (first, second) = (cells[order.first], cells[order.second])
            if let from = Self.day(first), let until = Self.day(second), until < from {
                cells.set(order.second) { $0.write(from) }
            }
        }
    }
}
