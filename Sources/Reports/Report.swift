// An issued report, what became of it, and what may be said of it to anyone.

public import Law
public import WorkingDays

/// The forms in which a report is handed out; each file has a mark of its own.
public enum ReportForm: String, Sendable, Hashable, CaseIterable {
    case json
    case htmlChinese = "html-zh"
    case htmlEnglish = "html-en"

    /// The page in that language.
    public static func html(_ language: Language) -> ReportForm {
        switch language {
        case .chinese: .htmlChinese
        case .english: .htmlEnglish
        }
    }

    /// The name of the file.
    public func fileName(_ number: ReportNumber) -> String {
        switch self {
        case .json: "report-\(number).json"
        case .htmlChinese: "report-\(number).html"
        case .htmlEnglish: "report-\(number)-en.html"
        }
    }
}

/// A report that may be opened.
public struct Report: Sendable {
    let id: Int64
    public let number: ReportNumber
    public let snapshot: ReportSnapshot
    /// The snapshot as canonical JSON.
    let body: [UInt8]
}

/// The outcome of asking for a report.
public struct IssuedReport: Sendable {
    public let report: Report
    /// False if nothing has changed since the report was made, today and under the same rules: it is the same report.
    public let isNew: Bool
}

/// What became of a report.
public enum ReportState: Sendable {
    /// It may be opened. `isChanged`: since then records came in.
    case usable(Report, isChanged: Bool)
    /// A record in it has expired, was withdrawn or changed. Its content is gone.
    case ended(issued: ReportMoment)
}

/// What anyone may know of a number or a file: never a name, never content.
public struct Verification: Sendable, Hashable {
    /// Whether this platform issued it, unaltered.
    public let isGenuine: Bool
    public let number: ReportNumber?
    public let issued: ReportMoment?
    public let dataAsOf: Day?
    /// Whether records of its subject have changed since.
    public let isChanged: Bool
    /// Whether it may still be used.
    public let isUsable: Bool

    /// Neither a number nor a file of ours.
    static func unknown(_ number: ReportNumber?) -> Verification {
        Verification(
            isGenuine: false, number: number, issued: nil, dataAsOf: nil, isChanged: false, isUsable: false)
    }
}

/// What can go wrong beside the storage.
public enum ReportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The stored body is not what was stored: somebody altered it behind the program's back.
    case altered

    public var description: String {
        switch self {
        case .altered:
            "the stored body of this report was altered outside the program; put the database back from its backup"
        }
    }
}
