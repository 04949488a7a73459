// Why this file exists: a workbook keeps days as numbers, and only the format of the cell says that it is a day.

/// Which cell formats show days or times.
struct DateStyles {
    private let isDate: [Bool]

    init() { isDate = [] }

    init(_ member: ZipMember) throws(IntakeError) {
        let list = FormatList()
        try member.parse(list, .styles)
        isDate = list.formats.map { id in
            list.codes[id].map(Self.showsDays) ?? Self.builtIn.contains { $0.contains(id) }
        }
    }

    func isDate(_ style: Int) -> Bool { isDate.indices.contains(style) && isDate[style] }

    /// Formats that need no code in the file. 27–36 and 50–58 are the days of Chinese, Japanese and Korean Excel.
    /// - Source: ECMA-376-1:2016 §18.8.30
    private static let builtIn = [14...22, 27...36, 45...47, 50...58]

    /// Whether a format code has letters of days or times outside quotation marks and brackets.
    static func showsDays(_ code: String) -> Bool {
        var hasLetter = false
        var hasSign = false
        var hasDigits = false
        var skipsNext = false
        var closing: Unicode.Scalar?
        for scalar in code.unicodeScalars {
            if skipsNext {
                skipsNext = false
            } else if let end = closing {
                if scalar == end { closing = nil }
            } else {
                switch scalar {
                case "\"": closing = "\""
                case "[": closing = "]"
                // The next character is shown as it is, left as wide a gap, or repeated.
                case "\\", "_", "*", "!": skipsNext = true
                case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": hasLetter = true
                case "年", "月", "日": hasSign = true
                case "0", "#", "?": hasDigits = true
                default: break
                }
            }
        }
        // `0年` counts years, `yyyy年` is a day.
        return hasLetter || (hasSign && !hasDigits)
    }
}

private final class FormatList: XMLHandler {
    private(set) var codes: [Int: String] = [:]
    /// The number format of each cell format.
    private(set) var formats: [Int] = []
    private var isInCells = false

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int, _ xml: XMLStream) {
        switch (depth, name) {
        case (1, _): if !(name == "styleSheet") { xml.refuse() }
        case (2, _): isInCells = name == "cellXfs"
        case (3, "numFmt"):
            guard let id = attributes.number("numFmtId"), let code = attributes.text("formatCode") else { return }
            guard codes.count < 10_000 else { return xml.refuse() }
            codes[id] = code
        case (3, "xf"): if isInCells { formats.append(attributes.number("numFmtId") ?? 0) }
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int, _ xml: XMLStream) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>, _ xml: XMLStream) {}
}
