// Putting values into the sentence of a fault, without building the sentence where bulk output only passes it on.

extension IdentifierFault {
    /// The explanation in `language`.
    public func text(in language: IdentifierLanguage) -> String {
        var bytes: [UInt8] = []
        spell(in: language) { piece, _ in bytes.append(contentsOf: piece) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Passes the explanation on in pieces of UTF-8: our own words, and values that came from the input.
    func spell(
        in language: IdentifierLanguage, to sink: (_ piece: UnsafeBufferPointer<UInt8>, _ isValue: Bool) -> Void
    ) {
        let words = self.words
        let sentence: StaticString =
            switch language {
            case .zh: words.zh
            case .en: words.en
            }
        let bytes = UnsafeBufferPointer(start: sentence.utf8Start, count: sentence.utf8CodeUnitCount)
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            sink(UnsafeBufferPointer(rebasing: bytes[start..<index]), false)
            let value = bytes[index + 1] == UInt8(ascii: "1") ? words.first : words.second
            value.withBytes { sink($0, true) }
            index += 2
            start = index
        }
        sink(UnsafeBufferPointer(rebasing: bytes[start...]), false)
    }
}
