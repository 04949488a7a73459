// Where a list was left, as a short text for addresses: lists are paged by the last record shown, never by a number.

internal import Disclosure
internal import Records
internal import WorkingDays

/// The place after one record of a list that is sorted by decision day and id, newest first.
struct PageCursor: Sendable, Hashable {
    let decided: Day
    let id: Int64

    init(_ record: DisclosedRecord) {
        decided = record.period.dates.decided
        id = record.id.raw
    }

    /// Reads `20260305-k3f`.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 8, let number = Int(parts[0]), parts[1].utf8.count <= 13,
            let id = Int64(parts[1], radix: 36), id >= 0,
            let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        else { return nil }
        decided = day
        self.id = id
    }

    var text: String {
        let (year, month, day) = decided.components
        let number = String(year * 10_000 + month * 100 + day)
        return String(repeating: "0", count: max(0, 8 - number.count)) + number + "-" + String(id, radix: 36)
    }

    var recordCursor: RecordCursor { RecordCursor(decided: decided, id: RecordID(id)) }

    /// Whether the record stands after this place.
    func precedes(_ record: DisclosedRecord) -> Bool {
        let other = record.period.dates.decided
        return other < decided || (other == decided && record.id.raw < id)
    }
}

extension [DisclosedRecord] {
    /// One page of the list, and where the next one begins.
    func page(after cursor: PageCursor?, limit: Int) -> (records: [DisclosedRecord], next: PageCursor?) {
        let rest = cursor.map { cursor in filter { cursor.precedes($0) } } ?? self
        let page = Array(rest.prefix(limit))
        return (page, rest.count > limit ? page.last.map { PageCursor($0) } : nil)
    }
}
