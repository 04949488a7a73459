// What the writer writes comes back to the letter; every other form is refused, as Foundation's reader is the witness.

import Foundation
import Ledger
import TestSupport
import Testing

@Suite struct `Reading canonical JSON` {
    private func payload(_ fields: [String: String], actor: String = "operator") -> [UInt8] {
        var json = CanonicalJSON()
        json.open()
        json.member("actor", actor)
        json.open("dates")
        json.member("decided", "2026-11-16")
        json.close()
        json.open("fields")
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { json.member(name, value) }
        json.close()
        json.member("item", "penalty")
        json.close()
        return json.bytes
    }

    private func random(_ source: inout SeededRandom) -> String {
        let scalars: [ClosedRange<UInt32>] = [
            0...0x7F, 0x22...0x22, 0x5C...0x5C, 0x4E00...0x9FFF, 0x1F600...0x1F64F, 0...0x1F,
        ]
        return (0..<Int.random(in: 0...12, using: &source)).reduce(into: "") { text, _ in
            let range = scalars.randomElement(using: &source) ?? 0...0x7F
            text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: range, using: &source)) ?? "?")
        }
    }

    @Test func `everything that is written is read, and Foundation reads the same`() throws {
        var source = SeededRandom(3)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...6, using: &source)
            let fields = Dictionary(
                (0..<count).map { ("CF_\($0)", random(&source)) }, uniquingKeysWith: { first, _ in first })
            let bytes = payload(fields, actor: random(&source))
            let object = try #require(CanonicalObject(bytes))
            #expect(object.objects["fields"] == fields)
            #expect(CanonicalObject.member("fields", of: bytes) == fields)
            let witness = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            #expect(witness?["actor"] as? String == object.texts["actor"])
            #expect(witness?["fields"] as? [String: String] == fields)
        }
    }

    @Test(arguments: [
        "", "{", "{}}", "[]", "null", "{\"a\":1}", "{\"a\":null}", "{\"a\":[\"b\"]}", "{\"a\" :\"b\"}",
        " {\"a\":\"b\"}",
        "{\"a\":\"b\"} ", "{\"a\":\"b\",}", "{\"a\":\"b\"\"c\":\"d\"}", "{\"b\":\"1\",\"a\":\"2\"}",
        "{\"a\":\"1\",\"a\":\"2\"}", "{\"a\":\"\\u0041\"}", "{\"a\":\"\\u000A\"}", "{\"a\":\"\\u0009\"}",
        "{\"a\":\"\\/\"}", "{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"\\\"}", "{\"a\":\"\n\"}", "{\"a\":\"b}",
        "{\"a\":{\"b\":{\"c\":\"d\"}}}", "{a:\"b\"}", "{\"a\":\"\\u00\"}", "{\"a\":\"\\",
    ])
    func `another form is refused`(text: String) {
        #expect(CanonicalObject(Array(text.utf8)) == nil)
    }

    @Test func `bytes that are no text, and every cut, are refused`() {
        var bytes = payload(["CF_NR": "罚款"])
        for count in 0..<bytes.count { #expect(CanonicalObject(Array(bytes.prefix(count))) == nil) }
        #expect(CanonicalObject.member("none", of: bytes) == nil)
        #expect(CanonicalObject.member("actor", of: bytes) == nil)
        let place = bytes.lastIndex(of: 0xE7) ?? bytes.count - 4
        bytes[place] = 0xFF
        #expect(CanonicalObject(bytes) == nil)
        #expect(CanonicalObject.member("fields", of: bytes) == nil)
    }

    @Test func `random damage never reads as something that Foundation doesn't read`() {
        var source = SeededRandom(4)
        let whole = payload(["CF_NR": "罚款\"人民币\"5000元", "CF_SY": "一\n二\u{1}"])
        for _ in 0..<5000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &source) {
                bytes[Int.random(in: 0..<bytes.count, using: &source)] = UInt8.random(in: 0...255, using: &source)
            }
            guard let object = CanonicalObject(bytes) else { continue }
            let witness = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            #expect(witness?.count == object.texts.count + object.objects.count)
        }
    }
}
