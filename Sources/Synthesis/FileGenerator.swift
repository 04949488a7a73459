// Why this file exists: the way in: a file of synthetic rows, one after the other, with the answer key of its faults.

public import Law
public import WorkingDays

/// Makes the rows of one file in the official column layout (官方格式).
///
/// Nothing but the arguments settles a byte: no clock, no system chance. A row depends on its number alone, so a file
/// is written in pieces of any size and never held in memory. Lines are CSV as RFC 4180 says, in UTF-8 without BOM, and
/// every row is one physical line.
public struct FileGenerator: Sendable {
    public let item: String
    public let seed: UInt64
    public let today: Day
    /// The share of rows that are given an error.
    public let faults: Double
    /// The share of rows that are given a warning instead.
    public let warnings: Double

    private let layout: ItemLayout
    private let writer: RowWriter
    private let seeder: FaultSeeder
    private let plans: FaultPlans
    private let drawing: RowDrawing
    private var cells: RowCells

    /// The items of which rows can be made, if the catalogue has them.
    public static var items: [String] { ["registration", "permit", "penalty"] + ItemStory.all.map(\.item) }

    /// - Parameters:
    ///   - item: one of `items`.
    ///   - providers: the bodies that decide; those of the demo city if empty.
    ///   - warnings: a quarter of `faults` if nil.
    ///   - unwritable: faults that the format of the file can't hold.
    /// - Returns: nil if rows of that item can't be made, or the item isn't in the catalogue on that day.
    public init?(
        item: String, pack: PolicyPack, today: Day, seed: UInt64, faults: Double, warnings: Double? = nil,
        providers: [Body] = [], without unwritable: Set<FaultKind> = []
    ) {
        let bodies = providers.isEmpty ? CityBodies.all(pack: pack, today: today) : providers
        let population = Population(pack: pack, today: today, seed: seed, persons: 50_000)
        let order = FileOrder(
            item: item, sentOn: today, decisions: .anyTime, subjects: item == "registration" ? .every : .drawn(250_000),
            firstSerial: 1, file: 1, faults: faults, warnings: warnings ?? faults / 4,
            unwritable: unwritable)
        self.init(order, pack: pack, seed: seed, population: population, bodies: bodies)
    }

    init?(_ order: FileOrder, pack: PolicyPack, seed: UInt64, population: Population, bodies: [Body]) {
        let senders = bodies.filter { $0.items.contains(order.item) || $0.items.isEmpty }.map(BodyText.init)
        guard let catalogueItem = pack.item(order.item, on: order.sentOn), !senders.isEmpty else { return nil }
        let layout = ItemLayout(item: catalogueItem, pack: pack, today: order.sentOn)
        guard let writer = RowWriter(layout, population: population) else { return nil }
        item = order.item
        self.seed = seed
        faults = order.faults
        warnings = order.warnings
        self.layout = layout
        self.writer = writer
        today = order.sentOn
        seeder = FaultSeeder(layout, population: population)
        plans = FaultPlans(layout, without: order.unwritable)
        drawing = RowDrawing(
            layout: layout, population: population, bodies: senders, order: order, personShare: writer.personShare)
        cells = RowCells(count: catalogueItem.fields.count)
    }

    /// The official Chinese names of the columns in order.
    public var columns: [String] { layout.names }

    /// The first line.
    public func header() -> [UInt8] {
        var line = RowCells(count: layout.names.count)
        for (position, name) in layout.names.enumerated() { line.set(position) { $0 += Array(name.utf8) } }
        var out: [UInt8] = []
        line.appendLine(to: &out)
        return out
    }

    /// Appends a row as a line of CSV.
    /// - Parameter number: counts from 1, so that the row stands on line `number` + 1.
    /// - Returns: the faults that it was given on purpose.
    public mutating func row(_ number: Int, into out: inout [UInt8]) -> [SeededFault] {
        let seeded = fill(number, line: number + 1)
        cells.appendLine(to: &out)
        return seeded
    }

    /// Appends a row as a line of JSON, an object keyed by the codes of the fields; empty cells are left out.
    /// - Returns: its faults; there is no header, so that row `number` stands on line `number`.
    public mutating func object(_ number: Int, into out: inout [UInt8]) -> [SeededFault] {
        let seeded = fill(number, line: number)
        cells.appendObject(keys: layout.codes, to: &out)
        return seeded
    }

    /// A row as the cells of a sheet whose first row is the header.
    public mutating func cells(_ number: Int) -> (texts: [String], faults: [SeededFault]) {
        let seeded = fill(number, line: number + 1)
        return (layout.item.fields.indices.map { String(decoding: cells[$0], as: UTF8.self) }, seeded)
    }

    /// Appends the row of this number as its sender sends it again after it was returned.
    /// - Returns: false if it had no error, or none that can be mended by writing the row right.
    mutating func correctedRow(_ number: Int, into out: inout [UInt8]) -> Bool {
        var random = stream(number)
        guard let plan = drawPlan(&random), plan.kind.severity == .error, plan.demand.isMendable else { return false }
        let context = drawing.context(number, plan.demand, &random)
        cells.clear()
        _ = writer.fill(&cells, context, &random)
        cells.appendLine(to: &out)
        return true
    }

    /// Appends a row that was entered before, now that its matter is closed (移出, 终结 …).
    /// - Returns: false if it never came in, or its matter is still open.
    mutating func closedRow(_ number: Int, into out: inout [UInt8]) -> Bool {
        var random = stream(number)
        guard drawPlan(&random) == nil else { return false }
        var context = drawing.context(number, Demand(), &random)
        guard writer.closes(context) else { return false }
        context.closedOn = today
        cells.clear()
        _ = writer.fill(&cells, context, &random)
        cells.appendLine(to: &out)
        return true
    }

    private func stream(_ number: Int) -> SplitMix64 {
        SplitMix64(seed: seed, stream: UInt64(number) &* 1_000_003 &+ drawing.salt)
    }

    /// Writes the cells of a row.
    private mutating func fill(_ number: Int, line: Int) -> [SeededFault] {
        var random = stream(number)
        let plan = drawPlan(&random)
        let context = drawing.context(number, plan?.demand ?? Demand(), &random)
        cells.clear()
        let facts = writer.fill(&cells, context, &random)
        guard let plan else { return [] }
        var seeded = [seeder.apply(plan, to: &cells, facts, line: line, &random)]
        if plan.kind.severity == .error, random.chance(0.05), let second = companion(of: plan, &random) {
            seeded.append(seeder.apply(second, to: &cells, facts, line: line, &random))
        }
        return seeded
    }

    private func drawPlan(_ random: inout SplitMix64) -> FaultPlan? {
        let lot = random.fraction()
        if lot < faults { return FaultPlans.draw(plans.errors, &random) }
        if lot < faults + warnings { return FaultPlans.draw(plans.warnings, &random) }
        return nil
    }

    /// A second fault in another column.
    private func companion(of plan: FaultPlan, _ random: inout SplitMix64) -> FaultPlan? {
        guard !plans.companions.isEmpty else { return nil }
        let second = plans.companions[random.below(plans.companions.count)]
        return second.position == plan.position || second.position == plan.reported ? nil : second
    }
}
