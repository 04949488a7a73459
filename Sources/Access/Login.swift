// The name that a person signs in with: one spelling for each account, whatever the keyboard made of it.

internal import Foundation

/// A checked login (登录名): 2 to 64 of the letters a to z, digits, and `. _ - @`, beginning with a letter or a digit.
///
/// Full width becomes half width and capitals become small, so that nobody is shut out by an input method. Letters of
/// other alphabets are refused, so that no account looks like another one.
struct Login: Sendable, Hashable {
    let text: String

    /// Nil if the text can't be a login.
    init?(_ typed: String) {
        guard typed.utf8.count <= 256 else { return nil }
        let text = typed.precomposedStringWithCompatibilityMapping.lowercased()
            .trimmingCharacters(in: .whitespaces)
        guard (2...64).contains(text.utf8.count), let first = text.utf8.first, Self.isLetterOrDigit(first),
            text.utf8.allSatisfy({ Self.isLetterOrDigit($0) || Self.marks.contains($0) })
        else { return nil }
        self.text = text
    }

    private static let marks = Array("._-@".utf8)

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
