// The one byte form of a payload: RFC 8785 for objects of text.

import Foundation
import Ledger
import Testing

@Suite struct `Canonical JSON` {
    private func object(_ value: String) -> String {
        var json = CanonicalJSON()
        json.open()
        json.member("k", value)
        json.close()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static let short = [8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"]

    @Test(arguments: 0..<32)
    func `every control character has its one escape`(code: Int) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let hex = "\\u00" + (code < 16 ? "0" : "") + String(code, radix: 16)
        #expect(object(String(Character(scalar))) == "{\"k\":\"\(Self.short[code] ?? hex)\"}")
    }

    @Test(arguments: [
        "", "罚款人民币5000元", "𠮷野家", "👨‍👩‍👧", "\u{7F}", "\u{80}", "\u{2028}\u{2029}", "/", "<b>&'", "\u{FFFD}", "\u{E000}",
        "é", "e\u{301}",
    ])
    func `everything else stands as it is`(text: String) {
        #expect(Array(object(text).utf8) == Array("{\"k\":\"\(text)\"}".utf8))
    }

    @Test func `quotes and backslashes are escaped`() {
        #expect(object(#"a"b\c"#) == #"{"k":"a\"b\\c"}"#)
        #expect(object(#"\""#) == #"{"k":"\\\""}"#)
    }

    @Test func `members and objects are joined by single commas`() {
        var json = CanonicalJSON()
        json.open()
        json.member("a", "1")
        json.open("b")
        json.close()
        json.open("c")
        json.member("d", "2")
        json.member("e", hex: [0, 1, 0xAB, 0xFF])
        json.close()
        json.member("f", object: Array("{}".utf8))
        json.member("g", "3")
        json.close()
        let expected = #"{"a":"1","b":{},"c":{"d":"2","e":"0001abff"},"f":{},"g":"3"}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test func `both ways to hand in a text give the same bytes`() {
        for text in ["", "罚款\"\u{1}", "a\\b"] {
            var json = CanonicalJSON()
            json.open()
            Array(text.utf8).withUnsafeBufferPointer { json.member("k", utf8: $0) }
            json.close()
            #expect(String(decoding: json.bytes, as: UTF8.self) == object(text))
        }
    }

    @Test func `another JSON reader reads back what was written`() throws {
        let text = String(String.UnicodeScalarView((1...0x2FF).compactMap(Unicode.Scalar.init))) + "罚款𠮷\""
        let read = try JSONDecoder().decode([String: String].self, from: Data(object(text).utf8))
        #expect(read["k"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
}
