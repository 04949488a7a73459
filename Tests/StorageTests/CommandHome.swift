// A home that the program itself made, for tests that go through the door of the operator.

import Foundation
import Law
import Storage
import TestSupport
import Testing
import WorkingDays

/// What the program said.
struct CommandAnswer {
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
struct CommandHome {
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

    func run(_ words: [String]) throws -> CommandAnswer {
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
        return CommandAnswer(
            status: process.terminationStatus, output: said, words: String(decoding: failed, as: UTF8.self))
    }

    /// The program, going on beside the test.
    /// - Parameter errors: a pipe for what it says, or nothing.
    func start(_ words: [String], errors: Any = FileHandle.nullDevice) throws -> Process {
        let process = prepared(words)
        process.standardError = errors
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

    /// Makes it a demo city on this day.
    func pin(_ day: Day) throws {
        try Data("\(day)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/home/demo-day"))
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

    /// Runs a statement behind the program's back.
    func alter(_ sql: String) async throws {
        let store: any Database =
            if let database { try PostgreSQLDatabase(url: database, maximumConnections: 1) } else {
                try SQLiteDatabase(path: "\(folder)/home/city.sqlite")
            }
        defer { try? store.close() }
        _ = try await store.write { try $0.run(RawSQL(sql), []) }
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
