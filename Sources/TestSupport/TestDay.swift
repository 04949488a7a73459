// The day that tests live on. The suite also runs after the lapse of the city text, so the day can be set from outside.

internal import Foundation
public import WorkingDays

/// The pinned date of the tests.
public enum TestDay {
    /// 2026-11-20, or the day in `CHENGXIN_TEST_TODAY`.
    public static let today: Day =
        ProcessInfo.processInfo.environment["CHENGXIN_TEST_TODAY"].flatMap { Day.parse(official: $0) }
        ?? on("2026-11-20")

    /// Noon of that day in Shanghai, in microseconds since 1970.
    public static func noon(of day: Day) -> Int64 {
        (Int64(day.daysSince1970) * 24 + 4) * 3_600_000_000
    }

    /// A day written in a test.
    public static func on(_ text: String) -> Day {
        guard let day = Day.parse(official: text) else { preconditionFailure("a test names the day '\(text)'") }
        return day
    }
}

/// A seeded generator (SplitMix64): the same seed gives the same numbers on every machine.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(_ seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
