// What stands in a returned row, whatever the format of the sheet.

internal import Law

/// What stands in a returned row, whatever the format.
enum FeedbackRow {
    static func cells(
        _ raw: RawRow, _ row: CheckedRow, header: HeaderMap, item: CatalogueItem, pack: PolicyPack,
        forbidden: [ForbiddenData]
    ) -> [String] {
        let blanked = Set(row.notices.filter { $0.kind == .forbiddenValue }.compactMap(\.field))
        let hasForbidden = row.notices.contains { $0.kind == .forbiddenValue }
        var cells: [String] = []
        for column in header.names.indices where !header.isFeedback[column] {
            let text = column < raw.cells.count ? String(decoding: raw.bytes[raw.cells[column]], as: UTF8.self) : ""
            let field = header.fields[column]
            let isForbidden =
                field.map(blanked.contains) ?? (hasForbidden && forbidden.contains { $0.forbids(value: text) })
            cells.append(isForbidden ? "" : text)
        }
        let errors = row.notices.filter { $0.kind.severity == .error }
        cells.append(String(row.line))
        cells.append(errors.map { $0.sentence(item) }.joined(separator: "\n"))
        cells.append(errors.map(\.kind.rawValue).joined(separator: ";"))
        cells.append(errors.map { $0.basis(pack) }.uniqued().joined(separator: "；"))
        return cells
    }
}
