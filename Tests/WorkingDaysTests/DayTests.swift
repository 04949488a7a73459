// Why this file exists: a day must be exactly the day that was meant, over centuries and at both ends.

import Foundation
import Testing
import WorkingDays

@Suite("Day")
struct DayTests {
    @Test("every day of ±400 years round trips, one after another")
    func roundTrips() throws {
        var previous: Day?
        let first = try Day("1570-01-01").daysSince1970
        let last = try Day("2370-12-31").daysSince1970
        for number in first...last {
            let day = try #require(Day(daysSince1970: number))
            let (year, month, dayOfMonth) = day.components
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
            if let previous {
                #expect(previous < day && day.days(since: previous) == 1)
                #expect(day.weekday.rawValue == previous.weekday.rawValue % 7 + 1)
            }
            if number % 97 == 0 { #expect(try Day(day.description) == day) }
            previous = day
        }
    }

    @Test(
        "known days have known numbers and weekdays",
        arguments: [
            ("1970-01-01", Int32(0), Weekday.thursday), ("2000-02-29", 11_016, .tuesday),
            ("1969-12-31", -1, .wednesday), ("2026-11-20", 20_777, .friday), ("0001-01-01", -719_162, .monday),
            ("9999-12-31", 2_932_896, .friday), ("1900-03-01", -25_508, .thursday),
        ])
    func knownDays(text: String, number: Int32, weekday: Weekday) throws {
        let day = try Day(text)
        #expect(day.daysSince1970 == number)
        #expect(day.weekday == weekday)
        #expect(day.description == text)
    }

    @Test("days that do not exist are refused")
    func strict() {
        #expect(Day(year: 2023, month: 2, day: 29) == nil)
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
        #expect(Day(year: 2026, month: 13, day: 1) == nil)
        #expect(Day(year: 2026, month: 0, day: 1) == nil)
        #expect(Day(year: 2026, month: 4, day: 31) == nil)
        #expect(Day(year: 2026, month: 4, day: 0) == nil)
        #expect(Day(year: 0, month: 1, day: 1) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(daysSince1970: Day.latest.daysSince1970 + 1) == nil)
        #expect(Day(daysSince1970: Day.earliest.daysSince1970 - 1) == nil)
    }

    @Test(
        "months and years clamp to the end of the month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-08-31", 1, "2026-09-30"), ("2026-11-15", 3, "2027-02-15"), ("2026-01-15", -1, "2025-12-15"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2026-05-01", 0, "2026-05-01"),
        ])
    func months(start: String, months: Int, expected: String) throws {
        #expect(try Day(start).adding(months: months) == Day(expected))
        if months % 12 == 0 { #expect(try Day(start).adding(years: months / 12) == Day(expected)) }
    }

    @Test("arithmetic stops at the ends instead of trapping", arguments: [Int.max, Int.min, 5_000_000, -5_000_000])
    func saturates(count: Int) throws {
        let day = try Day("2026-09-30")
        let end = count > 0 ? Day.latest : Day.earliest
        #expect(day.adding(days: count) == end)
        #expect(day.adding(months: count) == end)
        #expect(day.adding(years: count) == end)
    }

    @Test(
        "an instant falls on its Shanghai day",
        arguments: [
            (Int64(0), "1970-01-01"), (57_599_999_999, "1970-01-01"), (57_600_000_000, "1970-01-02"),
            (-28_800_000_000, "1970-01-01"), (-28_800_000_001, "1969-12-31"),
            (1_790_697_600_000_000 - 1, "2026-09-29"), (1_790_697_600_000_000, "2026-09-30"),
            (.max, "9999-12-31"), (.min, "0001-01-01"),
        ])
    func instants(microseconds: Int64, expected: String) throws {
        #expect(try Day.instant(microseconds: microseconds) == Day(expected))
    }

    @Test("long forms")
    func longForms() throws {
        let day = try Day("2026-11-20")
        #expect(day.chineseLongForm == "2026年11月20日（周五）")
        #expect(day.englishLongForm == "Fri 20 November 2026")
        #expect(try Day("2026-02-01").chineseLongForm == "2026年2月1日（周日）")
        #expect(try Day("2026-02-01").englishLongForm == "Sun 1 February 2026")
    }

    @Test("coding is the ISO text")
    func coding() throws {
        let days = try [Day("2026-09-30"), Day("0001-01-01")]
        let data = try JSONEncoder().encode(days)
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-09-30","0001-01-01"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: data) == days)
        for text in [#"["2026-02-29"]"#, #"["2026-9-3"]"#, "[20000]"] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(text.utf8)) }
        }
    }
}
