// Why this file exists: the calendar is data that may change without a release, so its reader trusts nothing.

/// The parsed text of a calendar file: its range and its rows, checked.
struct CalendarText {
    static let header = "day,kind,name_zh,name_en,notice"

    private(set) var first: Day
    private(set) var horizon: Day
    private(set) var entries: [CalendarEntry] = []

    init(_ text: String) throws(CalendarFault) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var declarations = Declarations()
        var index = 0
        while index < lines.count, lines[index].isEmpty || lines[index].hasPrefix("#") {
            try declarations.read(lines[index], line: index + 1)
            index += 1
        }
        let headerLine = index + 1
        let range = try declarations.range(headerLine: headerLine)
        (first, horizon) = (range.first, range.horizon)
        guard index < lines.count, lines[index] == CalendarText.header else {
            throw .missingHeader(line: headerLine)
        }
        for (offset, line) in lines[headerLine...].enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            entries.append(try row(line, line: headerLine + 1 + offset))
        }
        let enumerated = Set(entries.lazy.filter { $0.kind == .rest }.map(\.day.year))
        for year in first.year...horizon.year where !enumerated.contains(year) {
            throw .yearWithoutHolidays(line: range.horizonLine, year: year)
        }
    }

    private func row(_ text: Substring, line: Int) throws(CalendarFault) -> CalendarEntry {
        let fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 5 else { throw .wrongFieldCount(line: line, found: fields.count) }
        guard let day = Day(fields[0]) else { throw .invalidDay(line: line, text: fields[0]) }
        guard let kind = CalendarEntry.Kind(rawValue: fields[1]) else {
            throw .unknownKind(line: line, text: fields[1])
        }
        guard !fields[2].isEmpty, !fields[3].isEmpty else { throw .missingName(line: line) }
        guard day >= first, day <= horizon else { throw .outsideRange(line: line, day: day) }
        if let last = entries.last, day <= last.day { throw .notAscending(line: line, day: day) }
        if kind == .work, !day.weekday.isWeekend { throw .makeUpOnWeekday(line: line, day: day) }
        return CalendarEntry(
            day: day, kind: kind, chineseName: fields[2], englishName: fields[3], notice: fields[4])
    }
}

/// The comments above the header that say which days the data holds.
private struct Declarations {
    private var first: Day?
    private var horizon: Day?
    private var horizonLine = 1

    mutating func read(_ text: Substring, line: Int) throws(CalendarFault) {
        if text.hasPrefix("# first:") {
            guard first == nil, let day = value(text) else { throw .invalidDeclaration(line: line, text: String(text)) }
            first = day
        } else if text.hasPrefix("# horizon:") {
            guard horizon == nil, let day = value(text) else {
                throw .invalidDeclaration(line: line, text: String(text))
            }
            (horizon, horizonLine) = (day, line)
        }
    }

    func range(headerLine: Int) throws(CalendarFault) -> (first: Day, horizon: Day, horizonLine: Int) {
        guard let first else { throw .missingDeclaration(line: headerLine, name: "first") }
        guard let horizon else { throw .missingDeclaration(line: headerLine, name: "horizon") }
        guard first <= horizon else { throw .invalidDeclaration(line: horizonLine, text: "# horizon: \(horizon)") }
        return (first, horizon, horizonLine)
    }

    private func value(_ text: Substring) -> Day? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        return Day(String(text[text.index(after: colon)...].drop { $0 == " " }))
    }
}
