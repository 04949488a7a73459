// A demo city that was broken off: nobody finds half of one, and the next run makes it whole.

import Foundation
import TestSupport
import Testing

@Suite("chengxin demo")
struct DemoCommandTests {
    private func program(_ words: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "chengxin")
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    private func exit(_ words: [String]) throws -> Int32 {
        let process = try program(words)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func with(_ body: (_ folder: String, _ database: [String]) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        switch TestEngine.current {
        case .sqlite: try await body(folder, [])
        case .postgresql: try await TestServer.withSchema { try await body(folder, ["--database", $0]) }
        }
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Begins a demo and kills it in the middle of its work.
    private func breakOff(_ home: String, _ database: [String]) async throws {
        let process = try program(["demo", "--home", home, "--subjects", "20000"] + database)
        try process.run()
        for _ in 1...600 where process.isRunning && !exists(home + ".demo-unfinished/demo-day") {
            try await Task.sleep(for: .milliseconds(50))
        }
        // Beside one that is at work, another does nothing.
        if process.isRunning { #expect(try exit(["demo", "--home", home, "--subjects", "20"] + database) != 0) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
    }

    @Test func `a demo that was killed leaves no home, and the next run makes the whole city`() async throws {
        try await with { folder, database in
            let home = folder + "/city"
            try await breakOff(home, database)
            #expect(!exists(home))
            #expect(try exit(["record", "count", "--home", home] + database) != 0)
            guard database.isEmpty else {
                // The half that lies on a server is not ours to throw away.
                #expect(try exit(["demo", "--home", home, "--subjects", "20"] + database) != 0)
                #expect(!exists(home))
                return
            }
            #expect(try exit(["demo", "--home", home, "--subjects", "20"]) == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["city"])
            for file in ["keys", "city.sqlite", "demo-day", "demo-accounts"] { #expect(exists("\(home)/\(file)")) }
            #expect(!exists(home + "/demo-unfinished"))
            #expect(try exit(["ledger", "verify", "--home", home]) == 0)
        }
    }

    @Test func `a folder in the way that is no demo's is left alone, and so is a home with records`() async throws {
        try await with { folder, database in
            let home = folder + "/city"
            let foreign = home + ".demo-unfinished"
            try FileManager.default.createDirectory(atPath: foreign, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: foreign + "/thesis.txt"))
            #expect(try exit(["demo", "--home", home, "--subjects", "20"] + database) != 0)
            #expect(exists(foreign + "/thesis.txt"))
            try FileManager.default.removeItem(atPath: foreign)
            #expect(try exit(["demo", "--home", home + "/", "--subjects", "20"] + database) == 0)
            #expect(exists(home + "/demo-accounts"))
            #expect(try exit(["demo", "--home", home, "--subjects", "20"] + database) != 0)
            #expect(exists(home + "/demo-accounts"))
            #expect(!exists(foreign))
        }
    }

    @Test(arguments: ["99999999999", "2100000", "-1"])
    func `a count of working days beyond the calendar is a wrong command`(count: String) throws {
        #expect(try exit(["days", "add", "2026-01-01", "--", count]) == 2)
        #expect(try exit(["days", "add", "2026-01-01", "400"]) == 0)
    }
}
