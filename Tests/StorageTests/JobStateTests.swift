// When a job is due and what may happen to it, without a database.

import Storage
import Testing
import TestSupport
import WorkingDays

@Suite("The schedule of jobs")
struct JobStateTests {
    @Test("an hourly job is due a minute after each hour, so also a minute after midnight in Shanghai")
    func hourly() {
        let midnight = TestDay.noon(of: TestDay.today) - 12 * JobDesk.hour
        let first = JobSchedule.hourly.next(after: midnight)
        #expect(first == midnight + JobDesk.minute)
        #expect(Day.instant(microseconds: first) == TestDay.today)
        #expect(Day.instant(microseconds: first - JobDesk.hour) == TestDay.today.adding(days: -1))
        #expect(JobSchedule.hourly.next(after: first) == first + JobDesk.hour)
        #expect(JobSchedule.hourly.next(after: first - 1) == first)
    }

    @Test(
        "the latest point is at or before the moment, the next one after it, a period later",
        arguments: [-7_200_000_001, -1, 0, 1, 59, 60, 61, 3_599, 1_790_000_000_000_000 as Int64])
    func points(moment: Int64) {
        for schedule in [JobSchedule.hourly, JobSchedule(period: 60), JobSchedule(period: 7, offset: 3)] {
            let point = schedule.point(at: moment)
            #expect(point <= moment && moment < point + schedule.period)
            #expect((point - schedule.offset) % schedule.period == 0)
            #expect(schedule.next(after: moment) == point + schedule.period)
        }
    }

    @Test("pauses after failures double and stay bounded")
    func pauses() {
        let limits = JobLimits.standard
        let minutes = (1...9).map { Double(limits.pause(after: $0)) / Double(JobDesk.minute) }
        #expect(minutes == [0.5, 1, 2, 4, 8, 16, 32, 60, 60])
        #expect(limits.pause(after: 0) == limits.firstPause)
        #expect(limits.pause(after: .max) == limits.longestPause)
    }

    @Test("a job is free when it is due, or when a lease on it is over; a finished one never is")
    func free() {
        #expect(JobState.waiting(due: 5, attempts: 0).isFree(at: 5))
        #expect(!JobState.waiting(due: 5, attempts: 0).isFree(at: 4))
        #expect(JobState.held(due: 0, attempts: 1, until: 5).isFree(at: 5))
        #expect(!JobState.held(due: 0, attempts: 1, until: 5).isFree(at: 4))
        #expect(!JobState.done(due: 0).isFree(at: 5))
    }
}
