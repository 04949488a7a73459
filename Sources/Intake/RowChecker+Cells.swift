// One cell: what can't be text of an official record, what is forbidden, and what its type makes of it.

internal import Identifiers
internal import Law
internal import WorkingDays

extension RowChecker {
    mutating func readCell(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, into row: inout CheckedRow) {
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

    func isCodeType(_ type: FieldType) -> Bool { type == .organisationCode || type == .identifier }

    /// The length of a code without its blanks, which are levelled before it is kept.
    func levelledLength(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
        String(decoding: cell, as: UTF8.self).unicodeScalars.count { !$0.properties.isWhitespace && $0.value != 0x200B }
    }

    /// Whether a number cell can't be trusted: spreadsheets keep 15 digits and no leading zero.
    func isCode(_ index: Int) -> Bool {
        isCodeType(item.fields[index].type) || index == compiled.documentNumber
    }

    func isAlwaysRequired(_ index: Int) -> Bool {
        if index == compiled.documentNumber { return true }
        return if case .always = compiled.requirements[index] { true } else { false }
    }

    func readDay(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        guard let day = Day.parse(official: cell), day.year >= 1900 else { return row.note(.badDay, index) }
        row.days[index] = day
        var text: [UInt8] = []
        day.appendISO(to: &text)
        row.set(index, text)
    }

    func readAmount(
        _ index: Int, _ field: Field, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        guard let amount = Amount(cell, yuanPerUnit: field.yuanPerUnit) else { return row.note(.badAmount, index) }
        row.amounts[index] = amount
    }

    mutating func readChoice(
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
    func checkOutdated(_ row: inout CheckedRow) {
        let decided = compiled.documentDay.flatMap { row.days[$0] }
        for choice in row.outdated {
            let wasInForce = choice.intervals.allSatisfy { interval in
                interval.contains(today) || decided.map(interval.contains) ?? false
            }
            guard !wasInForce, let table = compiled.tables[choice.field] else { continue }
            row.note(.notInCodeTable, choice.field, allowed(table))
        }
    }

    func allowed(_ table: CodeTable) -> Bilingual {
        let values = table.values(on: today).prefix(8)
        return Bilingual(
            zh: "可用：" + values.map(\.value).joined(separator: "、") + (table.values.count > 8 ? "…" : ""),
            en: "allowed: " + values.map { "\($0.value) (\($0.english))" }.joined(separator: ", ")
                + (table.values.count > 8 ? " …" : ""))
    }

    func checkForbidden(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        for number in forbiddenWords.numbers(in: cell) { row.suspects.append((number, index)) }
    }

    /// What is forbidden for persons only may stand in a row about an organisation.
    func refuseForbidden(_ row: inout CheckedRow) {
        for suspect in row.suspects {
            let rule = forbidden[suspect.rule]
            // A row that doesn't say whose it is may be a person's.
            if rule.personsOnly, let kind = row.subjectKind, kind != .naturalPerson { continue }
            row.note(.forbiddenValue, suspect.field, rule.title)
        }
    }

    /// A forbidden value is refused wherever it stands, even in a column that means nothing to us.
    func checkUnmapped(
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
