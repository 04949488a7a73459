// The arithmetic of the four check characters, by Horner's rule, because every list of weights is a geometric series.

/// Check characters of GB 32100, GB 11714, GB 11643 and GS 15.
///
/// The functions expect bytes that were already found to be in the alphabet concerned.
enum CheckSum {
    /// The 31 characters of GB 32100: digits and capitals without I, O, S, V, Z.
    private static let creditAlphabet: StaticString = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    /// For each byte from `0` to `Z`: its value in GB 32100 plus 48, as a character; `~` where it has none.
    private static let creditValues: StaticString = "0123456789~~~~~~~:;<=>?@A~BCDEF~GHI~JK~LMN~"
    /// The check characters of GB 11643 by remainder.
    private static let personalAlphabet: StaticString = "10X98765432"

    /// The value of `byte` in GB 32100, or a number with bit 6 set if it has none.
    @inline(__always)
    static func creditValue(_ byte: UInt8) -> UInt8 {
        let index = byte &- 0x30
        return index < 43 ? creditValues.utf8Start[Int(index)] &- 0x30 : 0x4E
    }

    /// GB 32100: weights 3^(i-1) mod 31, the check makes the sum divisible by 31.
    @inline(__always)
    static func creditCheck(_ code: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var sum: UInt64 = 0
        var index = 16
        while index >= 0 {
            sum = sum &* 3 &+ UInt64(creditValue(code[index]))
            index -= 1
        }
        return creditAlphabet.utf8Start[Int((31 - sum % 31) % 31)]
    }

    /// GB 11643: weights 2^(18-i) mod 11.
    @inline(__always)
    static func personalCheck(_ code: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var sum: UInt64 = 0
        for index in 0..<17 { sum = (sum &+ UInt64(code[index] &- 0x30)) &* 2 }
        return personalAlphabet.utf8Start[Int(sum % 11)]
    }

    /// GB 11714: weights 3, 7, 9, 10, 5, 8, 4, 2, which are 2^(9-i) mod 11; `offset` is where the code begins.
    @inline(__always)
    static func organisationCheck(_ code: UnsafeBufferPointer<UInt8>, at offset: Int = 0) -> UInt8 {
        var sum: UInt64 = 0
        for index in offset..<(offset + 8) {
            let byte = code[index]
            sum = (sum &+ UInt64(Ascii.isDigit(byte) ? byte &- 0x30 : byte &- 0x37)) &* 2
        }
        switch 11 - sum % 11 {
        case 10: return 0x58
        case 11: return 0x30
        case let digit: return 0x30 &+ UInt8(digit)
        }
    }

    /// GS 15: ISO 7064 MOD 11,10 over fourteen digits.
    @inline(__always)
    static func registrationCheck(_ code: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var product = 10
        for index in 0..<14 {
            let sum = (product + Int(code[index] &- 0x30)) % 10
            product = 2 * (sum == 0 ? 10 : sum) % 11
        }
        return 0x30 &+ UInt8((11 - product) % 10)
    }
}
