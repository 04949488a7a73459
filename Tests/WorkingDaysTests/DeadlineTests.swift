// Why this file exists: terms end where the law says, and publicity periods never grow.

import Foundation
import Testing
import WorkingDays

@Suite("Deadline")
struct DeadlineTests {
    let calendar: WorkingCalendar

    init() throws {
        calendar = try repositoryCalendar()
    }

    private func deadline(
        _ value: Int, _ unit: Deadline.Unit, _ start: String, _ rule: Deadline.EndsOnRestDay = .asIs
    ) throws -> Deadline {
        Deadline(value, unit, from: try Day(start), endsOnRestDay: rule)
    }

    @Test(
        "the due day by unit and rule",
        arguments: [
            (3, Deadline.Unit.workingDays, "2026-09-30", Deadline.EndsOnRestDay.asIs, "2026-10-10", false),
            (3, .workingDays, "2026-09-30", .nextWorkingDay, "2026-10-10", false),
            (3, .days, "2026-09-30", .asIs, "2026-10-03", false),
            (3, .days, "2026-09-30", .nextWorkingDay, "2026-10-08", false),
            (10, .days, "2026-09-30", .nextWorkingDay, "2026-10-10", false),
            (3, .months, "2025-11-30", .asIs, "2026-02-28", false),
            (3, .months, "2026-07-03", .asIs, "2026-10-03", false),
            (3, .months, "2026-07-03", .nextWorkingDay, "2026-10-08", false),
            (3, .years, "2023-10-01", .asIs, "2026-10-01", false),
            (3, .years, "2023-10-01", .nextWorkingDay, "2026-10-08", false),
            (3, .years, "2024-02-29", .asIs, "2027-02-28", false),
            (3, .years, "2024-02-29", .nextWorkingDay, "2027-03-01", true),
            (3, .years, "2024-03-01", .nextWorkingDay, "2027-03-01", true),
            (1, .workingDays, "2026-12-31", .asIs, "2027-01-01", true),
            (0, .days, "2026-10-01", .asIs, "2026-10-01", false),
        ])
    func due(
        value: Int, unit: Deadline.Unit, start: String, rule: Deadline.EndsOnRestDay, expected: String,
        provisional: Bool
    ) throws {
        let due = try deadline(value, unit, start, rule).due(in: calendar)
        #expect(due.day == (try Day(expected)))
        #expect(due.provisional == provisional)
    }

    @Test("what remains, and when it is too late")
    func remaining() throws {
        let working = try deadline(3, .workingDays, "2026-09-30")
        for (today, left) in [("2026-09-01", 3), ("2026-09-30", 3), ("2026-10-08", 2), ("2026-10-10", 0)] {
            #expect(working.remaining(on: try Day(today), in: calendar).value == left)
            #expect(!working.isOverdue(on: try Day(today), in: calendar))
        }
        let late = working.remaining(on: try Day("2026-10-12"), in: calendar)
        #expect(late.value == -1 && late.unit == .workingDays && !late.provisional)
        // A day of rest after the due day is late although no working day has passed.
        #expect(working.isOverdue(on: try Day("2026-10-11"), in: calendar))
        #expect(working.remaining(on: try Day("2026-10-11"), in: calendar).value == 0)

        let publicity = try deadline(3, .months, "2026-07-03")
        let left = publicity.remaining(on: try Day("2026-10-01"), in: calendar)
        #expect(left.value == 2 && left.unit == .days && !left.provisional)
        #expect(publicity.isOverdue(on: try Day("2026-10-04"), in: calendar))
    }

    @Test("a new calendar moves the due day of the same deadline")
    func projection() throws {
        let old = try repositoryCalendarText().replacing("# horizon: 2026-12-31", with: "# horizon: 2027-12-31")
        let renewed = try WorkingCalendar(csv: old + "2027-01-01,rest,元旦,New Year,\n")
        let term = try deadline(1, .workingDays, "2026-12-31")
        #expect(term.due(in: calendar).day == (try Day("2027-01-01")))
        #expect(term.due(in: calendar).provisional)
        #expect(term.due(in: renewed).day == (try Day("2027-01-04")))
        #expect(!term.due(in: renewed).provisional)
    }

    @Test("narration of calendar terms")
    func narration() throws {
        let asIs = try deadline(3, .months, "2026-07-03").due(in: calendar)
        #expect(asIs.narration(in: .chinese) == "起算日 7-03 不计入; 3 个月至 10-03; 期满日为休息日（国庆），不顺延; 到期 10-03")
        let moved = try deadline(1, .months, "2026-05-13", .nextWorkingDay).due(in: calendar)
        #expect(
            moved.narration(in: .english)
                == "Start day 13 May not counted; 1 month to 13 Jun; the last day is a rest day (weekend), prolonged to "
                + "the next working day; 14 Jun weekend; 15 Jun; due 15 Jun")
        let far = try deadline(3, .years, "2024-03-01", .nextWorkingDay).due(in: calendar)
        #expect(
            far.narration(in: .chinese)
                == "起算日 2024-03-01 不计入; 3 年至 2027-03-01; 期满日的放假安排尚未列入日历; 暂定到期 2027-03-01")
        let working = try deadline(3, .workingDays, "2026-09-30").due(in: calendar)
        #expect(working.narration(in: .chinese) == calendar.add(3, to: try Day("2026-09-30")).narration(in: .chinese))
    }

    @Test("a deadline is stored without its due day and refuses a negative length")
    func coding() throws {
        let term = try deadline(7, .workingDays, "2026-09-24", .nextWorkingDay)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(term)
        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"endsOnRestDay":"nextWorkingDay","start":"2026-09-24","unit":"workingDays","value":7}"#)
        #expect(try JSONDecoder().decode(Deadline.self, from: data) == term)
        let negative = #"{"endsOnRestDay":"asIs","start":"2026-09-24","unit":"days","value":-1}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Deadline.self, from: Data(negative.utf8))
        }
    }
}
