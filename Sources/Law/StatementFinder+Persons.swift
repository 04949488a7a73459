// Which words of a text are a person, and from where on a text may speak of somebody else.

extension StatementFinder {
    /// Where the person begins whose word or name ends there.
    func person(_ text: LevelText, before end: Int, _ speakers: Speakers) -> (at: Int, isPronoun: Bool)? {
        if let name = speakers.names.first(where: { text.has($0, before: end) }) { return (end - name.count, false) }
        let pronoun = terms.pronouns.length(in: text, before: end)
        if pronoun > 0, !isPartOfOther(text, end - pronoun, pronoun) { return (end - pronoun, true) }
        if let start = term(text, before: end, speakers, bare: true) { return (start, false) }
        // A word for a person, and a name that nobody knows.
        for length in [2, 3] {
            let start = end - length
            guard start > 0, terms.surnames.contains(text.scalars[start]),
                text.scalars[start..<end].allSatisfy({ (0x4E00...0x9FFF).contains($0) }),
                terms.notNames.length(in: text, before: end) == 0
            else { continue }
            if let start = term(text, before: start, speakers, bare: false) { return (start, false) }
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
        guard length > 0, !isPartOfOther(text, end - length, length) else { return nil }
        return end - length
    }

    /// 其 in 其他 is no person.
    private func isPartOfOther(_ text: LevelText, _ start: Int, _ length: Int) -> Bool {
        terms.notPersons.contains { word in
            (0...max(0, word.count - length)).contains { text.has(word, at: start - $0) }
        }
    }
}

/// Where a text begins to speak of somebody beside the party, found once: from there on 其, or nobody named, may be another.
struct DoubtPlace {
    private let terms: PersonTerms
    private var place: Int?

    init(_ terms: PersonTerms) { self.terms = terms }

    mutating func isBefore(_ at: Int, in text: LevelText) -> Bool {
        let found = place ?? first(in: text)
        place = found
        return found <= at
    }

    private func first(in text: LevelText) -> Int {
        for end in text.scalars.indices where end > 0 {
            if terms.doubts.length(in: text, before: end) > 0 { return end }
            // 王某, unless it is 当事人王某.
            if text.scalars[end] == LevelText.mou, terms.surnames.contains(text.scalars[end - 1]),
                terms.party.length(in: text, before: end - 1) == 0
            {
                return end
            }
        }
        return text.count + 1
    }
}
