// Finds the header row and what each column means: by field code, official name, its usual variants, or a known alias.

internal import Law

/// Which column holds which field.
struct HeaderMap {
    /// The field of each column, or nil for a column that means nothing here.
    let fields: [Int?]
    /// The column of each field.
    let columns: [Int?]
    /// Columns of older templates whose values belong to those of another, by field.
    let further: [Int: Int]
    /// The sender's own names of the columns, in the sender's order.
    let names: [String]
    /// Columns of a returned feedback sheet, which are dropped when it comes back.
    let isFeedback: [Bool]
    /// The column with the number of the row in the file that came back; nil if this is no feedback sheet.
    let sentLine: Int?

    /// The sender's names without those of a feedback sheet.
    var own: [String] { names.indices.filter { !isFeedback[$0] }.map { names[$0] } }

    /// Names that no column of ours bears, as far as they say anything.
    var unknown: [String] {
        zip(names.indices, names).filter { fields[$0] == nil && !isFeedback[$0] && !$1.isEmpty }.map(\.1)
    }

    /// Reads a row as a header.
    /// - Returns: nil if it names fewer than two columns of the item.
    init?(_ row: RawRow, _ names: HeaderNames) {
        var fields: [Int?] = []
        var texts: [String] = []
        var feedback: [Bool] = []
        for cell in row.cells.indices {
            let text = row.text(cell)
            texts.append(text)
            fields.append(names.field(text))
            feedback.append(FeedbackColumn.all.contains(text))
        }
        guard Set(fields.compactMap(\.self)).count >= 2 else { return nil }
        self.fields = fields
        self.names = texts
        isFeedback = feedback
        // A sender may number rows of its own; only the sheet as a whole says that they are ours.
        sentLine = FeedbackColumn.all.allSatisfy(texts.contains) ? texts.firstIndex(of: FeedbackColumn.line) : nil
        var columns = [Int?](repeating: nil, count: names.count)
        for (column, field) in fields.enumerated() {
            if let field, columns[field] == nil { columns[field] = column }
        }
        var further: [Int: Int] = [:]
        for (column, field) in fields.enumerated() {
            guard let field, let first = columns[field], first != column, further[field] == nil,
                names.isFurther(texts[column]) != names.isFurther(texts[first])
            else { continue }
            // Whichever stands first in the file.
            further[field] = max(first, column)
        }
        self.columns = columns
        self.further = further
    }

    var mappedCount: Int { columns.count(where: { $0 != nil }) }

    /// Refuses a header in which two columns mean the same field.
    func checkUnambiguous(_ item: CatalogueItem) throws(IntakeError) {
        for (column, field) in fields.enumerated() {
            if let field, columns[field] != column, further[field] != column {
                throw .columnTwice(column: names[column], field: item.fields[field].code)
            }
        }
    }

    /// Refuses the whole file if a column may not be collected (M-43), whatever the item says.
    func checkPermitted(_ forbidden: [ForbiddenData], _ item: CatalogueItem) throws(IntakeError) {
        var columns: [String] = []
        var reasons: [Bilingual] = []
        for (column, name) in names.enumerated() where fields[column] == nil {
            for rule in forbidden where rule.forbids(column: name) {
                guard !rule.personsOnly || item.subjects.contains(.naturalPerson) else { continue }
                columns.append(name)
                if !reasons.contains(rule.title) { reasons.append(rule.title) }
                break
            }
        }
        guard columns.isEmpty else { throw .forbiddenColumns(columns: columns, reasons: reasons) }
    }
}

/// All accepted names of the fields of an item.
struct HeaderNames {
    private let positions: [String: Int]
    private let further: Set<String>
    let count: Int

    init(_ item: CatalogueItem) {
        var positions: [String: Int] = [:]
        for (index, field) in item.fields.enumerated() {
            for name in [field.code, field.name.zh] + field.aliases + field.further
            where positions[Self.fold(name)] == nil {
                positions[Self.fold(name)] = index
            }
            // 行政相对人代码_1(统一社会信用代码) is often written without what stands in brackets, or with that alone.
            if let bracket = Self.fold(field.name.zh).firstIndex(of: "(") {
                let short = String(Self.fold(field.name.zh)[..<bracket])
                if positions[short] == nil { positions[short] = index }
            }
        }
        self.positions = positions
        further = Set(item.fields.flatMap(\.further).map(Self.fold))
        count = item.fields.count
    }

    func field(_ text: String) -> Int? { positions[known(text)] }

    /// Whether it names a second column of its field.
    func isFurther(_ text: String) -> Bool { further.contains(known(text)) }

    /// The name as the item has it: 处罚类别-1 and 处罚类别（1） are 处罚类别1.
    private func known(_ text: String) -> String {
        let name = Self.fold(text)
        guard positions[name] == nil else { return name }
        let isBracketed = name.hasSuffix(")")
        let end = isBracketed ? name.dropLast() : name[...]
        guard let digit = end.last, ("1"..."9").contains(digit) else { return name }
        let rest = end.dropLast()
        return rest.last == (isBracketed ? "(" : "_") ? "\(rest.dropLast())\(digit)" : name
    }

    /// Width, case, blanks, kinds of bracket and dash, a trailing colon and a mark of duty make no difference.
    static func fold(_ text: String) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            switch value {
            case 0...0x20, 0x3000, 0xA0, 0xFEFF, 0x200B, 0x2A: continue
            case 0x3014, 0x3010, 0x5B: folded.append("(")
            case 0x3015, 0x3011, 0x5D: folded.append(")")
            case 0x2D, 0x2010...0x2015, 0x2212: folded.append("_")
            case 0x2F, 0x2C: folded.append("、")
            default: if let scalar = Unicode.Scalar(value) { folded.unicodeScalars.append(scalar) }
            }
        }
        while folded.last == ":" { folded.removeLast() }
        return folded.uppercased()
    }
}

/// The columns that a feedback sheet adds.
enum FeedbackColumn {
    static let line = "行号"
    static let reason = "退回原因"
    static let rule = "规则"
    static let basis = "依据"
    static let all = [line, reason, rule, basis]
}
