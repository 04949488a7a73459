// One-time codes by the clock (RFC 6238 on RFC 4226): pure functions of a key and a moment.

internal import Crypto
internal import Foundation

/// A one-time code (动态口令) as somebody typed it: six digits.
public struct OneTimeCode: Sendable, Hashable {
    public static let digits = 6
    private static let longest = 64

    /// ASCII digits.
    let bytes: [UInt8]

    /// Blanks go and full width becomes half width, as input methods and authenticators write them.
    /// Nil for what is no code; nothing was tried then.
    public init?(_ typed: String) {
        guard typed.utf8.count <= Self.longest else { return nil }
        let plain = typed.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
            !$0.properties.isWhitespace
        }
        let bytes = plain.flatMap { Array(String($0).utf8) }
        guard bytes.count == Self.digits,
            bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.bytes = bytes
    }

    /// - Parameter number: less than a million.
    fileprivate init(number: UInt32) {
        let digits = Array(String(number).utf8)
        bytes = Array(repeating: UInt8(ascii: "0"), count: Self.digits - digits.count) + digits
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Compares all digits, whichever differs first.
    fileprivate func equals(_ other: OneTimeCode) -> Bool {
        zip(bytes, other.bytes).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// The clock of one-time codes.
public enum Totp {
    /// So long a code is shown.
    public static let seconds: Int64 = 30
    /// A code of the step before or after is taken too: clocks of telephones differ, and typing takes time (RFC 6238 §5.2).
    static let tolerance: Int64 = 1

    /// - Parameter moment: microseconds since 1970.
    public static func step(at moment: Int64) -> Int64 { moment / (seconds * 1_000_000) }
}

extension OneTimeKey {
    /// The code of a step: a truncated HMAC-SHA-1 (RFC 4226 §5.3), which is what every authenticator speaks. What is broken
    /// in SHA-1 are collisions, and they are of no use against an HMAC (RFC 6238 §1.2, RFC 6194 §3.3).
    public func code(step: Int64) -> OneTimeCode {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Array($0) }
        let hash = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes)))
        let offset = Int(hash[hash.count - 1] & 0x0F)
        let number = hash[offset..<offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        return OneTimeCode(number: number % 1_000_000)
    }

    /// The step whose code this is, near the moment.
    /// - Parameter last: the step whose code was used last; neither it nor one before it is taken again (RFC 6238 §5.2).
    /// - Returns: nil if the code is wrong, too old, too early, or was used.
    func step(of code: OneTimeCode, at moment: Int64, after last: Int64?) -> Int64? {
        let now = Totp.step(at: moment)
        var found: Int64?
        // All of them are computed and compared, so that time tells nothing.
        for step in (now - Totp.tolerance)...(now + Totp.tolerance) {
            let isEqual = self.code(step: step).equals(code)
            if isEqual, found == nil, last.map({ step > $0 }) ?? true { found = step }
        }
        return found
    }
}
