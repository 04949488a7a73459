// Every rule says why it exists, in two languages, by an article that the pack really has.

import Intake
import Law
import Testing
import TestSupport

@Suite struct `The description of rules` {
    @Test(arguments: NoticeKind.allCases)
    func `every citation of every rule exists in the pack`(kind: NoticeKind) throws {
        let pack = try TestPack.load()
        #expect(!kind.rule.citations.isEmpty)
        for citation in kind.rule.citations { #expect(pack.article(citation) != nil, "\(citation)") }
    }

    @Test(arguments: NoticeKind.allCases)
    func `every rule is explained in both languages with examples`(kind: NoticeKind) {
        let rule = kind.rule
        #expect(rule.kind == kind)
        for words in [rule.title, rule.why, rule.mend] {
            #expect(!words.zh.isEmpty && !words.en.isEmpty)
            #expect(!words.en.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) }, "\(words.en)")
        }
        #expect(!rule.wrong.isEmpty && !rule.right.isEmpty)
    }

    @Test func `ids are stable words`() {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz-")
        for kind in NoticeKind.allCases { #expect(kind.rawValue.allSatisfy(allowed.contains)) }
        #expect(Set(NoticeKind.allCases.map(\.rawValue)).count == NoticeKind.allCases.count)
    }

    @Test func `the feedback names the clause of each fault once`() throws {
        let checked = try Checked([
            TestRows.penalty().with(["CF_WSH": "", "CF_XDR_SHXYM": "x", "CF_CFJGDM": Seed.company])
        ])
        let basis = checked.column("依据")[0]
        #expect(basis.contains("《济南市社会信用管理办法》第13条"))
        #expect(basis.contains("《济南市社会信用管理办法》第9条"))
        #expect(Set(basis.split(separator: "；")).count == basis.split(separator: "；").count)
    }
}
