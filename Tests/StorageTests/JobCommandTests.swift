// Jobs through the door of the operator: the program itself, on a home of its own.

import Foundation
import Law
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("chengxin jobs")
struct JobCommandTests {
    private let today = TestDay.today

    @Test(
        "M-22: the day after expiry the content of a report is gone though nobody opened it; on the last day it is there"
    )
    func expiry() async throws {
        try await CommandHome.with { home in
            let number = try await home.reportOfPenalty(on: today)
            let last = try #require(number.usableUntil)

            try home.pin(last)
            let before = try home.run(["jobs", "run"])
            #expect(before.status == 0)
            #expect(before.done("reports-forget") == 0)
            #expect(try await home.count("report_snapshot") == 1, "on its last day the report still shows its content")

            try home.pin(last.adding(days: 1))
            let after = try home.run(["jobs", "run"])
            #expect(after.status == 0)
            #expect(after.done("reports-forget") == 1)
            #expect(try await home.count("report_snapshot") == 0, "the day after its content is destroyed")
            #expect(try await home.count("report") == 1, "its number stays, so that it can be verified")

            let verified = try home.run(["report", "verify", number.text])
            #expect(verified.status == 1)
            #expect(verified.object["genuine"] as? Bool == true && verified.object["usable"] as? Bool == false)
        }
    }

    @Test("due jobs run once; by name a job runs at any time; an unknown name is refused with the names that there are")
    func names() async throws {
        try await CommandHome.with { home in
            let first = try home.run(["jobs", "run"])
            #expect(
                first.jobs == [
                    "reports-forget", "records-forget", "queries-seal", "queries-forget", "sessions-forget",
                    "answers-forget", "jobs-forget",
                ])
            #expect(first.list.allSatisfy { $0["outcome"] as? String == "done" && $0["seconds"] is Double })
            let named = try home.run(["jobs", "run", "--once", "sessions-forget"])
            #expect(named.status == 0 && named.jobs == ["sessions-forget"])
            let wrong = try home.run(["jobs", "run", "--once", "sweeping"])
            #expect(wrong.status == 2 && wrong.output.isEmpty)
            #expect(
                wrong.words.contains(
                    "answers-forget, jobs-forget, queries-forget, queries-seal, records-forget, reports-forget, sessions-forget"
                ))
        }
    }

    @Test("the list says when each job is due, how it ended and whether somebody has it")
    func list() async throws {
        try await CommandHome.with { home in
            let new = try home.run(["jobs", "list"])
            #expect(
                new.jobs == [
                    "answers-forget", "jobs-forget", "queries-forget", "queries-seal", "records-forget",
                    "reports-forget", "sessions-forget",
                ])
            #expect(new.list.allSatisfy { $0["due"] == nil && $0["leased"] as? Bool == false })
            try home.pin(today)
            _ = try home.run(["jobs", "run"])
            let run = try home.run(["jobs", "list"])
            for line in run.list {
                #expect(line["lastOutcome"] as? String == "done")
                #expect((line["due"] as? String)?.hasSuffix(":01:00+08:00") == true)
                #expect(
                    (line["lastDone"] as? String)?.hasPrefix("\(today)T") == true,
                    "the day of a demo city pins jobs too")
            }
        }
    }

    @Test("a server runs jobs beside its readers, and ends in order when it is asked to")
    func serve() async throws {
        try await CommandHome.with { home in
            try home.pin(today)
            let server = try home.start(["serve", "--port", "0", "--today", "\(today)"])
            defer { if server.isRunning { server.terminate() } }
            var isDone = false
            for _ in 0..<600 where !isDone && server.isRunning {
                try await Task.sleep(for: .milliseconds(50))
                isDone = try home.run(["jobs", "list"]).list.allSatisfy { $0["lastOutcome"] as? String == "done" }
            }
            #expect(isDone)
            server.terminate()
            for _ in 0..<600 where server.isRunning { try await Task.sleep(for: .milliseconds(50)) }
            try #require(!server.isRunning)
            #expect(server.terminationStatus == 0)
        }
    }

    @Test("M-22: --today moves no job: a later day is refused, and what is still to be kept stays")
    func laterDay() async throws {
        try await CommandHome.with { home in
            let number = try await home.reportOfPenalty(on: today)
            let clock = Day.instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
            for words in [[], ["--once", "reports-forget"]] {
                let later = try home.run(["jobs", "run"] + words + ["--today", "\(clock.adding(days: 9000))"])
                #expect(later.status == 2 && later.output.isEmpty)
                #expect(later.words.split(separator: "\n").count == 1 && later.words.contains("--today is later"))
            }
            #expect(try await home.count("report_snapshot") == 1)
            #expect(try await home.count("job") == 0)
            #expect(try home.run(["jobs", "run", "--today", "\(clock.adding(days: -1))"]).status == 0)

            let last = try #require(number.usableUntil)
            try home.pin(last)
            #expect(try home.run(["jobs", "run", "--today", "\(last.adding(days: 1))"]).status == 2)
            let same = try home.run(["jobs", "run", "--once", "reports-forget", "--today", "\(last)"])
            #expect(same.status == 0 && same.done("reports-forget") == 0)
            #expect(try await home.count("report_snapshot") == 1)
        }
    }

    @Test("M-22: a server on a day that is not its city's runs no jobs, and says so", arguments: [false, true])
    func serveLater(isDemo: Bool) async throws {
        try await CommandHome.with { home in
            let last = try #require(try await home.reportOfPenalty(on: today).usableUntil)
            if isDemo { try home.pin(today) }
            let errors = Pipe()
            let server = try home.start(
                ["serve", "--port", "0", "--today", "\(last.adding(days: 9000))"], errors: errors)
            defer { if server.isRunning { server.terminate() } }
            let greeting = errors.fileHandleForReading.availableData
            try #require(String(decoding: greeting, as: UTF8.self).contains("listens"))
            try await Task.sleep(for: .seconds(1))
            #expect(try await home.count("report_snapshot") == 1)
            #expect(try await home.count("job") == 0)
            server.terminate()
            for _ in 0..<600 where server.isRunning { try await Task.sleep(for: .milliseconds(50)) }
            try #require(!server.isRunning)
            #expect(server.terminationStatus == 0)
            let said = greeting + errors.fileHandleForReading.readDataToEndOfFile()
            #expect(String(decoding: said, as: UTF8.self).contains("no jobs run"))
        }
    }

    @Test("a day's count of records is that of its events, through the operator's door")
    func countOnDay() async throws {
        try await CommandHome.with { home in
            _ = try await home.reportOfPenalty(on: today)
            for (days, count) in [(-1, 0), (0, 1), (1, 1)] {
                let answer = try home.run(["record", "count", "--today", "\(today.adding(days: days))"])
                #expect(answer.status == 0 && answer.object["count"] as? Int == count, "\(days)")
            }
        }
    }
}
