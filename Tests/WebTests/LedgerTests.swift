// The ledger as readers reach it: files under the addresses of C2SP tlog-tiles, and proofs that hold without us.

import Foundation
import Ledger
import Records
import Reports
import Storage
import Testing
import TestSupport

@Suite("The ledger from outside")
struct LedgerFileTests {
    private static func settled() async throws -> (home: TestHome, site: TestSite) {
        let home = try await TestHome()
        let ledger = home.records.ledger
        try await home.database.write { try ledger.begin(under: "test.invalid", $0) }
        try await home.records.settleLedger(home.database, now: 0)
        return (home, try home.site())
    }

    @Test("M-37a: checkpoint, key, tiles and entries together are the whole log, and anyone can put it together")
    func whole() async throws {
        let (_, site) = try await Self.settled()
        let answer = try await site.ask("/ledger/records/checkpoint")
        #expect(answer.status == 200 && answer.header("Content-Type") == "text/plain; charset=utf-8")
        #expect(answer.header("Cache-Control") == "no-cache")
        let note = try SignedNote(answer.text)
        let checkpoint = try Checkpoint(text: note.text)
        let key = try NoteKey(line: try await site.ask("/ledger/records/key").text)
        #expect(note.isSigned(by: key) && key.name == checkpoint.origin)
        let address = TileAddress(index: 0, width: checkpoint.size)
        let entries = try await site.ask("/ledger/records/tile/entries/\(address.path)")
        #expect(entries.header("Content-Type") == "application/octet-stream")
        #expect(entries.header("Cache-Control") == "public, max-age=31536000, immutable")
        var tree = GrowingTree()
        var leaves: [UInt8] = []
        for entry in try EntryBundle(entries.bytes).entries() {
            tree.append(MerkleHash(leaf: entry)) { _, _, _ in }
            leaves += MerkleHash(leaf: entry).bytes
        }
        #expect(tree.size == checkpoint.size && tree.root == checkpoint.root)
        #expect(try await site.ask("/ledger/records/tile/0/\(address.path)").bytes == leaves)
    }

    @Test("M-37a: the proof that a record names holds without us, and is of that record's line")
    func proof() async throws {
        let (home, site) = try await Self.settled()
        let record = try await site.ask("/api/v1/public/subjects/\(home.code)").json
        let records = try #require(record["records"] as? [[String: Any]])
        let event = try #require(records.first?["event"] as? [String: Any])
        let address = try #require(event["proof"] as? String)
        let answer = try await site.ask(address)
        #expect(answer.header("Content-Disposition")?.hasSuffix(".tlog-proof\"") == true)
        let proof = try LogProof(answer.text)
        let key = try NoteKey(line: try await site.ask("/ledger/records/key").text)
        #expect(proof.check(against: key) == .proved)
        #expect(
            MerkleHash(leaf: proof.entry).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                == event["leaf"] as? String)
        let bare = try LogProof(try await site.ask("/ledger/records/proof/\(proof.index)").text)
        #expect(bare.opening == nil && bare.entry == proof.entry)
        let page = try await site.ask("/s/\(home.code)").text
        #expect(page.contains("href=\"\(address)\""))
    }

    @Test("M-37a: the proof of a record shows what the page shows, and nothing that the page hides")
    func content() async throws {
        let (home, site) = try await Self.settled()
        let answer = try await site.ask("/api/v1/public/subjects/\(home.code)").json
        for record in try #require(answer["records"] as? [[String: Any]]) {
            let event = try #require(record["event"] as? [String: Any])
            let text = try await site.ask(try #require(event["proof"] as? String)).text
            let proof = try LogProof(text)
            #expect(proof.proves(content: nil) == true)
            let content = try #require(proof.opening?.content.flatMap { CanonicalObject($0) })
            let shown = try #require(record["fields"] as? [[String: Any]])
            let values = Dictionary(
                shown.map { ($0["code"] as? String ?? "", $0["value"] as? String ?? "") },
                uniquingKeysWith: { first, _ in first })
            for (code, value) in try #require(content.objects["fields"]) { #expect(values[code] == value, "\(code)") }
            let all = String(decoding: proof.opening?.content ?? [], as: UTF8.self)
            for hidden in ["内部备注", TestHome.person.number, "\"actor\"", "\"subject\""] {
                #expect(!all.contains(hidden))
            }
        }
    }

    @Test("M-22: a record that is no longer shown has no proof with its content")
    func ended() async throws {
        let (home, site) = try await Self.settled()
        let answer = try await site.ask("/api/v1/public/subjects/\(home.code)").json
        let events = try #require(answer["records"] as? [[String: Any]]).compactMap { $0["event"] as? [String: Any] }
        let address = try #require(events.first?["proof"] as? String)
        #expect(try await site.ask(address).status == 200)
        for item in ["penalty", "permit", "registration"] { try await home.withdraw(item: item) }
        #expect(try await site.ask(address).status == 404)
        let other = address.split(separator: "/").last.map(String.init) ?? ""
        #expect(try await site.ask("/s/91350100M000100Y43/proof/\(other)").status == 404)
        #expect(try await site.ask("/s/\(home.code)/proof/0\(other)").status == 404)
    }

    @Test("P-3.5, M-37a: a report and its proof are checked without us; a report with one letter altered fails")
    func report() async throws {
        let (home, site) = try await Self.settled()
        let issued = try #require(
            try await home.reports.issue(.standard, code: home.code, on: TestHome.today, now: 0)
        ).report
        let address = "/reports/\(issued.number).tlog-proof"
        #expect(try await site.ask(address).status == 503)
        try await home.records.settleLedger(home.database, now: 0)
        let answer = try await site.ask(address)
        #expect(answer.header("Content-Disposition") == "attachment; filename=\"report-\(issued.number).tlog-proof\"")
        let proof = try LogProof(answer.text)
        let key = try NoteKey(line: try await site.ask("/ledger/decisions/key").text)
        let file = try await site.ask("/reports/\(issued.number).json").bytes
        #expect(proof.check(against: key, content: file) == .proved)
        #expect(proof.check(against: key) == .proved && proof.proves(content: nil) == nil)
        var altered = file
        altered[altered.count / 2] ^= 1
        #expect(proof.check(against: key, content: altered) == .otherContent)
        let page = try await site.ask("/reports/\(issued.number)").text
        #expect(page.contains("href=\"\(address)\"") && page.contains("--content report-\(issued.number).json"))
        #expect(try await site.ask("/reports/20260101000000ABCDEF01.tlog-proof").status == 404)
    }

    @Test(
        "no address beyond the published log answers, and none that is written otherwise",
        arguments: [
            "/ledger/other/checkpoint", "/ledger/decisions/proof/0", "/ledger/records/proof/99999",
            "/ledger/records/proof/-1",
            "/ledger/records/proof/01", "/ledger/records/proof/1-2", "/ledger/records/proof/1-",
            "/ledger/records/proof/",
            "/ledger/records/tile/0/000", "/ledger/records/tile/0/000.p/0", "/ledger/records/tile/0/999",
            "/ledger/records/tile/64/000.p/1", "/ledger/records/tile/-1/000.p/1", "/ledger/records/tile/00/000.p/1",
            "/ledger/records/tile/0/../000.p/1", "/ledger/records/tile/entries/000", "/ledger/records/tile/entries/",
            "/ledger/records/tile/0/x999/x999/x999/x999/x999/x999/999", "/ledger/records/tile",
        ])
    func beyond(address: String) async throws {
        let (_, site) = try await Self.settled()
        #expect(try await site.ask(address).status == 404)
    }

    @Test("an entry that waits for its place says when to come back")
    func waiting() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let events = try await site.ask("/api/v1/public/subjects/\(home.code)").json["records"] as? [[String: Any]]
        let event = try #require(events?.first?["event"] as? [String: Any])
        let answer = try await site.ask(try #require(event["proof"] as? String))
        #expect(answer.status == 503 && answer.header("Retry-After") != nil)
    }

    @Test("the page tells how to check, and names each log with its key", arguments: ["zh", "en"])
    func page(language: String) async throws {
        let (_, site) = try await Self.settled()
        let text = try await site.ask("/ledger", ["Cookie": "lang=\(language)"]).text
        let key = try await site.ask("/ledger/records/key").text.dropLast()
        #expect(text.contains(key) && text.contains("/ledger/records/checkpoint") && text.contains("check-proof"))
        #expect(
            text.contains("ledger witness serve") && text.contains(language == "zh" ? "还没有见证人" : "no witnesses yet"))
        let before = try await TestHome().site().ask("/ledger").text
        #expect(!before.contains("/ledger/records/checkpoint"))
    }
}
