// chengxin days: working days, with the walk through the calendar.

internal import ArgumentParser
internal import Law
internal import WorkingDays

struct DaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "days", abstract: "Working days of the State Council's calendar.",
        subcommands: [Add.self, Between.self, List.self])

    private static func calendar() throws -> WorkingCalendar {
        try Resources.pack("cn-3701").pack.calendar
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Day N working days after DATE; DATE is not counted.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "YYYY-MM-DD") var date: Day
        @Argument(help: "How many working days.") var count: Int

        private struct Answer: Encodable {
            let from: Day
            let days: Int
            let due: Day
            let provisional: Bool
            let narration: String
        }

        func validate() throws {
            if count < 0 {
                throw ValidationError("the number of days can't be negative; use 'days between' to count back")
            }
        }

        func run() throws {
            let sum = try DaysCommand.calendar().add(count, to: date)
            guard sum.due < .latest else {
                throw ValidationError("that day is after the year 9999; give a smaller number of days")
            }
            if common.json {
                try Terminal.json(
                    Answer(
                        from: date, days: count, due: sum.due, provisional: sum.provisional,
                        narration: sum.narration(in: .chinese)))
            } else {
                print(sum.narration(in: .chinese))
                print(sum.narration(in: .english))
            }
        }
    }

    struct Between: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Working days after A, through B.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "YYYY-MM-DD") var first: Day
        @Argument(help: "YYYY-MM-DD") var last: Day

        private struct Answer: Encodable {
            let from: Day
            let to: Day
            let days: Int
            let provisional: Bool
        }

        func run() throws {
            let count = try DaysCommand.calendar().count(after: first, through: last)
            if common.json {
                try Terminal.json(Answer(from: first, to: last, days: count.days, provisional: count.provisional))
            } else {
                print("\(count.days)" + (count.provisional ? " (provisional: past the calendar's horizon)" : ""))
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All working days of a year.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "YYYY") var year: Int

        private struct Answer: Encodable {
            let year: Int
            let workdays: [Day]
        }

        func run() throws {
            let days = try DaysCommand.calendar().workdays(in: year)
            if common.json {
                try Terminal.json(Answer(year: year, workdays: days))
            } else {
                days.forEach { print($0) }
            }
        }
    }
}
