// One cell: what can't be text of an official record, and what its type makes of it.

internal import Identifiers
internal import Law
internal import WorkingDays

extension RowChecker {
    func readCell(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, into row: inout CheckedRow) {
        guard !cell.isEmpty else { return }
        let rule = cells[index]
        let scan = CellScan(cell)
        if Placeholders.contains(cell) {
            // In a field that may be empty it says just that.
            guard rule.isAlwaysRequired else {
                row.placeholders.insert(index)
                return
            }
            row.note(.placeholder, index)
        }
        row.set(index, cell)
        if scan.isGarbled { row.note(.garbled, index) }
        if scan.hasControl || scan.hasInvisible && rule.type == .text { row.note(.controlCharacter, index) }
        if scan.hasMarkup { row.note(.markup, index) }
        if scan.length > rule.limit, !rule.isCodeType || levelledLength(cell) > rule.limit {
            row.note(
                .tooLong, index,
                Bilingual(
                    zh: "共\(scan.length)字，最多\(rule.limit)字", en: "\(scan.length) characters, at most \(rule.limit)"))
        }
        guard !row.hasError(index) else { return }
        switch rule.type {
        case .text, .flag: break
        case .day: readDay(index, cell, &row)
        case .money: readAmount(index, rule, cell, &row)
        case .choice, .choices: readChoice(index, cell, &row)
        case .organisationCode: readOrganisationCode(index, rule.role, cell, &row)
        case .identifier: normaliseIdentifier(index, cell, &row)
        }
    }

    /// What two columns say of one field; a word for nothing says nothing.
    func join(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let said = [first, second].filter { !$0.isEmpty && !Placeholders.contains($0) }.map(Array.init)
        if said.count == 2, said[0] != said[1] { return said[0] + Array("；".utf8) + said[1] }
        return said.first ?? Array(first)
    }

    /// The length of a code without its blanks, which are levelled before it is kept.
    func levelledLength(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
        String(decoding: cell, as: UTF8.self).unicodeScalars.count { !$0.properties.isWhitespace && $0.value != 0x200B }
    }

    func readDay(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        guard let day = Day.parse(official: cell), day.year >= 1900 else { return row.note(.badDay, index) }
        row.days[index] = day
        // What was read as YYYY-MM-DD is written so already.
        if cell.count == 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") { return }
        var text: [UInt8] = []
        day.appendISO(to: &text)
        row.set(index, text)
    }

    func readAmount(
        _ index: Int, _ rule: CellRule, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        if let amount = Amount(cell, yuanPerUnit: rule.yuanPerUnit) {
            row.amounts[index] = amount
            return
        }
        // Full width is levelled as it is in codes; blanks inside a number are not.
        let level = Self.halfWidth(cell)
        guard let amount = level.withUnsafeBufferPointer({ Amount($0, yuanPerUnit: rule.yuanPerUnit) }) else {
            return row.note(.badAmount, index)
        }
        row.amounts[index] = amount
        row.set(index, level)
    }

    /// ０ to ９ and the marks between them as ASCII has them.
    private static func halfWidth(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        String(decoding: cell, as: UTF8.self).unicodeScalars.flatMap { scalar in
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            return Array(String(Unicode.Scalar(value) ?? scalar).utf8)
        }
    }

    func readChoice(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        guard let choice = choices[index] else { return }
        let reading = choice.read(cell)
        guard reading.isKnown else { return row.note(.notInCodeTable, index, allowed(choice.table)) }
        row.means[index] = reading.means
        if let intervals = reading.outdated { row.outdated.append((index, intervals)) }
    }

    /// A word that is no longer in the table may stand in a decision of its time; in some tables no other may.
    func checkOutdated(_ row: inout CheckedRow) {
        let decided = row.day(places.documentDay)
        for choice in row.outdated {
            guard let table = compiled.tables[choice.field] else { continue }
            let wasInForce = choice.intervals.allSatisfy { interval in
                table.isOfDecision
                    ? interval.contains(decided ?? today)
                    : interval.contains(today) || decided.map(interval.contains) ?? false
            }
            if wasInForce { continue }
            row.note(.notInCodeTable, choice.field, allowed(table, on: table.isOfDecision ? decided : nil))
        }
    }

    /// - Parameter day: the day whose words are meant; nil means today.
    func allowed(_ table: CodeTable, on day: Day? = nil) -> Bilingual {
        let values = table.values(on: day ?? today).prefix(8)
        return Bilingual(
            zh: "可用：" + values.map(\.value).joined(separator: "、") + (table.values.count > 8 ? "…" : ""),
            en: "allowed: " + values.map { "\($0.value) (\($0.english))" }.joined(separator: ", ")
                + (table.values.count > 8 ? " …" : ""))
    }
}

/// Words that stand for nothing.
enum Placeholders {
    private static let words = ByteTable(
        [
            "无", "空", "暂无", "没有", "不详", "未知", "测试", "null", "NULL", "Null", "none", "None", "N/A", "n/a", "NA", "test",
            "/", "//", "\\", "-", "--", "---", "—", "——", "*", "**", ".", "、", "0000", "111", "1111", "123", "XXX",
            "xxx", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!",
        ]
        .enumerated().map { ($0.element, $0.offset) })

    static func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count <= 12 && words.number(of: bytes) != nil
    }
}
