// The headers of a part (RFC 7578 §4): its name, and the name of the file as the sender's machine calls it.

/// What a part says of itself.
package struct MultipartHeader: Sendable, Hashable {
    package let name: String
    /// Nil for a field; a part with a file name is a file.
    package let fileName: String?

    /// The boundary of a form, from the content type of the request.
    package static func boundary(of contentType: String) throws(MultipartFault) -> [UInt8] {
        var values = HeaderValue(contentType)
        guard values.first.lowercased() == "multipart/form-data", let boundary = values.parameter("boundary"),
            (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy(isBoundary), !boundary.hasSuffix(" ")
        else { throw .notAForm }
        return Array(boundary.utf8)
    }

    /// - Parameter lines: the header lines without the empty one that ends them.
    init(lines: [[UInt8]]) throws(MultipartFault) {
        var disposition: String?
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy(Self.isToken)
            else { throw .malformed }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            guard name == "content-disposition" else { continue }
            // Twice is a trick, not a form.
            guard disposition == nil, let text = String(validating: line[(colon + 1)...], as: UTF8.self) else {
                throw .malformed
            }
            disposition = text
        }
        guard let disposition else { throw .malformed }
        var values = HeaderValue(disposition)
        guard values.first.lowercased() == "form-data", let name = values.parameter("name") else { throw .malformed }
        self.name = name
        fileName = values.parameter("filename")
    }

    /// RFC 9110 §5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// RFC 2046 §5.1.1.
    private static func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}

/// A header value with parameters: `form-data; name="file"; filename="a.csv"`.
private struct HeaderValue {
    let first: String
    private var parameters: [(name: String, value: String)] = []

    init(_ text: String) {
        var rest = Substring(text).utf8[...]
        func blank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        func word(until ends: [UInt8]) -> String {
            let word = rest.prefix { !ends.contains($0) }
            rest = rest.dropFirst(word.count)
            return String(decoding: word, as: UTF8.self).trimmed
        }
        let semicolon = UInt8(ascii: ";")
        first = word(until: [semicolon])
        while rest.popFirst() == semicolon {
            let name = word(until: [semicolon, UInt8(ascii: "=")]).lowercased()
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop(while: blank)
            guard rest.first == UInt8(ascii: "\"") else {
                parameters.append((name, word(until: [semicolon])))
                continue
            }
            rest = rest.dropFirst()
            // Browsers write %22 for a quotation mark and keep a backslash as it is; others write \" (RFC 9110).
            var value: [UInt8] = []
            while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
                if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                    value.append(UInt8(ascii: "\""))
                    rest = rest.dropFirst()
                } else {
                    value.append(byte)
                }
            }
            _ = word(until: [semicolon])
            let text = String(decoding: value, as: UTF8.self).replacing("%22", with: "\"")
                .replacing("%0D", with: "\r").replacing("%0A", with: "\n")
            parameters.append((name, text))
        }
    }

    /// The first parameter of that name.
    mutating func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }
}
