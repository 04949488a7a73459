// What may be shown of a number or a name; which of it applies to whom is decided elsewhere.

/// Masking (脱敏): stars in place of characters, as many as there were.
public enum Mask {
    /// Keeps `keepLeft` characters at the beginning and `keepRight` at the end and stars the rest.
    ///
    /// A text so short that nothing would be starred is starred whole. Negative counts keep nothing.
    public static func mask(_ text: String, keepLeft: Int, keepRight: Int) -> String {
        let left = max(0, keepLeft)
        let right = max(0, keepRight)
        let count = text.count
        guard left < count, right < count - left else { return String(repeating: "*", count: count) }
        return text.prefix(left) + String(repeating: "*", count: count - left - right) + text.suffix(right)
    }

    /// A natural person's number: four characters at each end, as in `3701**********1234`.
    ///
    /// Numbers under twelve characters, such as passports, keep two at each end.
    public static func identityNumber(_ text: String) -> String {
        let kept = text.count < 12 ? 2 : 4
        return mask(text, keepLeft: kept, keepRight: kept)
    }

    /// A natural person's name: the first character, as in `李*`; a name of one character is starred whole.
    public static func name(_ text: String) -> String {
        mask(text, keepLeft: 1, keepRight: 0)
    }

    /// Free text with every number that `ResidentIdentityNumber.find` finds in it masked.
    public static func identityNumbers(in text: String, today: BirthDate) -> String {
        let ranges = ResidentIdentityNumber.find(in: text, today: today)
        guard !ranges.isEmpty else { return text }
        var masked = ""
        var end = text.startIndex
        for range in ranges {
            masked += text[end..<range.lowerBound]
            masked += identityNumber(String(text[range]))
            end = range.upperBound
        }
        return masked + text[end...]
    }
}
