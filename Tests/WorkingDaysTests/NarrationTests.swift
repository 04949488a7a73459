// Why this file exists: the sentences that notices print, word for word.

import Testing
import WorkingDays

@Suite("Narration")
struct NarrationTests {
    let calendar: WorkingCalendar

    init() throws {
        calendar = try repositoryCalendar()
    }

    @Test(
        "working days in words",
        arguments: [
            (
                "2026-09-30", 3, "起算日 9-30 不计入; 10-01 至 10-07 国庆; 10-08、10-09; 10-10 调休上班; 到期 10-10",
                "Start day 30 Sep not counted; 1 Oct to 7 Oct National Day; 8 Oct, 9 Oct; 10 Oct make-up working day; "
                    + "due 10 Oct"
            ),
            (
                "2025-12-31", 3,
                "起算日 2025-12-31 不计入; 2026-01-01 至 1-03 元旦; 1-04 调休上班; 1-05、1-06; 到期 2026-01-06",
                "Start day 31 Dec 2025 not counted; 1 Jan 2026 to 3 Jan New Year; 4 Jan make-up working day; 5 Jan, "
                    + "6 Jan; due 6 Jan 2026"
            ),
            (
                "2022-12-30", 1, "起算日 2022-12-30 不计入; 12-31 至 2023-01-02 元旦; 1-03; 到期 2023-01-03",
                "Start day 30 Dec 2022 not counted; 31 Dec to 2 Jan 2023 New Year; 3 Jan; due 3 Jan 2023"
            ),
            (
                "2026-03-12", 3, "起算日 3-12 不计入; 3-13; 3-14 至 3-15 周末; 3-16、3-17; 到期 3-17",
                "Start day 12 Mar not counted; 13 Mar; 14 Mar to 15 Mar weekend; 16 Mar, 17 Mar; due 17 Mar"
            ),
            (
                "2026-12-30", 3,
                "起算日 2026-12-30 不计入; 12-31; 2027-01-01 至 1-04 按周一至周五暂计 2 个工作日（日历至 2026-12-31 止，"
                    + "此后的放假安排尚未列入）; 暂定到期 2027-01-04",
                "Start day 30 Dec 2026 not counted; 31 Dec; 1 Jan 2027 to 4 Jan provisionally 2 working days, Monday to "
                    + "Friday (the calendar ends on 2026-12-31; later holidays are not listed yet); provisionally due "
                    + "4 Jan 2027"
            ),
            (
                "2003-12-30", 2,
                "起算日 2003-12-30 不计入; 12-31 按周一至周五暂计 1 个工作日（日历自 2004-01-01 起，此前的放假安排未列入）; "
                    + "2004-01-01 元旦; 1-02; 暂定到期 2004-01-02",
                "Start day 30 Dec 2003 not counted; 31 Dec provisionally 1 working day, Monday to Friday (the calendar "
                    + "begins on 2004-01-01; earlier holidays are not listed); 1 Jan 2004 New Year; 2 Jan; provisionally "
                    + "due 2 Jan 2004"
            ),
            ("2026-10-01", 0, "起算日 10-01 不计入; 到期 10-01", "Start day 1 Oct not counted; due 1 Oct"),
        ])
    func golden(start: String, days: Int, chinese: String, english: String) throws {
        let sum = calendar.add(days, to: try Day(start))
        #expect(sum.narration(in: .chinese) == chinese)
        #expect(sum.narration(in: .english) == english)
    }
}
