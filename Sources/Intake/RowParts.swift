// What of a row says which fact it is about, so that a returned row is known again when it comes in corrected.

internal import Law
internal import Registry

/// The identifying parts of the rows of an item: who, which document, which day, and the key fields of the catalogue.
struct RowParts: Sendable {
    /// One part; its place in the list is its bit in a mask.
    private struct Part {
        let kind: Kind
        /// Nil for the subject, which is read from several fields.
        let field: Int?
        let code: String
    }

    private enum Kind { case subject, name, day, number, key, body, detail }

    private let parts: [Part]
    private let subjectFields: Set<Int>
    /// Subject and all key fields: what makes two rows the same fact.
    private let whole: Int

    init(_ compiled: CompiledItem) {
        let fields = compiled.item.fields
        var parts = [Part(kind: .subject, field: nil, code: "")]
        func add(_ kind: Kind, _ field: Int?) {
            guard let field, !parts.contains(where: { $0.field == field }) else { return }
            parts.append(Part(kind: kind, field: field, code: fields[field].code))
        }
        add(.number, compiled.documentNumber)
        add(.name, compiled.position(of: .subjectName))
        add(.day, compiled.documentDay)
        for field in compiled.key {
            let isBody = fields[field].role == .bodyCode || fields[field].role == .sourceCode
            add(isBody ? .body : .key, field)
        }
        for role in [FieldRole.facts, .content, .basis, .amount] { add(.detail, compiled.position(of: role)) }
        self.parts = parts
        subjectFields = Set(
            [.subjectCode, .subjectKind, .personId, .personIdKind].compactMap { compiled.position(of: $0) })
        whole = parts.indices.filter { parts[$0].field.map(compiled.key.contains) ?? true }.reduce(0) { $0 | 1 << $1 }
    }

    /// Whether a mask takes in everything that makes two rows the same fact.
    func isWhole(_ mask: Int) -> Bool { mask & whole == whole }

    /// What a row shows of each part; nil for one that is missing or was returned as wrong.
    func values(of row: CheckedRow) -> [[UInt8]?] {
        // Cells of a row that was cut wrongly may stand under any column.
        // Of what may no longer be kept not even a hash is.
        let isShifted = row.notices.contains {
            $0.field == nil && [.cellCount, .tooLong].contains($0.kind) || $0.kind.keepsNothing
        }
        return parts.map { part in
            guard !isShifted, let value = value(of: part, row) else { return nil }
            return Array("\(part.code)\u{1F}".utf8) + value
        }
    }

    /// The parts by which a returned row is known again without its number in the file; 0 if they say too little.
    func mask(of values: [[UInt8]?]) -> Int {
        func mask(_ kinds: Set<Kind>) -> Int {
            values.indices.filter { values[$0] != nil && kinds.contains(parts[$0].kind) }.reduce(0) { $0 | 1 << $1 }
        }
        let shown = mask([.subject, .name, .day, .number, .key, .body])
        if isWhole(shown) { return whole }
        if mask([.number]) != 0 { return shown }
        guard mask([.subject, .name]) != 0 else { return 0 }
        if mask([.day, .key]) != 0 { return shown }
        // Whom it is about and nothing that tells one decision from another: then what it says must be the same.
        let details = mask([.detail])
        return details == 0 ? 0 : shown | details
    }

    /// The parts of which one is enough, if the sender also says where in the file the row stood.
    func telling(_ values: [[UInt8]?]) -> [[UInt8]] {
        values.enumerated().compactMap { place, value in
            switch parts[place].kind {
            case .subject, .name, .number, .key: value
            case .day, .body, .detail: nil
            }
        }
    }

    private func value(of part: Part, _ row: CheckedRow) -> [UInt8]? {
        guard let field = part.field else {
            guard !subjectFields.contains(where: row.hasError) else { return nil }
            return switch row.identity {
            case .organisation(let code): Array("o\u{1F}\(code)".utf8)
            case .person(let document, let number): Array("p\u{1F}\(document)\u{1F}\(number)".utf8)
            case nil: nil
            }
        }
        guard !row.isEmpty(field), !row.hasError(field) else { return nil }
        // Two days in the wrong order: which of them is wrong is for the sender to say.
        if part.kind == .day, row.notices.contains(where: { $0.kind == .dayOrder }) { return nil }
        return row.withBytes(field) { cell in
            guard part.kind == .number else { return Array(cell) }
            var number: [UInt8] = []
            _ = DocumentNumber.append(cell, to: &number)
            return number
        }
    }
}
