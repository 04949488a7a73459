// Forms with files, cut at every place, and forms that nobody honest sends.

import Foundation
import Testing
import TestSupport
import Web

/// A part as it came out.
private struct Part: Hashable {
    let name: String
    let fileName: String?
    var content: [UInt8]
}

/// Reads a whole body that comes in pieces of one size.
/// - Returns: the parts, and whether the form had an end.
private func scan(
    _ body: [UInt8], pieces: Int, boundary: String = "B", most: Int = 1 << 22
) throws(MultipartFault) -> (parts: [Part], isWhole: Bool) {
    var scanner = MultipartScanner(boundary: Array(boundary.utf8), limits: MultipartLimits(body: most))
    var parts: [Part] = []
    var rest = body[...]
    while true {
        while let piece = try scanner.next() {
            switch piece {
            case .header(let header): parts.append(Part(name: header.name, fileName: header.fileName, content: []))
            case .content(let bytes): parts[parts.count - 1].content += bytes
            case .endOfPart: continue
            case .endOfForm: return (parts, true)
            }
        }
        if rest.isEmpty { return (parts, false) }
        try scanner.feed(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
    }
}

private func form(_ parts: [(head: String, content: [UInt8])]) -> [UInt8] {
    parts.flatMap {
        Array("--B\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n".utf8) + $0.content + [0x0D, 0x0A]
    }
        + Array("--B--\r\n".utf8)
}

@Suite struct `Forms with a file` {
    private static let contents: [[UInt8]] = [
        [], Array("甲,乙\r\n1,2\r\n".utf8), Array("\r\n--\r\n--b\r\n--B x".utf8.dropLast(4)), [0x0D], [0x0A],
        [0x0D, 0x0A],
        Array("--B--".utf8), Array("\r\n--".utf8), Array("\r\r\n\r\n-\r\n--A".utf8), [UInt8](0...255),
    ]

    @Test func `a form is read in the same way wherever its bytes are cut`() throws {
        let body = form(
            [("name=\"item\"", Array("penalty".utf8))]
                + Self.contents.enumerated().map { ("name=\"f\($0)\"; filename=\"\($0).csv\"", $1) })
        for size in Array(1...40) + [1000, body.count] {
            let (parts, isWhole) = try scan(body, pieces: size)
            #expect(isWhole)
            #expect(parts.map(\.content) == [Array("penalty".utf8)] + Self.contents, "pieces of \(size)")
            #expect(parts.first?.fileName == nil)
            #expect(parts.last?.fileName == "\(Self.contents.count - 1).csv")
        }
    }

    @Test func `text around the form, and blanks after a boundary, mean nothing`() throws {
        let text =
            "preamble\r\n--not it\r\n--B \t \r\nContent-Type: text/plain\r\nCONTENT-DISPOSITION: Form-Data ; name = \"a\"\r\n\r\n1\r\n--B--\r\nepilogue --B\r\n"
        for size in 1...20 {
            #expect(try scan(Array(text.utf8), pieces: size).parts == [Part(name: "a", fileName: nil, content: [0x31])])
        }
    }

    @Test(arguments: [
        (#"name="file"; filename="a \"b\".csv""#, #"a "b".csv"#),
        (#"name="file"; filename="%22x%22.csv""#, #""x".csv"#),
        (#"name="file"; filename=C:\fakepath\a.csv"#, #"C:\fakepath\a.csv"#),
        (#"name="file"; filename="..\..\x.csv""#, #"..\..\x.csv"#),
        (#"name="file"; filename="a;b=c.csv""#, "a;b=c.csv"),
        (#"filename="十一月.csv"; name="file""#, "十一月.csv"), (#"name="file"; filename="a%0D%0Ab""#, "a\r\nb"),
        (#"name="file"; filename="#, ""), (#"name="file"; filename="never ends"#, "never ends"),
    ])
    func `file names are read as browsers write them`(head: String, name: String) throws {
        #expect(try scan(form([(head, [0x31])]), pieces: 3).parts.first?.fileName == name)
        #expect(try scan(form([(head, [0x31])]), pieces: 3).parts.first?.name == "file")
    }

    /// What is sent instead of a form.
    private static let hostile: [(String, String, MultipartFault)] = [
        ("a part without headers", "--B\r\n\r\nx\r\n--B--\r\n", .malformed),
        ("a header without a colon", "--B\r\nContent-Disposition form-data\r\n\r\nx\r\n--B--\r\n", .malformed),
        (
            "a blank before the colon", "--B\r\nContent-Disposition : form-data; name=\"a\"\r\n\r\nx\r\n--B--",
            .malformed
        ),
        ("a part without a name", "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--\r\n", .malformed),
        ("another disposition", "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B--", .malformed),
        (
            "two dispositions",
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nx\r\n--B--",
            .malformed
        ),
        ("a lone line feed", "--B\nContent-Disposition: form-data; name=\"a\"\n\nx\n--B--\n", .malformed),
        ("something after the boundary", "--Bx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", .malformed),
        ("one dash after the boundary", "--B-x\r\n", .malformed),
        ("a header without end", "--B\r\nContent-Disposition: " + String(repeating: "x", count: 9000), .headerTooLong),
        ("many headers", "--B\r\n" + String(repeating: "A: b\r\n", count: 3000) + "\r\nx\r\n--B--\r\n", .headerTooLong),
        ("blanks without end", "--B" + String(repeating: " ", count: 9000), .headerTooLong),
        (
            "many parts",
            String(repeating: "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", count: 21),
            .tooManyParts
        ),
        (
            "too much",
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + String(repeating: "y", count: 1 << 17),
            .bodyTooLong
        ),
    ]

    @Test(arguments: 0..<hostile.count)
    func `what is no form is refused, wherever it is cut`(number: Int) {
        let (name, body, fault) = Self.hostile[number]
        for size in [1, 2, 7, 4096, 1 << 18] {
            #expect(throws: fault, "\(name), pieces of \(size)") {
                _ = try scan(Array(body.utf8), pieces: size, most: 1 << 16)
            }
        }
    }

    @Test(arguments: [
        "", "hello", "--B", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--", "--B\r\n",
    ])
    func `a form that was cut off has no end`(body: String) throws {
        for size in [1, 100] { #expect(try !scan(Array(body.utf8), pieces: size).isWhole) }
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;charset=utf-8; BOUNDARY=\"a b\"", "a b"),
        ("multipart/form-data; boundary=----WebKitFormBoundary7MA4", "----WebKitFormBoundary7MA4"),
        ("text/plain", nil), ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil), ("", nil),
        ("multipart/form-data; boundary=\"a\u{1}\"", nil), ("multipart/mixed; boundary=B", nil),
        ("multipart/form-data; boundary=" + String(repeating: "b", count: 71), nil),
        ("multipart/form-data; boundary=甲", nil),
    ])
    func `the boundary is that of the content type, or there is none`(type: String, boundary: String?) {
        #expect((try? MultipartHeader.boundary(of: type)) == boundary.map { Array($0.utf8) })
    }

    @Test func `random damage is read in the same way in one piece and in single bytes`() throws {
        let body = form([("name=\"a\"; filename=\"x\"", Array("1\r\n2\r\n--C\r\n".utf8)), ("name=\"b\"", [0x32])])
        var random = SeededRandom(20_261_120)
        for _ in 0..<3000 {
            var damaged = body
            for _ in 0..<Int.random(in: 1...4, using: &random) where !damaged.isEmpty {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
                case 1: damaged.remove(at: place)
                default: damaged.insert([0x0D, 0x0A, 0x2D, 0x22][Int.random(in: 0..<4, using: &random)], at: place)
                }
            }
            let whole = Result { () throws(MultipartFault) in try scan(damaged, pieces: damaged.count + 1) }
            let single = Result { () throws(MultipartFault) in try scan(damaged, pieces: 1) }
            #expect((try? whole.get().parts) == (try? single.get().parts))
            #expect((try? whole.get().isWhole) == (try? single.get().isWhole))
        }
    }
}
