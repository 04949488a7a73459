// Why this file exists: turns the serial number of a day into the day, with Lotus's day that never was.

internal import WorkingDays

/// Days and times as a workbook counts them.
enum SerialDay {
    /// Writes a serial number as `YYYY-MM-DD`, with ` HH:MM:SS` if it has a time, or the time alone if it has no day.
    ///
    /// Serial 60 of the 1900 system is 29 February 1900, which never was: it is written so, and refused by the rules.
    /// - Returns: false if the number is no day that a workbook can show; nothing is written then.
    static func append(_ serial: Double, uses1904: Bool, to bytes: inout [UInt8]) -> Bool {
        // 2 958 465 is 9999-12-31.
        guard serial >= 0, serial < 2_958_466 else { return false }
        let days = Int(serial)
        // Rounded up, 23:59:59.9 would become 00:00:00 of the same day.
        let seconds = min(86_399, Int(((serial - Double(days)) * 86_400).rounded()))
        if days > 0 || uses1904 {
            if !uses1904, days == 60 {
                bytes += "1900-02-29".utf8
            } else {
                // 1904-01-01 is -24 107 from 1970, 1899-12-31 is -25 568.
                let since1970 = uses1904 ? days - 24_107 : days - 25_568 - (days > 60 ? 1 : 0)
                guard let day = Day(daysSince1970: Int32(since1970)) else { return false }
                day.appendISO(to: &bytes)
            }
            if seconds == 0 { return true }
            bytes.append(0x20)
        }
        append(seconds / 3600, to: &bytes)
        bytes.append(0x3A)
        append(seconds / 60 % 60, to: &bytes)
        bytes.append(0x3A)
        append(seconds % 60, to: &bytes)
        return true
    }

    /// Writes the text of a cell of type `d` the same way: `2024-03-15T00:00:00` is a day without a time.
    static func append(iso: [UInt8], to bytes: inout [UInt8]) {
        guard iso.count > 11, iso[10] == UInt8(ascii: "T") else {
            bytes += iso
            return
        }
        bytes += iso[..<10]
        if iso[11...].starts(with: "00:00:00".utf8), iso[19...].allSatisfy({ $0 == 0x2E || $0 == 0x30 || $0 == 0x5A }) {
            return
        }
        bytes.append(0x20)
        bytes += iso[11...]
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(48 + number / 10))
        bytes.append(UInt8(48 + number % 10))
    }
}
