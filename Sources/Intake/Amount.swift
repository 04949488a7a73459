// Amounts of money: decimal text in yuan or ten thousand yuan, counted in fen.

/// An amount of money.
struct Amount: Equatable {
    /// 1/100 yuan.
    let fen: Int64

    /// Reads a plain decimal: digits, at most one point, grouping commas.
    /// - Parameter yuanPerUnit: 10 000 if the column counts in 万元.
    /// - Returns: nil if it is not a number, is negative, too large, or finer than a fen.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, yuanPerUnit: Int) {
        var value: Int64 = 0
        var decimals: Int64 = 0
        var seenPoint = false
        var seenDigit = false
        var group: Int?
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                seenDigit = true
                guard value < 100_000_000_000_000_000 else { return nil }
                value = value * 10 + Int64(byte - UInt8(ascii: "0"))
                if seenPoint { decimals += 1 } else if let digits = group { group = digits + 1 }
            case UInt8(ascii: ".") where !seenPoint: seenPoint = true
            case UInt8(ascii: ",") where seenDigit && !seenPoint && (group == nil || group == 3): group = 0
            default: return nil
            }
        }
        // A comma groups three digits: “0,5” is no amount.
        guard seenDigit, decimals <= 8, group == nil || group == 3 else { return nil }
        var divisor: Int64 = 1
        for _ in 0..<decimals { divisor *= 10 }
        let scaled = value.multipliedReportingOverflow(by: Int64(yuanPerUnit) * 100)
        guard !scaled.overflow, scaled.partialValue % divisor == 0 else { return nil }
        fen = scaled.partialValue / divisor
    }

    /// The amounts of yuan that a text names, each in fen: “罚款人民币5000元”, “0.5万元”.
    static func named(in text: UnsafeBufferPointer<UInt8>) -> [Int64] {
        var amounts: [Int64] = []
        var index = 0
        while index < text.count {
            guard text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, isNumeric(text[index]) { index += 1 }
            let unit = [UInt8](text[index..<min(index + 6, text.count)])
            let yuan = unit.starts(with: "元".utf8) ? 1 : unit.starts(with: "万元".utf8) ? 10_000 : 0
            if yuan > 0, let amount = Amount(UnsafeBufferPointer(rebasing: text[start..<index]), yuanPerUnit: yuan) {
                amounts.append(amount.fen)
            }
        }
        return amounts
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: ",")
    }
}
