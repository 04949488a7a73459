// Why this file exists: a workbook keeps 4.35 as 4.3499999999999996, the nearest double; an amount is what was typed.

/// The number of a cell as its sender sees it: decimal, without an exponent, with the 15 digits that spreadsheets keep.
///
/// Works on the digits and never on a double, so that nothing is lost twice.
enum CellNumber {
    /// What spreadsheet programs show and take in. A double has two digits more, which are noise.
    /// - Source: ECMA-376-1:2016 §18.17.5.2; IEEE 754 binary64.
    private static let digits = 15
    /// A larger number with a fraction is known to no fen: it stays as it is, and the rule of the amount speaks.
    private static let wholeDigits = 13
    private static let mostPlaces = 40

    /// Appends the number in plain digits, or what stands there if it is none that can be written so.
    static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
        bytes += plain(text) ?? text
    }

    /// - Returns: nil if it is no decimal number, or one whose exact amount can't be known.
    private static func plain(_ text: [UInt8]) -> [UInt8]? {
        guard var number = Parts(text) else { return nil }
        guard number.point <= mostPlaces, number.point >= -mostPlaces else { return nil }
        if number.digits.count > digits {
            guard number.point <= wholeDigits else { return nil }
            number.round(to: digits)
        }
        var plain: [UInt8] = number.isNegative && !number.digits.isEmpty ? [UInt8(ascii: "-")] : []
        let zero = UInt8(ascii: "0")
        if number.point <= 0 {
            plain.append(zero)
        } else {
            plain += number.digits.prefix(number.point)
            plain += Array(repeating: zero, count: max(0, number.point - number.digits.count))
        }
        guard number.digits.count > number.point, !number.digits.isEmpty else { return plain }
        plain.append(UInt8(ascii: "."))
        plain += Array(repeating: zero, count: max(0, -number.point))
        return plain + number.digits.dropFirst(max(0, number.point))
    }

    /// The digits without zeros around them, and how many of them stand before the point.
    private struct Parts {
        private(set) var isNegative = false
        private(set) var digits: [UInt8] = []
        private(set) var point = 0

        init?(_ text: [UInt8]) {
            var rest = text[...]
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                isNegative = sign == UInt8(ascii: "-")
                rest = rest.dropFirst()
            }
            let whole = Self.takeDigits(&rest)
            var fraction: ArraySlice<UInt8> = []
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                fraction = Self.takeDigits(&rest)
            }
            guard !whole.isEmpty || !fraction.isEmpty else { return nil }
            point = whole.count
            if rest.first == UInt8(ascii: "E") || rest.first == UInt8(ascii: "e") {
                let text = rest.dropFirst()
                guard text.count <= 5, let exponent = Int(String(decoding: text, as: UTF8.self)) else { return nil }
                point += exponent
                rest = []
            }
            guard rest.isEmpty else { return nil }
            digits = Array(whole + fraction)
            trim()
        }

        /// Half goes up, as on paper.
        mutating func round(to count: Int) {
            let isUp = digits[count] >= UInt8(ascii: "5")
            digits = Array(digits[..<count])
            var place = count - 1
            while isUp, place >= 0 {
                guard digits[place] == UInt8(ascii: "9") else {
                    digits[place] += 1
                    return trim()
                }
                digits[place] = UInt8(ascii: "0")
                place -= 1
            }
            if isUp {
                digits.insert(UInt8(ascii: "1"), at: 0)
                point += 1
            }
            trim()
        }

        private mutating func trim() {
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
            let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
            digits.removeFirst(zeros)
            point = digits.isEmpty ? 1 : point - zeros
            // Nothing but zeros is one zero.
            if digits.isEmpty { isNegative = false }
        }

        private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            let taken = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            rest = rest.dropFirst(taken.count)
            return taken
        }
    }
}
