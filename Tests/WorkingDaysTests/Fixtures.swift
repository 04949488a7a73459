// Why this file exists: the calendar of the repository, short ways to write days, and a repeatable random source.

import Foundation
import Testing
import WorkingDays

/// The calendar data of the repository, found from the place of this file.
func repositoryCalendarText() throws -> String {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("policy/cn/calendar.csv"), encoding: .utf8)
}

func repositoryCalendar() throws -> WorkingCalendar {
    try WorkingCalendar(csv: repositoryCalendarText())
}

/// A calendar of one year with one holiday, to test readers and edges.
func smallCalendarText(first: String = "2026-01-01", horizon: String = "2026-12-31", rows: String) -> String {
    "# first: \(first)\n# horizon: \(horizon)\nday,kind,name_zh,name_en,notice\n\(rows)"
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
