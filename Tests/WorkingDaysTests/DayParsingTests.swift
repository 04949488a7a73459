// Why this file exists: the tables of what is read as a day and what is refused.

import Testing
import WorkingDays

@Suite("Reading days")
struct DayParsingTests {
    @Test(
        "official forms",
        arguments: [
            ("2026-09-30", "2026-09-30"), ("2026/09/30", "2026-09-30"), ("2026.9.3", "2026-09-03"),
            ("2026.09.30", "2026-09-30"), ("2026年9月3日", "2026-09-03"), ("2026年09月30日", "2026-09-30"),
            ("2026-9-3", "2026-09-03"), ("2026/9/3", "2026-09-03"),
            ("20260930", "2026-09-30"), ("20240229", "2024-02-29"), ("2024-02-29", "2024-02-29"),
            ("2026-09-30 08:15", "2026-09-30"), ("2026-09-30 23:59:59", "2026-09-30"),
            ("2026/09/30 00:00:00", "2026-09-30"), ("2026-09-30T08:15", "2026-09-30"),
            ("2026/09/30T08:15:00", "2026-09-30"), ("2026-09-30T23:15:00.123", "2026-09-30"),
            ("2026-09-30T15:59:59Z", "2026-09-30"), ("2026-09-30T16:00:00Z", "2026-10-01"),
            ("2026-09-30T00:00:00+08:00", "2026-09-30"), ("2026-09-30T00:30:00+0900", "2026-09-29"),
            ("2026-12-31T20:00:00-05:00", "2027-01-01"),
        ])
    func official(text: String, expected: String) {
        #expect(Day.parse(official: text)?.description == expected)
    }

    @Test(
        "other texts are refused",
        arguments: [
            "", " ", "2026", "2026-", "26-09-30", "2026/009/3", "2026-09/30", "2026/09-30",
            "2023-02-29", "20230229", "2023.2.29", "2023年2月29日", "2026-13-01", "2026-00-10", "2026-01-00", "20261301",
            "2026093", "202609301", "2026.9", "2026.9.3.", "2026.009.3", "2026年9月3", "2026年9月3日 08:00", "2026年9-3日",
            "2026-09-30 ", " 2026-09-30", "2026-09-30x", "2026-09-30 8:15", "2026-09-30 24:00", "2026-09-30 08:60",
            "2026-09-30 08:15:61", "2026-09-30 08:15:00Z", "2026-09-30T", "2026-09-30T08", "2026-09-30T08:15:00.",
            "2026-09-30T08:15:00+8", "2026-09-30T08:15Zx", "20260930 08:15", "2026.9.3 08:15", "0000-01-01",
            "长期", "２０２６-09-30", "-026-09-30", "2026-09-30\n", "2026-09-30T08:15:00+24:00",
        ])
    func refused(text: String) {
        #expect(Day.parse(official: text) == nil)
    }

    @Test("the strict form takes ten bytes and nothing else")
    func strictForm() throws {
        #expect(try Day("2024-02-29").day == 29)
        #expect(throws: DayFault.noSuchDay(text: "2023-02-29")) { let _: Day = try Day("2023-02-29") }
        #expect(throws: DayFault.noSuchDay(text: "2026-13-01")) { let _: Day = try Day("2026-13-01") }
        for text in ["20260930", "2026/09/30", "2026-09-30 ", "2026-09-3", "", "2026-09-30T08:00", "2026–09–30"] {
            #expect(throws: DayFault.malformed(text: text)) { let _: Day = try Day(text) }
        }
    }

    @Test("generic code converts from text and back")
    func lossless() {
        func convert<T: LosslessStringConvertible>(_ text: String, _: T.Type) -> T? { T(text) }
        #expect(convert("2026-09-30", Day.self)?.description == "2026-09-30")
        #expect(convert("2026-09-31", Day.self) == nil)
    }

    @Test("random bytes never trap, and what is read is written back alike")
    func noise() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("0123456789-/.T:Z+ 年月日".utf8)
        for _ in 0..<50_000 {
            let length = Int.random(in: 0...26, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            bytes.withUnsafeBufferPointer { buffer in
                _ = Day.parse(official: buffer)
                if let day = Day(iso: buffer) {
                    var written: [UInt8] = []
                    day.appendISO(to: &written)
                    #expect(written == bytes)
                }
            }
        }
    }
}
