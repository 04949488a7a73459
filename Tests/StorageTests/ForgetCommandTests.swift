// Forgetting through the door of the operator: the program itself, on a home of its own.

import Foundation
import Law
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("chengxin forget")
struct ForgetCommandTests {
    private let today = TestDay.today
    private static let mark = "标记甲乙丙丁戊己庚辛"

    /// A home with a marked penalty and another one.
    func fill(_ home: CommandHome) throws -> [String] {
        let item = try #require(try TestPack.load().item("penalty", on: today))
        let file = "\(home.folder)/penalty.csv"
        let rows = [
            TestRows.penalty(1, today: today).with(["CF_WFXW": Self.mark]), TestRows.penalty(2, today: today),
        ]
        try Data(TestFile(item, rows).bytes).write(to: URL(fileURLWithPath: file))
        for step in [
            ["org", "add", "--code", TestRows.body, "--name", "测试局", "--kind", "provider"],
            ["intake", "submit", file, "--item", "penalty", "--provider", TestRows.body, "--today", "\(today)"],
        ] {
            let answer = try home.run(step)
            try #require(answer.status == 0, "\(step.prefix(2)): \(answer.words)")
        }
        try FileManager.default.removeItem(atPath: file)
        return try [1, 2].compactMap { number in
            try home.run(["record", "list", TestCode.organisation(number), "--today", "\(today)"]).list.first?["id"]
                as? String
        }
    }

    /// The files of the home that hold the mark.
    private func places(_ home: CommandHome) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: home.folder).filter { name in
            (try? Data(contentsOf: URL(fileURLWithPath: "\(home.folder)/\(name)")))?.range(of: Data(Self.mark.utf8))
                != nil
        }
    }

    @Test("M-22: the daily job destroys on the day after the last one, and neither earlier nor twice")
    func job() async throws {
        try await CommandHome.with { home in
            _ = try fill(home)
            let last = today.adding(days: -2).adding(years: 5)
            try home.pin(last)
            #expect(try home.run(["jobs", "run"]).done("records-forget") == 0)
            #expect(try await home.count("record") == 2)
            try home.pin(last.adding(days: 1))
            let run = try home.run(["jobs", "run"])
            #expect(run.status == 0 && run.done("records-forget") == 2, "\(run.words)")
            for table in ["record", "record_event", "event_payload", "subject"] {
                #expect(try await home.count(table) == 0, "\(table)")
            }
            #expect(try await home.count("destruction") == 1)
            if TestEngine.current == .sqlite { #expect(try places(home) == []) }
            let verified = try home.run(["ledger", "verify"])
            #expect(verified.status == 0 && verified.object["clean"] as? Bool == true, "\(verified.words)")
            let told = try home.run(["forget", "list"]).list
            #expect(told.count == 1 && told.first?["records"] as? Int == 2)
            #expect(told.first?["day"] as? String == "\(last.adding(days: 1))")
            #expect(
                try String(contentsOfFile: "\(home.folder)/home/destroyed", encoding: .utf8).split(separator: "\n")
                    .count == 4)
            let again = try home.run(["forget", "run"])
            #expect(again.status == 0 && again.object["records"] as? Int == 0)
            #expect(again.object["scrubbed"] as? Bool == (TestEngine.current == .sqlite))
        }
    }

    @Test("M-41: erasure needs an article of the pack and a reason, takes one record, and can't be done a second time")
    func erasure() async throws {
        try await CommandHome.with { home in
            let ids = try fill(home)
            try #require(ids.count == 2)
            let reason = "当事人申请删除"
            let article = "personal-information-2021#19"
            for (words, said) in [
                (["record", "destroy", ids[0], "--clause", "no-such-law#1", "--reason", reason], "no article"),
                (
                    ["record", "destroy", ids[0], "--clause", "personal-information-2021#999", "--reason", reason],
                    "no article"
                ),
                (["record", "destroy", ids[0], "--clause", article, "--reason", " "], "--reason"),
                (["record", "destroy", "one", "--clause", article, "--reason", reason], "ID"),
                (["record", "destroy", "1", "--clause", article, "--reason", reason], "no record"),
                (
                    [
                        "record", "destroy", ids[0], "--clause", article, "--reason", reason, "--today",
                        "\(today.adding(years: 90))",
                    ],
                    "later"
                ),
            ] {
                let refused = try home.run(words)
                #expect(refused.status == 2 && refused.words.contains(said), "\(refused.words)")
            }
            #expect(try await home.count("record") == 2)
            let done = try home.run(["record", "destroy", ids[0], "--clause", article, "--reason", reason])
            #expect(
                done.status == 0 && done.object["records"] as? Int == 1 && done.object["clause"] as? String == article)
            #expect(try await home.count("record") == 1)
            #expect(try home.run(["ledger", "verify"]).status == 0)
            if TestEngine.current == .sqlite {
                #expect(try places(home) == [])
                let kept = try FileManager.default.subpathsOfDirectory(atPath: home.folder).filter { name in
                    (try? Data(contentsOf: URL(fileURLWithPath: "\(home.folder)/\(name)")))?.range(
                        of: Data(reason.utf8)) != nil
                }
                #expect(kept == [], "the reason is stored nowhere")
            }
            #expect(try home.run(["record", "destroy", ids[0], "--clause", article, "--reason", reason]).status == 2)
        }
    }

    @Test(
        "P-4.8b: a list that a crash kept from being written is written by the next run; one of another home is refused"
    )
    func list() async throws {
        try await CommandHome.with { home in
            let ids = try fill(home)
            let list = "\(home.folder)/home/destroyed"
            for id in ids {
                let done = try home.run(
                    ["record", "destroy", id, "--clause", "personal-information-2021#19", "--reason", "申请"])
                try #require(done.status == 0, "\(done.words)")
            }
            let whole = try Data(contentsOf: URL(fileURLWithPath: list))
            let mode = try FileManager.default.attributesOfItem(atPath: list)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            for torn in [whole.prefix(whole.count - 10), whole.prefix(7), Data()] {
                try torn.write(to: URL(fileURLWithPath: list))
                #expect(try home.run(["forget", "run"]).status == 0)
                #expect(try Data(contentsOf: URL(fileURLWithPath: list)) == whole)
            }
            try FileManager.default.removeItem(atPath: list)
            #expect(try home.run(["jobs", "run", "--once", "records-forget"]).status == 0)
            #expect(try Data(contentsOf: URL(fileURLWithPath: list)) == whole)
            try Data(String(decoding: whole, as: UTF8.self).replacing("erasure", with: "retention").utf8)
                .write(to: URL(fileURLWithPath: list))
            let refused = try home.run(["forget", "run"])
            #expect(refused.status == 1 && refused.object["outcome"] as? String == "failed")
        }
    }

    /// An empty home with the keys of another one.
    func beside(_ home: CommandHome, _ body: (CommandHome) async throws -> Void) async throws {
        let folder = "\(home.folder)/beside"
        try FileManager.default.createDirectory(atPath: "\(folder)/home", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(home.folder)/home/keys", toPath: "\(folder)/home/keys")
        guard home.database != nil else { return try await body(CommandHome(folder: folder, database: nil)) }
        try await TestServer.withSchema { try await body(CommandHome(folder: folder, database: $0)) }
    }

    @Test("P-box4: a restored city lacks what was destroyed after its backup was made, and its ledger explains it")
    func restore() async throws {
        try await CommandHome.with { home in
            let ids = try fill(home)
            let backup = "\(home.folder)/city.backup"
            try #require(try home.run(["backup", backup]).status == 0)
            let done = try home.run(
                ["record", "destroy", ids[0], "--clause", "personal-information-2021#19", "--reason", "申请"])
            try #require(done.status == 0, "\(done.words)")
            let list = "\(home.folder)/home/destroyed"
            try await beside(home) { other in
                let missing = try other.run(["restore", backup, "--destroyed", "\(home.folder)/nothing"])
                #expect(missing.status == 2 && missing.words.contains("list of destructions"))
                let restored = try other.run(["restore", backup, "--destroyed", list])
                #expect(restored.status == 0, "\(restored.words)")
                #expect(try await other.count("record") == 1)
                #expect(try await other.count("event_payload") == 1)
                #expect(try await other.count("destruction") == 1)
                let verified = try other.run(["ledger", "verify"])
                #expect(verified.status == 0 && verified.object["clean"] as? Bool == true, "\(verified.words)")
                #expect(
                    try Data(contentsOf: URL(fileURLWithPath: "\(other.folder)/home/destroyed"))
                        == Data(contentsOf: URL(fileURLWithPath: list)))
                if TestEngine.current == .sqlite {
                    #expect(try places(home) == ["city.backup"], "only the old backup has it")
                }
            }
        }
    }
}
