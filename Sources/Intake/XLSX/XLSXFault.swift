// Why this file exists: what can be wrong with a workbook as a whole, in words that fit the refusal of a file.

/// A workbook that is refused before any of its rows counts.
///
/// No text of the file is in it: messages are shown and logged.
public enum XLSXFault: Error, Sendable, Hashable {
    /// Which part of the workbook is meant.
    public enum Part: String, Sendable, Hashable {
        case archive = "archive"
        case relationships = "list of parts"
        case workbook = "list of sheets"
        case strings = "shared text"
        case styles = "list of formats"
        case sheet = "sheet"
    }

    /// Neither a zip archive nor all of one.
    case notZip
    /// A zip archive with something else in it.
    case otherKind(String)
    /// An old binary workbook; a workbook with a password looks the same from outside.
    case oldOrLocked
    case encrypted
    case damaged(Part)
    /// A part that unpacks to more bytes than a workbook of records needs.
    case tooLarge(Part, limit: Int)
    /// A part packed more tightly than any honest table can be.
    case bomb(Part)
    /// A DOCTYPE, with which entities begin; no spreadsheet program writes one.
    case doctype(Part)
    case tooManyColumns(row: Int, limit: Int)
    case rowTooLong(row: Int, limit: Int)
    case noWorksheet

    /// The kind of file, as the end of “this is …”.
    var kind: String {
        switch self {
        case .notZip: "no Excel workbook, or only a piece of one"
        case .otherKind(let kind): kind
        case .oldOrLocked: "an old Excel file (.xls) or a workbook with a password"
        case .encrypted: "a workbook with a password"
        case .damaged(let part): "a workbook whose \(part.rawValue) is damaged"
        case .tooLarge(let part, let limit): "a workbook whose \(part.rawValue) is larger than \(limit >> 20) MiB"
        case .bomb(let part): "a workbook whose \(part.rawValue) unpacks to far more than it can hold"
        case .doctype(let part): "a workbook with a DOCTYPE in its \(part.rawValue)"
        case .tooManyColumns(let row, let limit): "a workbook with more than \(limit) columns in row \(row)"
        case .rowTooLong(let row, let limit): "a workbook with more than \(limit) bytes in row \(row)"
        case .noWorksheet: "a workbook without a visible sheet"
        }
    }
}

/// What a workbook may cost, all in one place.
enum XLSXLimits {
    /// Unpacked bytes of shared text, formats or lists.
    static let part = 64 << 20
    /// Unpacked bytes of one sheet, which is never held whole.
    static let sheet = 2 << 30
    /// Unpacked bytes of all sheets that are opened.
    static let allSheets = 4 << 30
    /// Unpacked to packed; counts once a part is larger than `freeOfRatio`. Tables reach about 30.
    static let ratio = 200
    static let freeOfRatio = 8 << 20
    static let members: Int64 = 10_000
    static let sheets = 1000
    static let columns = 1000
    /// The last row that Excel has.
    static let rows = 1_048_576
    /// Bytes of one row, as for CSV.
    static let rowBytes = 1 << 20
    /// Elements inside elements.
    static let depth = 64
    /// XML without an element or a text in it.
    static let quietXML = 2 << 20
    /// Different names of elements and attributes.
    static let names = 2000
}
