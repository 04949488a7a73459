// Why this file exists: codes that pass every check and that nobody bears.

internal import Identifiers

/// Unified social credit codes (统一社会信用代码) and identity numbers (公民身份号码) of nobody.
///
/// The organisation code inside a credit code begins with `XY` for subjects and `XB` for bodies. Organisation codes that
/// were issued begin with a digit or, in the blocks given out since 2015, with `M`: no known code begins with `X`.
/// Identity numbers bear the region 370199, which belongs to no district. A letter or a region never issued keeps a
/// made-up number from being someone's.
enum SyntheticCode {
    /// Which reserved block a code is taken from.
    enum Block {
        case subject, body
    }

    /// 31 to the power of 6: how many codes each block holds.
    static let capacity = 887_503_681

    private static let alphabet: StaticString = "0123456789ABCDEFGHJKLMNPQRTUWXY"

    /// Appends a code. Different numbers below `capacity` give different codes.
    /// - Parameters:
    ///   - kind: the first two characters, such as 91.
    ///   - region: six digits.
    ///   - shift: moves the whole series, so that two seeds have different codes.
    static func append(
        kind: Int, region: Int, block: Block, number: Int, shift: UInt64, to out: inout [UInt8]
    ) {
        let start = out.count
        out.write(number: kind, digits: 2)
        out.write(number: region, digits: 6)
        out.append(UInt8(ascii: "X"))
        out.append(block == .subject ? UInt8(ascii: "Y") : UInt8(ascii: "B"))
        // A step that shares no factor with 31 visits every code once and leaves no row of neighbours.
        var rest = (number % capacity * 387_420_489 + Int(shift % UInt64(capacity))) % capacity
        for _ in 0..<6 {
            out.append(alphabet.utf8Start[rest % 31])
            rest /= 31
        }
        let inner = OrganisationCode.checkCharacter(forFirst8: String(decoding: out[(start + 8)...], as: UTF8.self))
        out.append(inner?.asciiValue ?? UInt8(ascii: "0"))
        let check = out[start...].withUnsafeBufferPointer { UnifiedSocialCreditCode.checkByte(forFirst17: $0) }
        out.append(check ?? UInt8(ascii: "0"))
    }

    /// Replaces the last character of a code in `cell` by another one that fails the check.
    static func breakCheck(of cell: [UInt8], _ random: inout SplitMix64, to out: inout [UInt8]) {
        guard let last = cell.last else { return }
        var wrong = last
        while wrong == last { wrong = UInt8(48 + random.below(10)) }
        out.append(contentsOf: cell.dropLast())
        out.append(wrong)
    }
}
