// Finds what a text says of a person: from a datum back to the person, inside one sentence, in linear time.

/// Whom the texts of a row may speak of.
public struct Speakers: Sendable {
    /// How far from the party the persons may stand.
    public enum Circle: Sendable { case party, owners, anyone }

    /// Names of persons of the row.
    public let names: [LevelText]
    public let circle: Circle
    /// Whether a sentence that names nobody speaks of the party, as it does where the party is a person.
    public let impliesParty: Bool

    public init(names: [LevelText], circle: Circle, impliesParty: Bool) {
        self.names = names.filter { $0.count >= 2 }
        self.circle = circle
        self.impliesParty = impliesParty
    }
}

/// Looks for statements about persons (M-43, M-3). A person, links and the datum stand side by side; what is no link,
/// a verb above all (当事人安排患有肝炎的人员), says that the datum is another's.
public struct StatementFinder: Sendable {
    private let terms: PersonTerms
    /// How far back a person is looked for, in steps.
    private static let reach = 16

    public init(_ terms: PersonTerms) { self.terms = terms }

    public func finds(_ words: StatedWords, in text: LevelText, of speakers: Speakers) -> Bool {
        guard !words.isEmpty else { return false }
        let text = text.without(words.exceptions)
        for start in text.scalars.indices {
            guard let forms = words.forms[text.scalars[start]] else { continue }
            for form in forms where text.has(form.text, at: start) {
                if isSaid(form, at: start, in: text, words, speakers) { return true }
            }
        }
        return false
    }

    private func isSaid(
        _ form: StatedWords.Form, at start: Int, in text: LevelText, _ words: StatedWords, _ speakers: Speakers
    ) -> Bool {
        var end = start + form.text.count
        // 15岁 is no part of 115岁.
        if start > 0, Self.digits.contains(text.scalars[start]), Self.digits.contains(text.scalars[start - 1]) {
            return false
        }
        if form.followsAmount, start == 0 || !Self.amount.contains(text.scalars[start - 1]) { return false }
        if form.leadsAmount, !leadsAmount(text, from: end) { return false }
        if words.notBefore.contains(where: { text.has($0, at: end) }) { return false }
        if let tail = terms.tails.first(where: { text.has($0, at: end) }) { end += tail.count }
        let isAtEnd =
            end == text.count || Self.stops.contains(text.scalars[end]) || text.scalars[end] == Self.closing
        var at = start
        var linked = form.isWhole
        for _ in 0..<Self.reach {
            if let person = person(text, before: at, speakers) {
                return terms.notAfter.length(in: text, before: person) == 0
                    && words.notAfter.length(in: text, before: person) == 0
            }
            if at == 0 || Self.stops.contains(text.scalars[at - 1]) {
                return speakers.impliesParty && linked && !isAttribute(text, from: end)
            }
            let length = terms.links.length(in: text, before: at)
            if length > 0 {
                // 为 is “is” only where the sentence ends with the datum; otherwise it is “for”.
                if length == 1, text.scalars[at - 1] == Self.wei, !isAtEnd { return false }
                linked = true
                at -= length
            } else if Self.amount.contains(text.scalars[at - 1]) {
                while at > 0, Self.amount.contains(text.scalars[at - 1]) { at -= 1 }
            } else if text.scalars[at - 1] == Self.opening {
                at -= 1
            } else if text.scalars[at - 1] == Self.closing, let open = openingBracket(text, before: at) {
                at = open
            } else {
                return false
            }
        }
        return false
    }

    /// Where the person begins whose word or name ends there.
    private func person(_ text: LevelText, before end: Int, _ speakers: Speakers) -> Int? {
        if let name = speakers.names.first(where: { text.has($0, before: end) }) { return end - name.count }
        if let start = term(text, before: end, speakers, bare: true) { return start }
        // A word for a person, and a name that nobody knows.
        for length in [2, 3] {
            let start = end - length
            guard start > 0, text.scalars[start..<end].allSatisfy({ (0x4E00...0x9FFF).contains($0) }),
                terms.surnames.contains(text.scalars[start]), terms.notNames.length(in: text, before: end) == 0
            else { continue }
            if let start = term(text, before: start, speakers, bare: false) { return start }
        }
        return nil
    }

    /// - Parameter bare: whether no name follows the word.
    private func term(_ text: LevelText, before end: Int, _ speakers: Speakers, bare: Bool) -> Int? {
        var length = terms.party.length(in: text, before: end)
        if speakers.circle != .party { length = max(length, terms.owners.length(in: text, before: end)) }
        if speakers.circle == .anyone {
            length = max(length, terms.others.length(in: text, before: end))
            if !bare { length = max(length, terms.named.length(in: text, before: end)) }
        }
        guard length > 0 else { return nil }
        let start = end - length
        let isPart = terms.notPersons.contains { word in
            (0...max(0, word.count - length)).contains { text.has(word, at: start - $0) }
        }
        return isPart ? nil : start
    }

    private func leadsAmount(_ text: LevelText, from start: Int) -> Bool {
        var at = start
        for _ in 0..<4 {
            guard at < text.count else { return false }
            if Self.digits.contains(text.scalars[at]) { return true }
            guard Self.leads.contains(text.scalars[at]) else { return false }
            at += 1
        }
        return false
    }

    /// 患有高血压的老人 speaks of the old, and of nobody before.
    private func isAttribute(_ text: LevelText, from start: Int) -> Bool {
        for scalar in text.scalars[start..<min(start + Self.farthest, text.count)] {
            if scalar == Self.de { return true }
            if scalar != Self.comma, Self.stops.contains(scalar) { return false }
        }
        return false
    }

    private func openingBracket(_ text: LevelText, before end: Int) -> Int? {
        var at = end - 2
        while at >= max(0, end - 42) {
            if text.scalars[at] == Self.opening { return at }
            at -= 1
        }
        return nil
    }

    /// How far 的 is looked for: no lawful phrase is longer, and a text of one word over and over takes no longer for it.
    private static let farthest = 40

    private static func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

    private static let stops = set(",;:!?。、\n")
    /// The comma of a list, which does not end what 的 reaches over.
    private static let comma: UInt32 = 0x3001
    private static let (opening, closing): (UInt32, UInt32) = (0x28, 0x29)
    private static let de: UInt32 = 0x7684
    private static let wei: UInt32 = 0x4E3A
    private static let digits = set("0123456789〇零一二三四五六七八九十百千万亿两几数¥￥")
    /// Figures, and the units of money and time that stand with them.
    private static let amount = set("0123456789.%〇零一二三四五六七八九十百千万亿两几数多余元角年月日")
    /// What may stand between a word and its amount.
    private static let leads = set("为是有约达共计系:在超人民币")
}
