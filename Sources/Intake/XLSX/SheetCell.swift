// Why this file exists: what the tag of a cell says, before its value is known.

/// One cell that is being read.
struct SheetCell {
    enum Kind { case number, shared, text, truth, fault, day }

    /// Counted from 0.
    private(set) var column: Int
    private(set) var type = Kind.number
    private(set) var style = 0
    var hasValue = false
    var hasFormula = false
    var hasInlineText = false

    /// - Parameter last: the column before; cells go from left to right, and one without a place stands next to it.
    /// - Returns: nil if the place or the type makes no sense.
    init?(_ attributes: XMLAttributes, after last: Int) {
        column = last + 1
        var isSound = true
        attributes.forEach { name, value in
            switch name {
            case "r":
                guard let column = Self.column(value), column > last else { return isSound = false }
                self.column = column
            case "t":
                guard let type = Self.type(XMLName(value)) else { return isSound = false }
                self.type = type
            case "s": style = Int(String(cString: value)) ?? 0
            default: break
            }
        }
        guard isSound else { return nil }
    }

    /// `D7` is column 3. Excel ends at XFD.
    private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
        var column = 0
        var cursor = reference
        while case let letter = Int(cursor.pointee) | 0x20, (0x61...0x7A).contains(letter), column <= 16_384 {
            column = column * 26 + letter - 0x60
            cursor += 1
        }
        guard (1...16_384).contains(column), (0x30...0x39).contains(cursor.pointee) else { return nil }
        return column - 1
    }

    private static func type(_ name: XMLName) -> Kind? {
        switch name {
        case "n": .number
        case "s": .shared
        case "inlineStr", "str": .text
        case "b": .truth
        case "e": .fault
        case "d": .day
        default: nil
        }
    }
}
