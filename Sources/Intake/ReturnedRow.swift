// A row on its way back to its sender: what it held and everything that is wrong with it. Sheet and page both show this.

public import Law
internal import WorkingDays

/// A returned row (退回行). Cells with forbidden values are blank already: nothing of them is kept (M-43).
public struct ReturnedRow: Sendable, Hashable {
    /// Where it stood in the file, counted from 1.
    public let line: Int
    /// The sender's own cells in the sender's order.
    public let cells: [String]
    public let notices: [ReturnedNotice]

    init(line: Int, cells: [String], notices: [ReturnedNotice]) {
        self.line = line
        self.cells = cells
        self.notices = notices
    }

    /// Stands where a cell was cut. Its last sign is one that no field takes, in whatever column the text ends up: nobody enters
    /// half a text for the whole.
    private static let mark = "……（此处截断，请以原文件为准）\u{FFFD}"

    private static func cut(_ text: String, to most: Int) -> String {
        let start = text.prefix(most)
        return start.endIndex == text.endIndex ? text : start + mark
    }

    /// How many characters of a cell go back: a text in a few kilobytes of a workbook may be named by thousands of cells.
    private static func most(of field: Field?) -> Int {
        guard let field else { return 1000 }
        if let length = field.length { return 2 * length + 1000 }
        // No right day, amount or choice is as long as that.
        return field.type == .text ? .max : 1000
    }

    init(_ raw: RawRow, _ row: CheckedRow, header: HeaderMap, item: CatalogueItem) {
        // Of what may not be kept not even the row that goes back is.
        let isBlank = row.notices.contains { $0.kind.keepsNothing }
        var cells: [String] = []
        var places: [Int: Int] = [:]
        for column in header.names.indices where !header.isFeedback[column] {
            let text = column < raw.cells.count ? String(decoding: raw.bytes[raw.cells[column]], as: UTF8.self) : ""
            let field = header.fields[column]
            if let field, header.columns[field] == column { places[field] = cells.count }
            let most = Self.most(of: field.map { item.fields[$0] })
            cells.append(row.forbiddenColumns.contains(column) || isBlank ? "" : Self.cut(text, to: most))
        }
        line = row.line
        self.cells = cells
        notices = row.notices.filter { !isBlank || $0.kind.keepsNothing }.map { notice in
            ReturnedNotice(
                kind: notice.kind, field: notice.field.map { item.fields[$0].code },
                column: notice.field.flatMap { places[$0] }, detail: notice.detail)
        }
    }

    /// What returned it.
    public var errors: [ReturnedNotice] { notices.filter { $0.kind.severity == .error } }
}

/// One remark on a returned row.
public struct ReturnedNotice: Sendable, Hashable {
    public let kind: NoticeKind
    /// The code of the field; nil if the row as a whole is meant.
    public let field: String?
    /// Which of the row's cells is meant; nil if the file has no such column.
    public let column: Int?
    /// What is wrong here, beyond the rule's own words.
    public let detail: Bilingual?

    /// The remark in words for the sender: column, what is wrong, how to mend it.
    func sentence(_ item: CatalogueItem) -> String {
        let rule = kind.rule
        let column = field.flatMap(item.field).map { "“\($0.name.zh)”" } ?? ""
        let detail = detail.map { "（\($0.zh)）" } ?? ""
        return "\(column)\(rule.title.zh)\(detail)：\(rule.mend.zh)"
    }

    /// The clause that the rule rests on, by name, as it stood on the day of the submission.
    func basis(_ pack: PolicyPack, on day: Day) -> String {
        kind.rule.citations.compactMap { citation in
            pack.source(of: citation)?.name(ofArticle: citation.article, .chinese, on: day)
        }.joined(separator: "，")
    }
}

/// The head of a submission as its sender wrote it.
public struct SubmissionHead: Sendable, Hashable {
    /// The name of the file, if the sender gave one.
    public let fileName: String?
    public let isWorkbook: Bool
    /// The sender's own names of the columns, without those of a feedback sheet.
    public let columns: [String]
    /// Columns that no field of the item bears; their cells were not kept.
    public let unknownColumns: [String]
}
