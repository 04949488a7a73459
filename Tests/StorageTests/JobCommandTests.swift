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

            let before = try home.run(["jobs", "run", "--today", "\(last)"])
            #expect(before.status == 0)
            #expect(before.done("reports-forget") == 0)
            #expect(try await home.count("report_snapshot") == 1, "on its last day the report still shows its content")

            let after = try home.run(["jobs", "run", "--today", "\(last.adding(days: 1))"])
            #expect(after.status == 0)
            #expect(after.done("reports-forget") == 1)
            #expect(try await home.count("report_snapshot") == 0, "the day after its content is destroyed")
            #expect(try await home.count("report") == 1, "its number stays, so that it can be verified")

            let verified = try home.run(["report", "verify", number.text, "--today", "\(last.adding(days: 1))"])
            #expect(verified.status == 1)
            #expect(verified.object["genuine"] as? Bool == true && verified.object["usable"] as? Bool == false)
        }
    }

    @Test("due jobs run once; by name a job runs at any time; an unknown name is refused with the names that there are")
    func names() async throws {
        try await CommandHome.with { home in
            let first = try home.run(["jobs", "run", "--today", "\(today)"])
            #expect(first.jobs == ["reports-forget", "sessions-forget"])
            #expect(first.list.allSatisfy { $0["outcome"] as? String == "done" && $0["seconds"] is Double })
            let named = try home.run(["jobs", "run", "--once", "sessions-forget", "--today", "\(today)"])
            #expect(named.status == 0 && named.jobs == ["sessions-forget"])
            let wrong = try home.run(["jobs", "run", "--once", "sweeping", "--today", "\(today)"])
            #expect(wrong.status == 2 && wrong.output.isEmpty)
            #expect(wrong.words.contains("reports-forget, sessions-forget"))
        }
    }

    @Test("the list says when each job is due, how it ended and whether somebody has it")
    func list() async throws {
        try await CommandHome.with { home in
            let new = try home.run(["jobs", "list"])
            #expect(new.jobs == ["reports-forget", "sessions-forget"])
            #expect(new.list.allSatisfy { $0["due"] == nil && $0["leased"] as? Bool == false })
            _ = try home.run(["jobs", "run", "--today", "\(today)"])
            let run = try home.run(["jobs", "list", "--today", "\(today)"])
            for line in run.list {
                #expect(line["lastOutcome"] as? String == "done")
                #expect((line["due"] as? String)?.hasSuffix(":01:00+08:00") == true)
                #expect((line["lastDone"] as? String)?.hasPrefix("\(today)T") == true, "the pinned day pins jobs too")
            }
        }
    }

    @Test("a server runs jobs beside its readers, and ends in order when it is asked to")
    func serve() async throws {
        try await CommandHome.with { home in
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
}

/// What the program said.
private struct Answer {
    let status: Int32
    let output: Data
    let words: String

    private var json: Any? { try? JSONSerialization.jsonObject(with: output) }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
    var list: [[String: Any]] { json as? [[String: Any]] ?? [] }
    var jobs: [String] { list.compactMap { $0["job"] as? String } }

    func done(_ job: String) -> Int? { list.first { $0["job"] as? String == job }?["done"] as? Int }
}

/// A home that the program made, on the engine of this run.
private struct CommandHome {
    let folder: String
    let database: String?

    private static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "chengxin")

    static func with(_ body: (CommandHome) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jobs-home-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        switch TestEngine.current {
        case .sqlite: try await make(CommandHome(folder: folder, database: nil), body)
        case .postgresql:
            try await TestServer.withSchema { try await make(CommandHome(folder: folder, database: $0), body) }
        }
    }

    private static func make(_ home: CommandHome, _ body: (CommandHome) async throws -> Void) async throws {
        let made = try home.run(["init", "--city", "jinan"])
        try #require(made.status == 0, "\(made.words)")
        try await body(home)
    }

    func run(_ words: [String]) throws -> Answer {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = Self.program
        process.arguments =
            words + ["--home", "\(folder)/home", "--json"] + (database.map { ["--database", $0] } ?? [])
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // The program says at most a line on stderr, which fits the pipe.
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let failed = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Answer(status: process.terminationStatus, output: said, words: String(decoding: failed, as: UTF8.self))
    }

    /// The program, going on beside the test.
    func start(_ words: [String]) throws -> Process {
        let process = prepared(words)
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func prepared(_ words: [String]) -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments =
            words + ["--home", "\(folder)/home", "--json"] + (database.map { ["--database", $0] } ?? [])
        return process
    }

    /// Enters a penalty and issues the report of the company.
    func reportOfPenalty(on today: Day) async throws -> (text: String, usableUntil: Day?) {
        let item = try #require(try TestPack.load().item("penalty", on: today))
        let file = "\(folder)/penalty.csv"
        try Data(TestFile(item, [TestRows.penalty(1, today: today)]).bytes).write(to: URL(fileURLWithPath: file))
        let steps = [
            ["org", "add", "--code", TestRows.body, "--name", "测试局", "--kind", "provider"],
            ["intake", "submit", file, "--item", "penalty", "--provider", TestRows.body, "--today", "\(today)"],
            [
                "report", TestCode.organisation(1), "--format", "json", "--out", "\(folder)/report.json", "--today",
                "\(today)",
            ],
        ]
        for step in steps {
            let answer = try run(step)
            try #require(answer.status == 0, "\(step.prefix(2)): \(answer.words)")
        }
        let report = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/report.json")))
        let members = try #require(report as? [String: Any])
        return (try #require(members["number"] as? String), (members["usableUntil"] as? String).flatMap { Day($0) })
    }

    /// The rows of a table, read behind the program's back.
    func count(_ table: String) async throws -> Int64? {
        let store: any Database =
            if let database { try PostgreSQLDatabase(url: database, maximumConnections: 1) } else {
                try SQLiteDatabase(path: "\(folder)/home/city.sqlite")
            }
        defer { try? store.close() }
        return try await store.read { try $0.first(RawSQL("SELECT COUNT(*) FROM \(table)")) { $0.int(0) } }
    }
}
