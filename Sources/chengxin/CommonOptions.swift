// Options that every command understands.

public import ArgumentParser
internal import Foundation
public import WorkingDays

extension Day: ExpressibleByArgument {
    public init?(argument: String) {
        guard let day = Day(argument) else { return nil }
        self = day
    }
}

struct CommonOptions: ParsableArguments {
    @Option(help: "The folder that holds everything (default: $CHENGXIN_HOME, else ./home).")
    var home: String?

    @Option(help: "A PostgreSQL database instead of the file in the home (postgres://…; default: $CHENGXIN_DATABASE).")
    var database: String?

    @Option(help: "Pins the date, as YYYY-MM-DD.")
    var today: Day?

    @Flag(help: "Write JSON to stdout and nothing else.")
    var json = false

    var homePath: String {
        home ?? ProcessInfo.processInfo.environment["CHENGXIN_HOME"] ?? "./home"
    }

    /// The pinned day, or the civil day in Shanghai.
    var day: Day { today ?? Day.instant(microseconds: Clock.microseconds()) }

    func validate() throws {
        if let database, !database.hasPrefix("postgres://"), !database.hasPrefix("postgresql://") {
            throw ValidationError("--database is an address like postgres://user@host:5432/database")
        }
    }
}

/// The only place of the program that reads the clock.
enum Clock {
    static func microseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    /// Microseconds that only grow, whoever sets the clock: for what is measured.
    static func elapsed() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
