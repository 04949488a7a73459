// Why this file exists: running totals over the enumerated days, so that counting in bulk costs two look-ups.

/// The enumerated days by index, where 0 is the first day of the calendar.
///
/// A class only so that copies of the calendar share it; nothing in it changes.
final class CalendarTable: Sendable {
    /// How many of the days up to and including this index are worked.
    private let runningTotals: [Int32]

    /// The position in `entries` of the row that names the day, or -1.
    private let entryIndices: [Int32]

    private let entries: [CalendarEntry]

    /// All working days of the range.
    let total: Int

    init(_ text: CalendarText) {
        let count = text.horizon.days(since: text.first) + 1
        var indices = [Int32](repeating: -1, count: count)
        for (position, entry) in text.entries.enumerated() {
            indices[entry.day.days(since: text.first)] = Int32(position)
        }
        var totals: [Int32] = []
        totals.reserveCapacity(count)
        var running: Int32 = 0
        for index in 0..<count {
            let position = Int(indices[index])
            let isWorked =
                position < 0
                ? !text.first.adding(days: index).weekday.isWeekend : text.entries[position].kind == .work
            running += isWorked ? 1 : 0
            totals.append(running)
        }
        runningTotals = totals
        entryIndices = indices
        entries = text.entries
        total = Int(running)
    }

    func workingDays(through index: Int) -> Int {
        Int(runningTotals[index])
    }

    func isWorked(at index: Int) -> Bool {
        runningTotals[index] > (index == 0 ? 0 : runningTotals[index - 1])
    }

    func entry(at index: Int) -> CalendarEntry? {
        let position = Int(entryIndices[index])
        return position < 0 ? nil : entries[position]
    }

    /// The index of the working day with this number, counted from 1 to `total`.
    func index(ofWorkingDay number: Int) -> Int {
        var low = 0
        var high = runningTotals.count - 1
        while low < high {
            let middle = (low + high) / 2
            if Int(runningTotals[middle]) < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
