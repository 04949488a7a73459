// Why this file exists: beyond the enumerated notices answers are marked, and lists are refused.

import Testing
import WorkingDays

@Suite("Both ends of the calendar")
struct HorizonTests {
    let calendar: WorkingCalendar

    init() throws {
        calendar = try repositoryCalendar()
    }

    @Test("the data declares its range")
    func range() throws {
        #expect(calendar.first == (try Day("2004-01-01")))
        #expect(calendar.horizon == (try Day("2026-12-31")))
        #expect(calendar.covers(calendar.first) && calendar.covers(calendar.horizon))
        #expect(!calendar.covers(calendar.first.adding(days: -1)))
        #expect(!calendar.covers(calendar.horizon.adding(days: 1)))
    }

    @Test(
        "sums on both sides of the ends",
        arguments: [
            ("2026-12-30", 1, "2026-12-31", false), ("2026-12-31", 1, "2027-01-01", true),
            ("2026-12-30", 2, "2027-01-01", true), ("2026-12-31", 2, "2027-01-04", true),
            ("2027-01-02", 1, "2027-01-04", true), ("2003-12-31", 1, "2004-01-02", false),
            ("2003-12-30", 1, "2003-12-31", true), ("2003-12-30", 2, "2004-01-02", true),
            ("2003-12-27", 1, "2003-12-29", true), ("1990-05-04", 1, "1990-05-07", true),
        ])
    func sums(start: String, days: Int, due: String, provisional: Bool) throws {
        let sum = calendar.add(days, to: try Day(start))
        #expect(sum.due == (try Day(due)))
        #expect(sum.provisional == provisional)
    }

    @Test("counts over the ends are provisional in both directions")
    func counts() throws {
        let inside = calendar.count(after: try Day("2003-12-31"), through: try Day("2026-12-31"))
        #expect(!inside.provisional)
        #expect(inside.days == (try (2004...2026).reduce(0) { try $0 + calendar.workdays(in: $1).count }))
        let over = calendar.count(after: try Day("2026-12-31"), through: try Day("2027-01-01"))
        #expect(over.days == 1 && over.provisional)
        let back = calendar.count(after: try Day("2027-01-01"), through: try Day("2026-12-31"))
        #expect(back.days == -1 && back.provisional)
        let all = calendar.count(after: try Day("2003-12-30"), through: try Day("2027-01-01"))
        #expect(all.days == inside.days + 2 && all.provisional)
    }

    @Test("a year that is not enumerated is not listed", arguments: [2027, 2003, 0, 10_000, .max, .min])
    func lists(year: Int) {
        #expect(
            throws: CalendarFault.yearNotEnumerated(year: year, first: calendar.first, horizon: calendar.horizon)
        ) { try calendar.workdays(in: year) }
    }

    @Test("a very large number stops at the last day", arguments: [3_000_000, Int.max])
    func large(days: Int) throws {
        let sum = calendar.add(days, to: try Day("2026-09-30"))
        #expect(sum.due == .latest && sum.provisional)
        #expect(calendar.add(1, to: .latest).due == .latest)
        #expect(!sum.narration(in: .chinese).isEmpty)
    }
}
