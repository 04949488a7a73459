// Reads the cells of one choice: what a cell means is worked out once for each distinct content.

internal import Law
internal import WorkingDays

/// What a cell of a choice says.
struct ChoiceReading {
    let isKnown: Bool
    let means: Set<String>
    /// The times of its values, if the day of the decision has to be asked: one is not in today's table, or the table is
    /// of the decision.
    let outdated: [Interval]?
}

/// Only the checker of one file uses it, one cell after the other.
final class ChoiceReader {
    /// Bounded: hostile files must not fill the memory with distinct cells.
    private static let most = 4096

    let table: CodeTable
    private let words: ByteTable
    private let ofWords: [ChoiceReading]
    private let today: Day
    private var readings: [String: ChoiceReading] = [:]

    /// - Parameter words: single words in force today, by their bytes, with the places of their values.
    init(_ table: CodeTable, _ words: ByteTable, today: Day) {
        self.table = table
        self.words = words
        self.today = today
        ofWords = table.values.map { value in
            ChoiceReading(
                isKnown: true, means: value.means.map { [$0] } ?? [],
                outdated: table.isOfDecision ? [value.provision.interval] : nil)
        }
    }

    func read(_ cell: UnsafeBufferPointer<UInt8>) -> ChoiceReading {
        if let number = words.number(of: cell) { return ofWords[number] }
        let text = String(decoding: cell, as: UTF8.self)
        if let known = readings[text] { return known }
        let today = today
        let found = table.read(text) { $0.provision.interval.from <= today }
        let isCurrent = found.values.allSatisfy { $0.provision.interval.contains(today) }
        let reading = ChoiceReading(
            isKnown: found.unknown == nil, means: found.means,
            outdated: isCurrent && !table.isOfDecision ? nil : found.values.map(\.provision.interval))
        if readings.count >= Self.most { readings.removeAll() }
        readings[text] = reading
        return reading
    }
}
