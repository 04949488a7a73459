// Policies by C2SP tlog-policy: groups, quorums, and the line that is wrong.

import Ledger
import Testing

@Suite("Whose signatures a reader asks for")
struct WitnessPolicyTests {
    private static func policy(_ text: String) throws -> WitnessPolicy { try WitnessPolicy(Array(text.utf8)) }

    /// Six witnesses, as in the example of the specification.
    private static func lines() throws -> String {
        let names = ["X1", "X2", "X3", "Y1", "Y2", "Y3"]
        return try names.enumerated().map { number, name in
            "witness \(name) \(try CosignatureTests.witness(UInt8(number + 1)).key.line)\n"
        }.joined()
    }

    private static func note(_ numbers: [UInt8]) throws -> SignedNote {
        let text = CosignatureTests.text
        return try SignedNote(
            text: text, signatures: numbers.map { try CosignatureTests.witness($0).cosign(text, at: Int64($0) * 100) })
    }

    @Test(
        "two of one house and one of another: the quorum of the specification's example",
        arguments: [
            ([1, 2, 4], true), ([1, 3, 6], true), ([2, 3, 5], true), ([1, 2, 3, 4, 5, 6], true), ([1, 2, 3], false),
            ([1, 4, 5, 6], false), ([4, 5, 6], false), ([], false), ([1, 2, 7], false),
        ] as [([UInt8], Bool)])
    func quorum(signed: [UInt8], isMet: Bool) throws {
        let policy = try Self.policy(
            "# ours\n\nlog \(CosignatureTests.log().key.line) https://log.example\n" + Self.lines()
                + "group X-witnesses 2 X1 X2 X3\n\tgroup  Y-witnesses any Y1 Y2 Y3 \ngroup X-and-Y all X-witnesses Y-witnesses\n"
                + "  # a comment\nquorum X-and-Y\n")
        #expect(
            policy.logs.map(\.key) == [try CosignatureTests.log().key] && policy.logs[0].url == "https://log.example")
        let verdict = policy.verdict(on: try Self.note(signed))
        #expect(verdict.meetsQuorum == isMet)
        #expect(verdict.cosigned.map(\.at) == signed.filter { $0 < 7 }.sorted().map { Int64($0) * 100 })
        #expect(policy.asksForWitnesses)
    }

    @Test("a quorum of nobody is met by nobody, and one witness alone may be a quorum")
    func simple() throws {
        let nobody = try Self.policy("quorum none\n")
        #expect(nobody.verdict(on: try Self.note([])).meetsQuorum && !nobody.asksForWitnesses)
        let one = try Self.policy(Self.lines() + "quorum X2\n")
        #expect(one.verdict(on: try Self.note([2])).meetsQuorum)
        #expect(!one.verdict(on: try Self.note([1, 3])).meetsQuorum)
        // Names are bytes: a sign that looks like a K is none.
        let key = try CosignatureTests.witness(1).key.line
        let other = try CosignatureTests.witness(2).key.line
        #expect(throws: Never.self) { try Self.policy("witness K \(key)\nwitness \u{212A} \(other)\nquorum K\n") }
        #expect(throws: Never.self) { try Self.policy("witness 法院 \(key) https://w.example\nquorum 法院\n") }
    }

    @Test("every line that is not of the form is named by its number")
    func malformed() throws {
        let (one, two) = (try CosignatureTests.witness(1).key.line, try CosignatureTests.witness(2).key.line)
        let log = try CosignatureTests.log().key.line
        let a = "witness A \(one)\n"
        let cases: [(String, Int)] = [
            ("", 1), ("quorum none", 1), ("quorum none\n\nquorum none\n", 3), (a, 2), (a + "quorum B\n", 2),
            ("quorum A\n" + a, 1), ("quorum none none\n", 1), ("quorum\n", 1), ("Quorum none\n", 1),
            (a + "witness A \(two)\nquorum none\n", 2), (a + "witness B \(one)\nquorum none\n", 2),
            ("witness none \(one)\nquorum none\n", 1), ("witness A\nquorum none\n", 1),
            ("witness A \(log)\nquorum none\n", 1), ("log \(one)\nquorum none\n", 1),
            ("log \(log)\nlog \(log)\nquorum none\n", 2), ("log \(log) a b\nquorum none\n", 1),
            ("log\nquorum none\n", 1),
            ("witness A \(one) u v\nquorum none\n", 1), ("witness A \(one.dropLast())\nquorum none\n", 1),
            (a + "group G all\nquorum none\n", 2), (a + "group G 2 A\nquorum none\n", 2),
            (a + "group G 0 A\nquorum none\n", 2), (a + "group G 01 A\nquorum none\n", 2),
            (a + "group G +1 A\nquorum none\n", 2), (a + "group G some A\nquorum none\n", 2),
            (a + "group G any A A\nquorum none\n", 2), (a + "group G any G\nquorum none\n", 2),
            (a + "group G any A none\nquorum none\n", 2), (a + "group A any A\nquorum none\n", 2),
            (a + "group none any A\nquorum none\n", 2), (a + "group G any A\ngroup H any A\nquorum none\n", 3),
            (a + "group G any B\nwitness B \(two)\nquorum none\n", 2), ("quorum none\r\n", 1),
            ("\u{0}\nquorum none\n", 1),
            ("x\u{7F}\nquorum none\n", 1),
        ]
        for (text, line) in cases {
            #expect("\(text)") {
                try Self.policy(text)
            } throws: { error in
                guard case LedgerError.policy(line, _) = error else { return false }
                return true
            }
        }
    }

    @Test("no bytes at all bring the reader down")
    func fuzz() throws {
        let text = Array(
            (try Self.lines() + "group X 2 X1 X2 X3\ngroup Y any Y1 Y2\nquorum X\n# end\n").utf8)
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var bent = text
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                let place = Int.random(in: 0..<bent.count, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: bent[place] = UInt8.random(in: 0...255, using: &chance)
                case 1: bent.remove(at: place)
                default: bent.insert(UInt8.random(in: 0...255, using: &chance), at: place)
                }
            }
            guard let policy = try? WitnessPolicy(bent) else { continue }
            #expect(policy.witnesses.count <= 6)
        }
    }
}
