// The signs of a text that part its clauses, its amounts and its brackets.

extension LevelText {
    private static func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

    /// What ends a clause.
    static let stops = set(",;:!?。、/|…—\n")
    /// What stands between the particulars of one person.
    static let pauses = set(",:、")
    /// The comma of a list, which does not end what 的 reaches over.
    static let comma: UInt32 = 0x3001
    static let (opening, closing): (UInt32, UInt32) = (0x28, 0x29)
    static let de: UInt32 = 0x7684
    static let wei: UInt32 = 0x4E3A
    static let mou: UInt32 = 0x67D0
    /// What may stand between a verb and the person whom it is about.
    static let particles = set("了过")
    static let digits = set("0123456789〇零一二三四五六七八九十百千万亿两几数¥￥")
    /// Figures, and the units of money and time that stand with them.
    static let amount = set("0123456789.%〇零一二三四五六七八九十百千万亿两几数多余元角年月日")
    /// What is counted: 房产两套.
    private static let counted = set("套处间栋幢块亩股支份张枚笔次户整许")
    /// What may stand between a word and its amount.
    private static let leads = set("为是有约达共计系:在超人民币")

    /// Where the amount begins that ends there.
    func amountStart(before end: Int) -> Int? {
        var at = end
        while at > 0, Self.amount.contains(scalars[at - 1]) { at -= 1 }
        return at < end ? at : nil
    }

    /// Where the amount ends that stands there, after a few words that lead to it.
    func amountEnd(from start: Int) -> Int? {
        var at = start
        while at < count, at < start + 4, Self.leads.contains(scalars[at]), !Self.digits.contains(scalars[at]) {
            at += 1
        }
        guard at < count, Self.digits.contains(scalars[at]) else { return nil }
        while at < count, Self.amount.contains(scalars[at]) { at += 1 }
        while at < count, Self.counted.contains(scalars[at]) { at += 1 }
        return at
    }

    /// Where the bracket begins that is closed there.
    func openingBracket(before end: Int) -> Int? {
        guard end > 0, scalars[end - 1] == Self.closing else { return nil }
        var at = end - 2
        while at >= max(0, end - Self.bracket) {
            if scalars[at] == Self.opening { return at }
            at -= 1
        }
        return nil
    }

    /// Where the bracket begins that is still open there.
    func openBracket(around place: Int) -> Int? {
        var at = place - 1
        while at >= max(0, place - Self.bracket) {
            if scalars[at] == Self.opening { return at }
            if scalars[at] == Self.closing { return nil }
            at -= 1
        }
        return nil
    }

    /// Where the bracket ends that is opened there.
    func closingBracket(from start: Int) -> Int? {
        guard start < count, scalars[start] == Self.opening else { return nil }
        return (start..<min(start + Self.bracket, count)).first { scalars[$0] == Self.closing }.map { $0 + 1 }
    }

    /// How long a bracket may be.
    private static let bracket = 42
}
