// Identity numbers hide in free text such as the facts of a penalty; they must be found before anything is published.

extension ResidentIdentityNumber {
    /// Where eighteen-character numbers of natural persons stand in `text`: citizens', residents' and foreigners'.
    ///
    /// A number counts if its birth date and check hold and it is not part of a longer run of digits,
    /// save one of twenty, which is how the tax number of an individual business holds its owner's. Half-width and
    /// full-width digits are read, also mixed; numbers broken by blanks or hyphens are not found.
    public static func find(in text: String, today: BirthDate) -> [Range<String.Index>] {
        text.withBytes { find(in: $0, today: today) }.map { range in
            text.utf8.index(
                text.startIndex, offsetBy: range.lowerBound)..<text.utf8.index(
                    text.startIndex, offsetBy: range.upperBound)
        }
    }

    /// The same on UTF-8 bytes, in byte offsets.
    public static func find(in bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> [Range<Int>] {
        guard bytes.count >= 18 else { return [] }
        var found: [Range<Int>] = []
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 18) { number in
            number.initialize(repeating: 0)
            var index = 0
            while index < bytes.count {
                guard let first = symbol(bytes, at: index), first.byte != UInt8(ascii: "X") else {
                    index += 1
                    continue
                }
                let start = index
                var length = 0
                while let next = symbol(bytes, at: index), next.byte != UInt8(ascii: "X") {
                    if length < 18 { number[length] = next.byte }
                    length += 1
                    index += next.width
                }
                if length == 17, let last = symbol(bytes, at: index) {
                    number[17] = last.byte
                    length = 18
                    index += last.width
                }
                // An individual business's tax number of twenty digits is the owner's number and two more.
                if length == 18 || length == 20,
                    PersonalNumber.fault(in: UnsafeBufferPointer(number), today: today) == nil
                {
                    found.append(start..<index)
                }
            }
        }
        return found
    }

    /// The digit or X at `index` as an ASCII byte, and how many bytes of UTF-8 it takes.
    @inline(__always)
    private static func symbol(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (byte: UInt8, width: Int)? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        if Ascii.isDigit(byte) { return (byte, 1) }
        if byte | 0x20 == UInt8(ascii: "x") { return (UInt8(ascii: "X"), 1) }
        guard byte == 0xEF, index + 2 < bytes.count else { return nil }
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0xBC, 0x90...0x99): return (bytes[index + 2] - 0x60, 3)
        case (0xBC, 0xB8), (0xBD, 0x98): return (UInt8(ascii: "X"), 3)
        default: return nil
        }
    }
}
