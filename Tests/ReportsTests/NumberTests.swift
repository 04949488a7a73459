// The form of a report number, and the second that it names.

import Law
import Reports
import Testing
import TestSupport
import WorkingDays

@Suite("Report numbers")
struct NumberTests {
    @Test(
        "what people type is read, with blanks, hyphens and small letters",
        arguments: [
            "20261120120000A1B2C3D4", "20261120 120000 a1b2c3d4", " 20261120-120000-A1B2-C3D4 ",
        ])
    func reads(typed: String) {
        #expect(ReportNumber(typed)?.text == "20261120120000A1B2C3D4")
    }

    @Test(
        "nothing else is a number",
        arguments: [
            "", "20261120120000A1B2C3D", "20261120120000A1B2C3D45", "2026112012000GA1B2C3D4", "20261120120000A1B2C3DO",
            "２０２６1120120000A1B2C3D4", "37019919860101100X", String(repeating: "2", count: 4000),
        ])
    func refuses(typed: String) {
        #expect(ReportNumber(typed) == nil)
    }

    @Test("a city with a pinned day dates its reports on that day, by the clock's time")
    func moment() {
        let moment = ReportMoment(on: TestDay.on("2026-11-20"), clock: TestDay.noon(of: TestDay.on("2031-02-03")))
        #expect(moment.rfc3339 == "2026-11-20T12:00:00+08:00")
        let night = ReportMoment(on: TestDay.on("2026-11-20"), clock: 0)
        #expect(night.rfc3339 == "2026-11-20T08:00:00+08:00")
        #expect(night.text(.english) == "20 November 2026 08:00:00")
        #expect(night.text(.chinese) == "2026年11月20日 08:00:00")
    }
}
