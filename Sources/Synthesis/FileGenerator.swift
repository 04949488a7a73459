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

    /// - Parameters:
    ///   - item: `registration`, `permit` or `penalty`.
    ///   - providers: the bodies that decide; those of the demo city if empty.
    ///   - warnings: a quarter of `faults` if nil.
    /// - Returns: nil if rows of that item can't be made, or the item isn't in the catalogue on that day.
    public init?(
        item: String, pack: PolicyPack, today: Day, seed: UInt64, faults: Double, warnings: Double? = nil,
        providers: [Body] = []
    ) {
        let bodies = providers.isEmpty ? CityBodies.all(pack: pack, today: today) : providers
        let population = Population(pack: pack, today: today, seed: seed, persons: 50_000)
        self.init(
            item: item, pack: pack, seed: seed, faults: faults, warnings: warnings, population: population,
            bodies: bodies, subjects: item == "registration" ? .every : .drawn(250_000), firstSerial: 1)
    }

    init?(
        item: String, pack: PolicyPack, seed: UInt64, faults: Double, warnings: Double?, population: Population,
        bodies: [Body], subjects: RowDrawing.Subjects, firstSerial: Int
    ) {
        let senders = bodies.filter { $0.items.contains(item) || $0.items.isEmpty }.map(BodyText.init)
        guard let catalogueItem = pack.item(item, on: population.today), !senders.isEmpty else { return nil }
        let layout = ItemLayout(item: catalogueItem, pack: pack, today: population.today)
        guard let writer = RowWriter(layout, population: population) else { return nil }
        self.item = item
        self.seed = seed
        self.faults = faults
        self.warnings = warnings ?? faults / 4
        self.layout = layout
        self.writer = writer
        today = population.today
        seeder = FaultSeeder(layout, population: population)
        plans = FaultPlans(layout)
        drawing = RowDrawing(
            layout: layout, population: population, bodies: senders, subjects: subjects,
            personShare: writer.personShare, firstSerial: firstSerial)
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

    /// Appends a row.
    /// - Parameter number: counts from 1, so that the row stands on line `number` + 1.
    /// - Returns: the faults that it was given on purpose.
    public mutating func row(_ number: Int, into out: inout [UInt8]) -> [SeededFault] {
        var random = SplitMix64(seed: seed, stream: UInt64(number) &* 1_000_003 &+ drawing.salt)
        let plan = drawPlan(&random)
        let context = drawing.context(number, plan?.demand ?? Demand(), &random)
        cells.clear()
        let facts = writer.fill(&cells, context, &random)
        guard let plan else {
            cells.appendLine(to: &out)
            return []
        }
        let line = number + 1
        var seeded = [seeder.apply(plan, to: &cells, facts, line: line, &random)]
        if plan.kind.severity == .error, random.chance(0.05), let second = companion(of: plan, &random) {
            seeded.append(seeder.apply(second, to: &cells, facts, line: line, &random))
        }
        cells.appendLine(to: &out)
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
