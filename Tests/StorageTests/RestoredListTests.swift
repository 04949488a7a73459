// What was destroyed stays destroyed, whichever lists a restore finds: the program itself, on homes of its own.

import Foundation
import Law
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("chengxin restore and the list of destructions")
struct RestoredListTests {
    private static let article = "personal-information-2021#19"

    private func destroy(_ id: String, in home: CommandHome) throws {
        let done = try home.run(["record", "destroy", id, "--clause", Self.article, "--reason", "申请"])
        try #require(done.status == 0, "\(done.words)")
    }

    /// A home with two records, a backup of it, and then one destruction after the other: the list after each of them.
    private func city(
        _ body: (_ home: CommandHome, _ ids: [String], _ backup: String, _ lists: [String]) async throws -> Void
    ) async throws {
        try await CommandHome.with { home in
            let ids = try ForgetCommandTests().fill(home)
            let backup = "\(home.folder)/city.backup"
            try #require(try home.run(["backup", backup]).status == 0)
            var lists: [String] = []
            for (number, id) in ids.enumerated() {
                try destroy(id, in: home)
                lists.append("\(home.folder)/list\(number)")
                try FileManager.default.copyItem(atPath: "\(home.folder)/home/destroyed", toPath: lists[number])
            }
            try await body(home, ids, backup, lists)
        }
    }

    private func beside(_ home: CommandHome, _ body: (CommandHome) async throws -> Void) async throws {
        try await ForgetCommandTests().beside(home, body)
    }

    private func isHeld(_ home: CommandHome) throws -> Bool {
        try home.run(["ledger", "release"]).object["held"] as? Bool ?? true
    }

    @Test(
        "P-box4: an older list that is given takes nothing from the newer one in the home; both count, whichever is which"
    )
    func both() async throws {
        try await city { home, _, backup, lists in
            for (own, given) in [(lists[1], lists[0]), (lists[0], lists[1])] {
                try await beside(home) { other in
                    defer { try? FileManager.default.removeItem(atPath: other.folder) }
                    let kept = "\(other.folder)/home/destroyed"
                    try FileManager.default.copyItem(atPath: own, toPath: kept)
                    let restored = try other.run(["restore", backup, "--destroyed", given])
                    #expect(restored.status == 0 && restored.object["destroyedAgain"] as? Int == 2, "\(restored.words)")
                    #expect(try await other.count("record") == 0)
                    let list = try Data(contentsOf: URL(fileURLWithPath: kept))
                    #expect(list == (try Data(contentsOf: URL(fileURLWithPath: lists[1]))))
                    #expect(try other.run(["ledger", "verify"]).status == 0)
                }
            }
        }
    }

    @Test("P-box4: without a list a restored city is held until one is given, and what that names is destroyed again")
    func none() async throws {
        try await city { home, _, backup, lists in
            try await beside(home) { other in
                let restored = try other.run(["restore", backup])
                #expect(restored.object["listed"] as? Bool == false, "\(restored.words)")
                #expect(try await other.count("record") == 2)
                #expect(try isHeld(other))
                let refused = try other.run(["serve", "--port", "0"])
                #expect(refused.status == 2 && refused.words.contains("destroyed after its backup"), "\(refused.words)")
                // The proof of the ledger says nothing of what was destroyed: an early checkpoint lets only the log go.
                let given = try other.run(["ledger", "release", "--destroyed", lists[1]])
                #expect(given.status == 1, "the log is not proved yet")
                #expect(try await other.count("record") == 0)
                let word = try other.run(["ledger", "release", "--unproved", "--reason", "演练"])
                #expect(word.status == 0 && word.object["held"] as? Bool == false, "\(word.words)")
                let holds = try #require(word.object["holds"] as? [[String: Any]])
                #expect(Set(holds.compactMap { $0["word"] as? String }) == ["listed", "unproved: 演练"])
                let verified = try other.run(["ledger", "verify"])
                #expect(verified.status == 0 && verified.object["destroyed"] as? Int == 2, "\(verified.words)")
            }
        }
    }

    @Test(
        "P-box4: a checkpoint that is that of the backup proves that nothing was destroyed since; an earlier one doesn't"
    )
    func current() async throws {
        try await CommandHome.with { home in
            let early = "\(home.folder)/early", newest = "\(home.folder)/newest"
            func keep(_ path: String) throws {
                let answer = try home.run(["ledger", "checkpoint", "all"])
                let notes = answer.list.compactMap { $0["note"] as? String }
                try #require(notes.count == 2, "\(answer.words)")
                try Data(notes.joined().utf8).write(to: URL(fileURLWithPath: path))
            }
            try keep(early)
            _ = try ForgetCommandTests().fill(home)
            try keep(newest)
            let backup = "\(home.folder)/city.backup"
            try #require(try home.run(["backup", backup]).status == 0)
            for (checkpoint, listed) in [(early, false), (newest, true)] {
                try await beside(home) { other in
                    defer { try? FileManager.default.removeItem(atPath: other.folder) }
                    let restored = try other.run(["restore", backup, "--checkpoint", checkpoint])
                    #expect(restored.status == 0 && restored.object["listed"] as? Bool == listed, "\(restored.words)")
                    #expect(try isHeld(other) == !listed)
                    guard !listed else { return }
                    let word = try other.run(["ledger", "release", "--unlisted", "--reason", "演练"])
                    #expect(word.status == 0, "\(word.words)")
                }
            }
        }
    }

    @Test("P-4.8b: a list that lacks what the backup knows, or out of which something was cut, is no list")
    func cut() async throws {
        try await city { home, _, early, lists in
            let late = "\(home.folder)/late.backup"
            try #require(try home.run(["backup", late]).status == 0)
            try await beside(home) { other in
                let restored = try other.run(["restore", late, "--destroyed", lists[0]])
                #expect(restored.object["listed"] as? Bool == false, "\(restored.words)")
                let again = try other.run(["ledger", "release", "--destroyed", lists[0]])
                #expect(again.status == 2 && again.words.contains("lacks 1"), "\(again.words)")
                try FileManager.default.removeItem(atPath: other.folder)
            }
            let lines = try String(contentsOfFile: lists[1], encoding: .utf8).split(separator: "\n")
            let holed = "\(home.folder)/holed"
            try Data((lines[..<1] + lines[3...]).map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: holed))
            try await beside(home) { other in
                let refused = try other.run(["restore", early, "--destroyed", holed])
                #expect(refused.status == 2 && refused.words.contains("broken at line 2"), "\(refused.words)")
                #expect(refused.words.contains(holed))
            }
        }
    }

    @Test(
        "M-22: what must be forgotten is destroyed while the city is held; its entry gets a place when the city is let go"
    )
    func whileHeld() async throws {
        try await CommandHome.with { home in
            let ids = try ForgetCommandTests().fill(home)
            let backup = "\(home.folder)/city.backup"
            try #require(try home.run(["backup", backup]).status == 0)
            try await beside(home) { other in
                try #require(try other.run(["restore", backup]).status == 0)
                try destroy(ids[0], in: other)
                #expect(try await other.count("record") == 1)
                let run = try other.run(["forget", "run"])
                #expect(run.status == 0 && run.object["outcome"] as? String == "done", "\(run.words)")
                #expect(try isHeld(other))
                let size = { try other.run(["ledger", "checkpoint"]).object["size"] as? Int }
                #expect(try size() == 2, "nothing is signed")
                let held = try other.run(["ledger", "verify"])
                #expect(held.status == 0 && held.object["destroyed"] as? Int == 1, "\(held.words)")
                // Nothing else enters.
                let item = try #require(try TestPack.load().item("penalty", on: TestDay.today))
                let file = "\(home.folder)/more.csv"
                try Data(TestFile(item, [TestRows.penalty(3)]).bytes).write(to: URL(fileURLWithPath: file))
                let refused = try other.run([
                    "intake", "submit", file, "--item", "penalty", "--provider", TestRows.body, "--today",
                    "\(TestDay.today)",
                ])
                #expect(refused.status == 2 && refused.words.contains("restored"), "\(refused.words)")
                #expect(try await other.count("record") == 1)
                #expect(try other.run(["ledger", "release", "--unproved", "--reason", "演练"]).status == 0)
                #expect(try size() == 3)
                #expect(try other.run(["ledger", "verify"]).status == 0)
            }
        }
    }

    @Test("M-37a: a backup whose reports are not what the ledger says of them is not opened")
    func reports() async throws {
        try await CommandHome.with { home in
            _ = try await home.reportOfPenalty(on: TestDay.today)
            #expect(try home.run(["ledger", "verify"]).status == 0)
            for table in ["report_file", "report_entry", "report_snapshot", "report"] {
                try await home.alter("DELETE FROM \(table)")
            }
            let verified = try home.run(["ledger", "verify"])
            let faults = try #require(verified.object["faults"] as? [[String: Any]])
            #expect(verified.status == 1 && faults.map { $0["kind"] as? String } == ["report-missing"])
            let backup = "\(home.folder)/city.backup"
            try #require(try home.run(["backup", backup]).status == 0)
            try await beside(home) { other in
                let refused = try other.run(["restore", backup])
                #expect(refused.status == 2 && refused.words.contains("reports"), "\(refused.words)")
            }
        }
    }

    @Test(
        "P-box4: an old database that was put back behind the program's back is noticed, and cleared of what was destroyed"
    )
    func putBack() async throws {
        guard TestEngine.current == .sqlite else { return }
        try await CommandHome.with { home in
            let ids = try ForgetCommandTests().fill(home)
            let file = "\(home.folder)/home/city.sqlite", copy = "\(home.folder)/copy"
            try FileManager.default.copyItem(atPath: file, toPath: copy)
            try destroy(ids[0], in: home)
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) }
            try FileManager.default.copyItem(atPath: copy, toPath: file)
            let verified = try home.run(["ledger", "verify"])
            let faults = try #require(verified.object["faults"] as? [[String: Any]])
            #expect(verified.status == 1 && faults.map { $0["kind"] as? String } == ["destroyed-record-stored"])
            let doctor = try home.run(["doctor"])
            #expect(doctor.status == 1 && doctor.check("destroyed") == "fault", "\(doctor.words)")
            let run = try home.run(["forget", "run"])
            #expect(run.status == 0, "\(run.words)")
            #expect(try await home.count("record") == 1)
            #expect(try home.run(["ledger", "verify"]).status == 0)
            #expect(try home.run(["doctor"]).check("destroyed") == "ok")
        }
    }
}

extension CommandAnswer {
    /// The verdict of one check of the doctor.
    fileprivate func check(_ name: String) -> String? {
        (object["checks"] as? [[String: Any]])?.first { $0["check"] as? String == name }?["verdict"] as? String
    }
}
