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
    private let forbiddenWords: PatternSet
    /// Codes of bodies that the platform knows; nil when there is no home to ask.
    let knownBodies: Set<String>?
    private let submission: Int?
    /// The rules of the item with the positions of their fields, in the order in which the rule names them.
    private let rules: [(rule: RowRule, fields: [Int])]
    /// Cells that hold several words are read once for each distinct content.
    private var readings: [String: CodeReading] = [:]

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
        if raw.hasOpenQuote {
            row.note(.cellCount, nil, Bilingual(zh: "引号未闭合，其后各行被并入此行", en: "a quotation mark is left open"))
        }
        checkOutdated(&row)
        checkRequired(&row)
        resolveIdentity(&row)
        refuseForbidden(&row)
        for rule in rules { apply(rule.rule, rule.fields, &row) }
        computeDates(&row)
        for rule in rules {
            if case .lawfulPublicEnd = rule.rule { checkPublicEnd(rule.fields[0], &row) }
        }
    }

    // MARK: One cell

    private mutating func readCell(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, into row: inout CheckedRow) {
        guard !cell.isEmpty else { return }
        let field = item.fields[index]
        let scan = CellScan(cell)
        if Placeholders.contains(cell) {
            // In a field that may be empty it says just that.
            guard isAlwaysRequired(index) else {
                row.placeholders.insert(index)
                return
            }
            row.note(.placeholder, index)
        }
        row.set(index, cell)
        if scan.isGarbled { row.note(.garbled, index) }
        if scan.hasControl { row.note(.controlCharacter, index) }
        if scan.hasMarkup { row.note(.markup, index) }
        if let limit = field.length, scan.length > limit, !isCodeType(field.type) || levelledLength(cell) > limit {
            row.note(
                .tooLong, index,
                Bilingual(zh: "共\(scan.length)字，最多\(limit)字", en: "\(scan.length) characters, at most \(limit)"))
        }
        checkForbidden(index, cell, &row)
        guard !row.hasError(index) else { return }
        switch field.type {
        case .text, .flag: break
        case .day: readDay(index, cell, &row)
        case .money: readAmount(index, field, cell, &row)
        case .choice, .choices: readChoice(index, cell, &row)
        case .organisationCode: readOrganisationCode(index, field, cell, &row)
        case .identifier: normaliseIdentifier(index, cell, &row)
        }
    }

    private func isCodeType(_ type: FieldType) -> Bool { type == .organisationCode || type == .identifier }

    /// The length of a code without its blanks, which are levelled before it is kept.
    private func levelledLength(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
        String(decoding: cell, as: UTF8.self).unicodeScalars.count { !$0.properties.isWhitespace && $0.value != 0x200B }
    }

    /// Whether a number cell can't be trusted: spreadsheets keep 15 digits and no leading zero.
    private func isCode(_ index: Int) -> Bool {
        isCodeType(item.fields[index].type) || index == compiled.documentNumber
    }

    private func isAlwaysRequired(_ index: Int) -> Bool {
        if index == compiled.documentNumber { return true }
        return if case .always = compiled.requirements[index] { true } else { false }
    }

    private func readDay(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        guard let day = Day.parse(official: cell), day.year >= 1900 else { return row.note(.badDay, index) }
        row.days[index] = day
        var text: [UInt8] = []
        day.appendISO(to: &text)
        row.set(index, text)
    }

    private func readAmount(
        _ index: Int, _ field: Field, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        guard let amount = Amount(cell, yuanPerUnit: field.yuanPerUnit) else { return row.note(.badAmount, index) }
        row.amounts[index] = amount
    }

    private mutating func readChoice(
        _ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        guard let table = compiled.tables[index] else { return }
        if let number = compiled.words[index]?.number(of: cell) {
            if let means = table.values[number].means { row.means[index] = [means] }
            return
        }
        let text = String(decoding: cell, as: UTF8.self)
        let key = "\(table.id) \(text)"
        var reading = readings[key]
        if reading == nil {
            let today = today
            reading = table.read(text) { $0.provision.interval.from <= today }
            // Bounded: hostile files must not fill the memory with distinct cells.
            if readings.count > 4096 { readings.removeAll() }
            readings[key] = reading
        }
        guard let reading else { return }
        if reading.unknown != nil {
            row.note(.notInCodeTable, index, allowed(table))
        } else {
            row.means[index] = reading.means
            let today = today
            if !reading.values.allSatisfy({ $0.provision.interval.contains(today) }) {
                row.outdated.append((index, reading.values.map(\.provision.interval)))
            }
        }
    }

    /// A word that is no longer in the table may stand in a decision of its time.
    private func checkOutdated(_ row: inout CheckedRow) {
        let decided = compiled.documentDay.flatMap { row.days[$0] }
        for choice in row.outdated {
            let wasInForce = choice.intervals.allSatisfy { interval in
                interval.contains(today) || decided.map(interval.contains) ?? false
            }
            guard !wasInForce, let table = compiled.tables[choice.field] else { continue }
            row.note(.notInCodeTable, choice.field, allowed(table))
        }
    }

    private func allowed(_ table: CodeTable) -> Bilingual {
        let values = table.values(on: today).prefix(8)
        return Bilingual(
            zh: "可用：" + values.map(\.value).joined(separator: "、") + (table.values.count > 8 ? "…" : ""),
            en: "allowed: " + values.map { "\($0.value) (\($0.english))" }.joined(separator: ", ")
                + (table.values.count > 8 ? " …" : ""))
    }

    private func checkForbidden(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        for number in forbiddenWords.numbers(in: cell) { row.suspects.append((number, index)) }
    }

    /// What is forbidden for persons only may stand in a row about an organisation.
    private func refuseForbidden(_ row: inout CheckedRow) {
        for suspect in row.suspects {
            let rule = forbidden[suspect.rule]
            if rule.personsOnly, row.subjectKind != .naturalPerson { continue }
            row.note(.forbiddenValue, suspect.field, rule.title)
        }
    }

    /// A forbidden value is refused wherever it stands, even in a column that means nothing to us.
    private func checkUnmapped(
        _ raw: RawRow, _ header: HeaderMap, _ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        for (column, range) in raw.cells.enumerated() where !range.isEmpty {
            guard column >= header.fields.count || (header.fields[column] == nil && !header.isFeedback[column]) else {
                continue
            }
            for number in forbiddenWords.numbers(in: UnsafeBufferPointer(rebasing: bytes[range])) {
                row.suspects.append((number, nil))
            }
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

/// Words that stand for nothing.
enum Placeholders {
    private static let words = ByteTable(
        [
            "无", "空", "暂无", "没有", "不详", "未知", "测试", "null", "NULL", "Null", "none", "None", "N/A", "n/a", "NA", "test",
            "/", "//", "\\", "-", "--", "---", "—", "——", "*", "**", ".", "、", "0000", "111", "1111", "123", "XXX",
            "xxx",
        ]
        .enumerated().map { ($0.element, $0.offset) })

    static func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count <= 12 && words.number(of: bytes) != nil
    }
}
