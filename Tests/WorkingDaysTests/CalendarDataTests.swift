// Why this file exists: broken calendar data must be refused with its line, never half believed.

import Testing
import WorkingDays

@Suite("Calendar data")
struct CalendarDataTests {
    private static let good = "2026-01-01,rest,元旦,New Year,\n2026-01-04,work,元旦,New Year,\n"

    private func fault(_ text: String) -> CalendarFault? {
        do throws(CalendarFault) {
            _ = try WorkingCalendar(csv: text)
            return nil
        } catch {
            return error
        }
    }

    @Test("line ends, comments and blank lines do not matter")
    func tolerated() throws {
        #expect(fault(smallCalendarText(rows: Self.good)) == nil)
        #expect(fault(smallCalendarText(rows: Self.good).replacing("\n", with: "\r\n")) == nil)
        #expect(fault(smallCalendarText(rows: "# note\n\n" + Self.good)) == nil)
        #expect(fault(try repositoryCalendarText()) == nil)
    }

    private static func badRows() throws -> [(String, CalendarFault)] {
        [
            ("2026-01-01,rest,元旦,New Year", .wrongFieldCount(line: 4, found: 4)),
            ("2026-01-01,rest,元旦,New Year,,", .wrongFieldCount(line: 4, found: 6)),
            ("2026-02-29,rest,元旦,New Year,", .invalidDay(line: 4, text: "2026-02-29")),
            ("2026-01-01,holiday,元旦,New Year,", .unknownKind(line: 4, text: "holiday")),
            ("2026-01-01,rest,,New Year,", .missingName(line: 4)),
            ("2026-01-05,work,元旦,New Year,", .makeUpOnWeekday(line: 4, day: try Day("2026-01-05"))),
            ("2027-01-01,rest,元旦,New Year,", .outsideRange(line: 4, day: try Day("2027-01-01"))),
            (good + "2026-01-04,rest,元旦,New Year,", .notAscending(line: 6, day: try Day("2026-01-04"))),
            (good + "\n2026-01-03,rest,元旦,New Year,", .notAscending(line: 7, day: try Day("2026-01-03"))),
        ]
    }

    @Test("bad rows name their line", arguments: try badRows())
    func rows(rows: String, expected: CalendarFault) {
        #expect(fault(smallCalendarText(rows: rows)) == expected)
    }

    @Test("bad declarations and headers name their line")
    func heads() {
        let header = "day,kind,name_zh,name_en,notice\n"
        #expect(fault("") == .missingDeclaration(line: 2, name: "first"))
        #expect(fault("# first: 2026-01-01\n" + header) == .missingDeclaration(line: 2, name: "horizon"))
        #expect(fault("# horizon: 2026-12-31\n" + header) == .missingDeclaration(line: 2, name: "first"))
        #expect(fault("# first: soon\n") == .invalidDeclaration(line: 1, text: "# first: soon"))
        #expect(
            fault("# first: 2026-01-01\n# first: 2026-01-01\n")
                == .invalidDeclaration(line: 2, text: "# first: 2026-01-01"))
        #expect(
            fault("# horizon: 2025-12-31\n# first: 2026-01-01\n" + header)
                == .invalidDeclaration(line: 1, text: "# horizon: 2025-12-31"))
        #expect(fault("# first: 2026-01-01\n# horizon: 2026-12-31\nday,kind\n") == .missingHeader(line: 3))
        #expect(fault("# first: 2026-01-01\n# horizon: 2026-12-31") == .missingHeader(line: 3))
    }

    @Test("a horizon without its notice is refused")
    func horizonWithoutNotice() {
        let text = smallCalendarText(horizon: "2027-12-31", rows: Self.good)
        #expect(fault(text) == .yearWithoutHolidays(line: 2, year: 2027))
    }

    @Test("only whole years are listed")
    func partialYear() throws {
        let first = try Day("2026-01-02")
        let text = smallCalendarText(first: "2026-01-02", rows: "2026-05-01,rest,劳动节,Labour Day,\n")
        let calendar = try WorkingCalendar(csv: text)
        #expect(throws: CalendarFault.yearNotEnumerated(year: 2026, first: first, horizon: calendar.horizon)) {
            try calendar.workdays(in: 2026)
        }
    }
}
