// What stands in a line of a feedback sheet, whatever its format.

internal import Law
internal import WorkingDays

enum FeedbackRow {
    /// The sender's own cells, then the columns that a feedback sheet adds.
    static func cells(_ row: ReturnedRow, item: CatalogueItem, pack: PolicyPack, on day: Day) -> [String] {
        let errors = row.errors
        return row.cells + [
            String(row.line), errors.map { $0.sentence(item) }.joined(separator: "\n"),
            errors.map(\.kind.rawValue).joined(separator: ";"),
            errors.map { $0.basis(pack, on: day) }.uniqued().joined(separator: "；"),
        ]
    }
}

extension Array where Element: Hashable {
    func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
