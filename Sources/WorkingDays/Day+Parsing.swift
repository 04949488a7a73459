// Why this file exists: days are read from millions of rows, so they are parsed from bytes without allocating.

extension Day {
    /// Reads exactly the ten bytes `YYYY-MM-DD`; nil for anything else and for days that do not exist.
    public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        guard Day.hasISOForm(bytes) else { return nil }
        var reader = DayReader(bytes)
        guard let year = reader.number(digits: 4...4), reader.skip("-"),
            let month = reader.number(digits: 2...2), reader.skip("-"),
            let day = reader.number(digits: 2...2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads a day as public bodies write it in their files.
    ///
    /// Takes `YYYY-M-D`, `YYYY/M/D`, `YYYY.M.D`, `YYYY年M月D日` and `YYYYMMDD`; the year comes first, so one digit is
    /// enough for month and day, as spreadsheets write them. The first two may be followed by a
    /// time, ` HH:MM`, ` HH:MM:SS` or an ISO 8601 time after `T`. A time with an offset is an instant, and the day is
    /// the one on which it falls in Asia/Shanghai: `2026-01-01T20:00:00Z` is 2026-01-02. A time without an offset is
    /// local and is dropped.
    /// - Returns: nil for any other text, for surrounding blanks and for days or times that do not exist.
    public static func parse(official bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        var reader = DayReader(bytes)
        guard let year = reader.number(digits: 4...4), let separator = reader.peek else { return nil }
        switch separator {
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
            guard reader.skip(separator), let month = reader.number(digits: 1...2), reader.skip(separator),
                let day = reader.number(digits: 1...2),
                let date = Day(year: year, month: month, day: day)
            else { return nil }
            guard !reader.isAtEnd else { return date }
            guard let minutes = reader.clockTime() else { return nil }
            return date.adding(days: CivilArithmetic.floorDivide(minutes, 24 * 60))
        case UInt8(ascii: "."):
            guard reader.skip(separator), let month = reader.number(digits: 1...2), reader.skip(separator),
                let day = reader.number(digits: 1...2), reader.isAtEnd
            else { return nil }
            return Day(year: year, month: month, day: day)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let month = reader.number(digits: 2...2), let day = reader.number(digits: 2...2), reader.isAtEnd
            else { return nil }
            return Day(year: year, month: month, day: day)
        default:
            guard reader.skip(0xE5, 0xB9, 0xB4), let month = reader.number(digits: 1...2),  // 年
                reader.skip(0xE6, 0x9C, 0x88), let day = reader.number(digits: 1...2),  // 月
                reader.skip(0xE6, 0x97, 0xA5), reader.isAtEnd  // 日
            else { return nil }
            return Day(year: year, month: month, day: day)
        }
    }

    /// Reads a day as public bodies write it, from text instead of bytes.
    public static func parse(official text: String) -> Day? {
        var text = text
        return text.withUTF8 { parse(official: $0) }
    }

    /// Whether the bytes are `dddd-dd-dd`, be there such a day or not.
    static func hasISOForm(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
        for (index, byte) in bytes.enumerated() where index != 4 && index != 7 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
        }
        return true
    }
}
