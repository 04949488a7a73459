// Why this file exists: the counts of working days that were established outside this code.

import Testing
import WorkingDays

@Suite("Working days")
struct WorkingCalendarTests {
    let calendar: WorkingCalendar

    init() throws {
        calendar = try repositoryCalendar()
    }

    @Test(
        "the nth working day after an event",
        arguments: [
            ("2026-02-12", 7, "2026-02-28"), ("2026-02-13", 3, "2026-02-25"), ("2025-09-29", 7, "2025-10-15"),
            ("2025-09-30", 3, "2025-10-11"), ("2024-09-13", 3, "2024-09-19"), ("2025-12-31", 3, "2026-01-06"),
            ("2026-04-03", 7, "2026-04-15"), ("2026-04-30", 10, "2026-05-18"), ("2026-09-24", 7, "2026-10-12"),
            ("2026-09-30", 3, "2026-10-10"), ("2025-01-24", 7, "2025-02-10"), ("2023-09-28", 3, "2023-10-09"),
            ("2024-02-09", 1, "2024-02-18"), ("2026-01-02", 1, "2026-01-04"), ("2022-12-30", 1, "2023-01-03"),
        ])
    func vectors(event: String, days: Int, expected: String) throws {
        // Given an event, when its term is counted, then it ends on the established day, surely and reversibly.
        let sum = calendar.add(days, to: try Day(event))
        #expect(sum.due == (try Day(expected)))
        #expect(!sum.provisional)
        let back = calendar.count(after: sum.start, through: sum.due)
        #expect(back.days == days && !back.provisional)
    }

    @Test(
        "working days of a year",
        arguments: [
            (2004, 252), (2005, 251), (2015, 249), (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249),
            (2024, 251), (2025, 248), (2026, 248),
        ])
    func years(year: Int, expected: Int) throws {
        let days = try calendar.workdays(in: year)
        #expect(days.count == expected)
        #expect(days == days.sorted() && days.allSatisfy { $0.year == year && calendar.isWorkingDay($0) })
    }

    @Test(
        "days that notices made special",
        arguments: [
            ("2020-01-31", false), ("2020-02-01", false), ("2020-02-02", false), ("2020-02-03", true),
            ("2015-09-03", false), ("2015-09-04", false), ("2015-09-06", true), ("2005-12-31", true),
            ("2019-05-02", false), ("2019-05-03", false), ("2019-05-05", true), ("2022-12-31", false),
            ("2026-10-10", true), ("2026-10-11", false), ("2007-12-29", true), ("2007-12-31", false),
        ])
    func special(text: String, isWorked: Bool) throws {
        #expect(calendar.isWorkingDay(try Day(text)) == isWorked)
    }

    @Test("entries name the holiday and the notice")
    func entries() throws {
        let entry = try #require(calendar.entry(on: try Day("2025-10-06")))
        #expect(entry.kind == .rest && entry.chineseName == "国庆、中秋" && entry.notice == "国办发明电〔2024〕12号")
        #expect(calendar.entry(on: try Day("2026-10-10"))?.kind == .work)
        #expect(calendar.entry(on: try Day("2026-10-12")) == nil)
        #expect(calendar.entry(on: try Day("2027-01-01")) == nil)
    }

    @Test("nothing added is the day itself, worked or not")
    func zero() throws {
        for text in ["2026-10-01", "2026-10-12", "2030-01-05"] {
            let sum = calendar.add(0, to: try Day(text))
            #expect(sum.due == sum.start && sum.steps.isEmpty && !sum.provisional)
        }
    }

    @Test("counting backwards is the negative")
    func symmetric() throws {
        let count = calendar.count(after: try Day("2026-10-10"), through: try Day("2026-09-30"))
        #expect(count.days == -3 && !count.provisional)
        #expect(calendar.count(after: try Day("2026-10-10"), through: try Day("2026-10-10")).days == 0)
    }

    @Test("adding then counting gives the number back, and the due day is worked")
    func inverse() throws {
        var generator = SeededGenerator(seed: 2026)
        let from = try Day("1995-01-01").daysSince1970
        let to = try Day("2035-12-31").daysSince1970
        for _ in 0..<20_000 {
            let start = try #require(Day(daysSince1970: Int32.random(in: from...to, using: &generator)))
            let days = Int.random(in: 1...600, using: &generator)
            let sum = calendar.add(days, to: start)
            let count = calendar.count(after: start, through: sum.due)
            #expect(count.days == days && count.provisional == sum.provisional)
            #expect(calendar.isWorkingDay(sum.due))
            #expect(calendar.count(after: start, through: sum.due.adding(days: -1)).days == days - 1)
            #expect(calendar.count(after: sum.due, through: start).days == -days)
        }
    }

    @Test("the steps are the walk, day by day, without a gap")
    func steps() throws {
        var generator = SeededGenerator(seed: 13)
        let from = try Day("2003-06-01").daysSince1970
        let to = try Day("2027-06-01").daysSince1970
        for _ in 0..<300 {
            let start = try #require(Day(daysSince1970: Int32.random(in: from...to, using: &generator)))
            let sum = calendar.add(Int.random(in: 1...300, using: &generator), to: start)
            var last = start
            var counted = 0
            for step in sum.steps {
                #expect(step.first == last.adding(days: 1) && step.last >= step.first)
                last = step.last
                switch step.kind {
                case .counted, .makeUp: counted += step.last.days(since: step.first) + 1
                case .estimated(let days, _): counted += days
                case .weekend, .holiday: break
                }
            }
            #expect(last == sum.due && counted == sum.days)
        }
    }
}
