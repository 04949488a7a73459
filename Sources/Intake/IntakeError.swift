// Why a whole file can't be taken, in words that tell the sender what to do.

public import Law

/// A submission that is refused as a whole. Nothing of it is stored.
public enum IntakeError: Error, Sendable, Hashable {
    case unreadable(path: String)
    case empty
    /// A file of a kind that is not a table of text.
    case notATable(kind: String)
    case workbook(XLSXFault)
    /// Rows stand on these sheets of a workbook, of which only one is taken, and no hidden one.
    case rowsOnSheets([SheetName])
    case noHeader(item: String)
    case columnTwice(column: String, field: String)
    /// Columns that may not be collected (M-43).
    case forbiddenColumns(columns: [String], reasons: [Bilingual])
    case unknownItem(id: String, known: [String])
    case itemNotInForce(id: String)
    case unknownProvider(code: String)
    case providerMayNotSend(code: String, item: String)
    /// The batch that this one is said to correct is none of the sender's, or of another item.
    case nothingToCorrect
    case feedbackUnwritable(path: String, FeedbackObstacle)

    /// Whether the input was refused by a rule (exit 1), rather than not being usable at all (exit 2).
    public var isRefusal: Bool {
        if case .forbiddenColumns = self { true } else { false }
    }
}

/// Why a feedback sheet can't be written where it was asked for.
public enum FeedbackObstacle: String, Sendable, Hashable {
    case notAFile = "something that is no file stands there"
    case isInput = "it is the file that is being submitted"
    case otherFile = "a file that is no feedback sheet stands there and would be lost"
    case refused = "the folder does not take it"
}

extension IntakeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path):
            return "the file '\(path)' can't be read; check its name and that you may open it"
        case .empty:
            return "the file is empty; export it again and submit it"
        case .notATable(let kind):
            return "this is \(kind), not a table; save it as CSV (UTF-8) and submit that"
        case .workbook(let fault):
            switch fault {
            case .encrypted, .oldOrLocked:
                return "this is \(fault.kind); save it without a password as .xlsx or CSV and submit that"
            default:
                return "this is \(fault.kind); save it again as .xlsx or as CSV (UTF-8) and submit that"
            }
        case .rowsOnSheets(let sheets):
            let names = sheets.map { "'\($0.text)'\($0.isHidden ? " (hidden)" : "")" }.joined(separator: ", ")
            return "the workbook has rows on \(sheets.count > 1 ? "several sheets" : "a hidden sheet"): \(names); "
                + "keep the rows of one visible sheet in a file, submit each sheet as a file of its own, "
                + "and delete sheets that are not meant; nothing was kept"
        case .noHeader(let item):
            return "no row of the first 30 names columns of '\(item)'; keep the official header row "
                + "('chengxin intake rules --item \(item)' lists the columns)"
        case .columnTwice(let column, let field):
            return "column '\(column)' means \(field), which another column means too; delete or rename one of them"
        case .forbiddenColumns(let columns, let reasons):
            return "refused: the law forbids to collect \(reasons.map(\.en).joined(separator: ", ")) "
                + "(columns \(columns.map { "'\($0)'" }.joined(separator: ", "))); delete these columns and submit again; nothing was kept"
        case .unknownItem(let id, let known):
            return "there is no item '\(id)'; the catalogue has \(known.joined(separator: ", "))"
        case .itemNotInForce(let id):
            return "item '\(id)' is not in the catalogue in force on this day, so it can't be collected"
        case .unknownProvider(let code):
            return
                "no provider has the code '\(code)'; add it with 'chengxin org add --code \(code) --name … --kind provider'"
        case .providerMayNotSend(let code, let item):
            return "provider \(code) is not registered to send '\(item)'; change it with 'chengxin org add --items …'"
        case .nothingToCorrect:
            return "the batch to be corrected is not one of this provider and item; name another, or none"
        case .feedbackUnwritable(let path, let obstacle):
            return "the feedback file '\(path)' can't be written: \(obstacle.rawValue); choose another place"
        }
    }
}
