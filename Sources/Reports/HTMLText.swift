// HTML as bytes: markup is a literal of ours, everything else is escaped.

/// Writes one piece of HTML.
struct HTMLText: Sendable {
    private(set) var bytes: [UInt8] = []

    /// Markup; only literals of the program can be handed in.
    mutating func tag(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A rule of a style sheet. The caller answers for it: nothing in a sheet is escaped.
    mutating func style(_ rule: String) {
        bytes.append(contentsOf: rule.utf8)
    }

    /// Text or the value of an attribute. Bytes are looked at, not characters: an accent after a quotation mark makes
    /// one character of both, and must not let it through.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): tag("&lt;")
            case UInt8(ascii: ">"): tag("&gt;")
            case UInt8(ascii: "&"): tag("&amp;")
            case UInt8(ascii: "\""): tag("&quot;")
            case UInt8(ascii: "'"): tag("&#39;")
            default: bytes.append(byte)
            }
        }
    }

    /// Text between two tags.
    mutating func text(_ open: StaticString, _ text: String, _ close: StaticString) {
        tag(open)
        self.text(text)
        tag(close)
    }

    /// Pieces that are drawn apart and copied as one.
    mutating func groups(_ groups: [String]) {
        tag("<span class=\"rp-code\" translate=\"no\">")
        for group in groups { text("<span>", group, "</span>") }
        tag("</span>")
    }

    /// A name and its value in a list.
    mutating func entry(_ name: String, _ value: (inout HTMLText) -> Void) {
        text("<div><dt>", name, "</dt><dd>")
        value(&self)
        tag("</dd></div>\n")
    }
}

/// A code in groups of four.
func codeGroups(_ code: String) -> [String] {
    var groups: [String] = []
    var rest = code[...]
    while !rest.isEmpty {
        groups.append(String(rest.prefix(4)))
        rest = rest.dropFirst(4)
    }
    return groups
}
