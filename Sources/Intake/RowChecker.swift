// All rules of one item, applied to one row: every fault is reported, not the first.

internal import Identifiers
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

/// Checks rows of one item on one day.
struct RowChecker {
    let compiled: CompiledItem
    let pack: PolicyPack
    let today: Day
    let birthBound: BirthDate
    let forbidden: [ForbiddenData]
    let forbiddenWords: PatternSet
    /// Codes of bodies that the platform knows; nil when there is no home to ask.
    let knownBodies: Set<String>?
    private let submission: Int?
    /// The rules of the item with the positions of their fields, in the order in which the rule names them.
    private let rules: [(rule: RowRule, fields: [Int])]
    /// Cells that hold several words are read once for each distinct content.
    var readings: [String: CodeReading] = [:]

    var item: CatalogueItem { compiled.item }

    init(_ compiled: CompiledItem, pack: PolicyPack, today: Day, knownBodies: Set<String>?) {
        self.compiled = compiled
        self.pack = pack
        self.today = today
        self.knownBodies = knownBodies
        birthBound = today.birthDate
        rules = compiled.item.rules.map { ($0, $0.fields.compactMap(compiled.item.index(of:))) }
        forbidden = pack.forbidden(on: today)
        forbiddenWords = PatternSet(
            forbidden.enumerated().flatMap { rule in rule.element.values.map { ($0, rule.offset) } })
        submission = pack.limit("submission", on: today).flatMap { $0.unit == .workingDays ? $0.value : nil }
    }

    /// Checks a row; the result is written into `row`.
    mutating func check(_ raw: RawRow, _ header: HeaderMap, into row: inout CheckedRow) {
        row.begin(line: raw.line, fields: item.fields.count)
        if raw.cells.count > header.fields.count,
            raw.cells[header.fields.count...].contains(where: { !$0.isEmpty })
        {
            row.note(
                .cellCount, nil,
                Bilingual(
                    zh: "该行有\(raw.cells.count)格，表头只有\(header.fields.count)格",
                    en: "the row has \(raw.cells.count) cells, the header \(header.fields.count)"))
        }
        raw.bytes.withUnsafeBufferPointer { bytes in
            for field in item.fields.indices {
                guard let column = header.columns[field], column < raw.cells.count else { continue }
                if raw.formulas.contains(column) {
                    row.note(.formulaWithoutValue, field)
                    continue
                }
                if column < raw.numericCells.count, raw.numericCells[column], isCode(field) {
                    row.note(.numberCell, field)
                    continue
                }
                readCell(field, trimmed(UnsafeBufferPointer(rebasing: bytes[raw.cells[column]])), into: &row)
            }
            checkUnmapped(raw, header, bytes, &row)
        }
        if raw.isTooLong {
            let limit = CSVReader.rowLimit
            row.note(
                .tooLong, nil,
                Bilingual(
                    zh: "该行超过\(limit)字节，多半是引号未闭合", en: "over \(limit) bytes; a quotation mark is probably left open"))
        }
        if raw.hasOpenQuote {
            row.note(.cellCount, nil, Bilingual(zh: "引号未闭合，其后各行被并入此行", en: "a quotation mark is left open"))
        }
        checkOutdated(&row)
        checkRequired(&row)
        resolveIdentity(&row)
        refuseForbidden(&row)
        refuseNumbersInNames(&row)
        for rule in rules { apply(rule.rule, rule.fields, &row) }
        computeDates(&row)
        for rule in rules {
            if case .lawfulPublicEnd = rule.rule { checkPublicEnd(rule.fields[0], &row) }
        }
    }

    // MARK: Requirements and dates

    private func checkRequired(_ row: inout CheckedRow) {
        for index in item.fields.indices where row.isEmpty(index) && !row.hasError(index) {
            if index == compiled.documentNumber, item.informationClass == .dishonesty {
                row.note(.noDocument, index)
                continue
            }
            let isMissing =
                switch compiled.requirements[index] {
                case .always: true
                case .never: false
                case .whenValue(let other, let values):
                    row.withBytes(other) { values.number(of: $0) } != nil
                case .whenMeans(let other, let means): !row.means[other].isDisjoint(with: means)
                }
            if isMissing { row.note(row.placeholders.contains(index) ? .placeholder : .requiredMissing, index) }
        }
    }

    private func computeDates(_ row: inout CheckedRow) {
        let day = compiled.documentDay.flatMap { row.days[$0] }
        let founded = compiled.position(of: .foundedOn).flatMap { row.days[$0] }
        let decided = day ?? founded ?? today
        func meaning(_ role: FieldRole) -> Set<String> { compiled.position(of: role).map { row.means[$0] } ?? [] }
        row.period = PublicPeriod(
            PublicPeriod.Facts(
                decided: decided, actEnd: compiled.position(of: .actEnd).flatMap { row.days[$0] },
                validUntil: compiled.position(of: .validUntil).flatMap { row.days[$0] },
                removedOn: compiled.position(of: .removedOn).flatMap { row.days[$0] },
                markedTier: meaning(.tier).first, means: meaning(.kinds), procedure: meaning(.procedure).first),
            item: item, kind: row.subjectKind ?? .legalPerson, pack: pack, today: today)
        if let day, let submission, pack.calendar.count(after: day, through: today).days > submission {
            row.isLate = true
            row.note(.late, compiled.documentDay)
        }
    }

    private func checkPublicEnd(_ index: Int, _ row: inout CheckedRow) {
        guard let sent = row.days[index],
            let lawful = row.period?.reasons.compactMap(\.day).min(), sent > lawful
        else { return }
        row.note(
            .publicEndTooLate, index,
            Bilingual(zh: "依法最迟公示至\(lawful)，平台按此计算", en: "the law allows until \(lawful), which is what counts"))
    }
}
