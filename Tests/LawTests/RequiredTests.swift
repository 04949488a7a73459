// What a pack may not leave out, and what a layer that is only for others to extend may.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `A pack that leaves something out` {
    private let forbidden = "cn-3701/forbidden.yaml"

    private func errors(_ change: (TestPolicy) throws -> Void) throws -> [Finding] {
        let policy = try TestPolicy()
        try change(policy)
        return try policy.findings().filter { $0.severity == .error }
    }

    @Test(arguments: ["forbidden: []\n", "# nothing\n"])
    func `M-43: a pack that forbids nothing is refused`(text: String) throws {
        let found = try errors { try $0.write(Array(text.utf8), to: forbidden) }
        #expect(found.map(\.code) == [text.hasPrefix("#") ? "malformed-file" : "nothing-forbidden"])
    }

    @Test func `M-43: a pack without the file is refused`() throws {
        let found = try errors { try $0.remove(forbidden) }
        #expect(found.map(\.code) == ["nothing-forbidden"])
    }

    @Test(arguments: ["religion", "bloodType", "medicalHistory", "realEstate", "tracking", "personalRating"])
    func `M-43, P-5.15: a pack without one of the prohibitions is refused`(id: String) throws {
        let found = try errors { try $0.replace("  - id: \(id)\n", with: "  - id: other\n", in: forbidden) }
        #expect(found.map(\.place) == ["forbidden \(id)"])
        #expect(found.map(\.code) == ["missing-prohibition"])
    }

    @Test func `M-43: faith is forbidden of every subject, not of persons only`() throws {
        let found = try errors {
            try $0.replace(
                "Religion}\n    subjects: all", with: "Religion}\n    subjects: naturalPerson", in: forbidden)
        }
        #expect(found.map(\.place) == ["forbidden religion"])
    }

    @Test func `M-43: a prohibition that cites nothing is refused`() throws {
        let found = try errors {
            try $0.replace(
                "    sources: [jn-measures-2022#43, jn-12-2020#1, sd-regulation-2020#chapter-2]\n", with: "",
                in: forbidden)
        }
        #expect(found.contains { $0.code == "uncited-value" })
    }

    @Test(arguments: ["*缺陷", "基因*缺*陷", "#"])
    func `M-43: a word that no text can be found to hold is refused`(word: String) throws {
        let found = try errors { try $0.replace("      基因缺陷 ", with: "      \(word) ", in: forbidden) }
        #expect(found.map(\.code) == ["unfindable-word"])
        #expect(found.map(\.place) == ["forbidden genes"])
    }

    @Test func `M-3: a pack without words for those who lack capacity is refused`() throws {
        let found = try errors { try $0.replace("incapacity:\n", with: "others:\n", in: forbidden) }
        #expect(found.map(\.place) == ["forbidden.yaml incapacity"])
    }

    @Test(arguments: [
        ("adultAge", "cn"), ("submission", "cn-3701"), ("disclosureMaximum", "cn-3701"),
        ("queryLog", "cn-3701"),
    ])
    func `a pack without a limit that the program needs is refused`(id: String, layer: String) throws {
        let found = try errors { policy in
            try policy.replace("  - id: \(id)\n", with: "  - id: other\n", in: "\(layer)/limits.yaml")
            // Two layers say the longest disclosure.
            if id == "disclosureMaximum" {
                try policy.replace("  - id: \(id)\n", with: "  - id: other\n", in: "cn-37/limits.yaml")
            }
        }
        #expect(found.map(\.code) == ["missing-limit"])
        #expect(found.map(\.place) == ["limit \(id)"])
    }

    @Test func `a limit in a unit that nobody can count is missing`() throws {
        let found = try errors {
            try $0.replace(
                "value: 18\n    unit: years", with: "value: 18\n    unit: workingDays", in: "cn/limits.yaml")
        }
        #expect(found.map(\.code) == ["missing-limit"])
    }

    @Test func `M-22: days on which no regime of publicity holds are refused`() throws {
        let found = try errors {
            try $0.replace("until: 2026-03-31", with: "until: 2026-02-28", in: "cn/publicity.yaml")
        }
        #expect(found.map(\.code) == ["gap"])
        #expect(found.map(\.place) == ["regime of penalty"])
    }

    @Test(arguments: ["cn", "cn-37"])
    func `a layer for others to extend may leave things to them, and nothing runs on it`(layer: String) throws {
        let loader = PackLoader(root: TestPack.root)
        let looked = try loader.load(layer, allowingPart: true)
        #expect(looked.findings.allSatisfy { $0.severity == .warning })
        #expect(looked.findings.contains { $0.code == "unknown-table" })
        #expect(throws: PackError.self) { try loader.load(layer) }
    }

    @Test func `a whole pack is no part, whoever asks`() throws {
        let policy = try TestPolicy()
        try policy.remove(forbidden)
        #expect(throws: PackError.self) { try PackLoader(root: policy.root).load("cn-3701", allowingPart: true) }
    }
}
