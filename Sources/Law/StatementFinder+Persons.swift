// Which words of a text are a person, and from where on a text may speak of somebody else.

extension StatementFinder {
    /// A person in a text.
    struct Person {
        /// Where it begins.
        let at: Int
        var isPronoun = false
        /// Whether everybody can tell who it is: by a whole name, not by 张某.
        var isNamed = false
        /// Whether nothing but its look says that it is a name.
        var isBare = false
    }

    /// The person whose word or name ends there.
    func person(_ text: LevelText, before end: Int, _ speakers: Speakers) -> Person? {
        if let name = speakers.names.first(where: { text.has($0, before: end) }) {
            return Person(at: end - name.count, isNamed: true)
        }
        let pronoun = terms.pronouns.length(in: text, before: end)
        if pronoun > 0, !isPartOfOther(text, end - pronoun, pronoun) {
            return Person(at: end - pronoun, isPronoun: true)
        }
        if let start = term(text, before: end, speakers, bare: true) { return Person(at: start) }
        for length in [2, 3] {
            let start = end - length
            guard start >= 0, isName(text, start..<end) else { continue }
            let isWhole = !text.scalars[start..<end].contains(LevelText.mou)
            // A word for a person, and a name that nobody knows.
            if let start = term(text, before: start, speakers, bare: false) {
                return Person(at: start, isNamed: isWhole)
            }
            guard speakers.circle == .anyone, isWhole, length == 3 else { continue }
            // 泄露王建国: a whole name needs no word before it. Two characters alone may be any word.
            let isRevealed = terms.reveals.length(in: text, before: start) > 0
            // 白羽鸡 and 江南店 look like names as well.
            let isKind = terms.kinds.length(in: text, before: end) > 0
            let isTold = terms.tells.length(in: text, before: start) > 0
            let isFirst = start == 0 || LevelText.stops.contains(text.scalars[start - 1])
            if isRevealed || (isTold || isFirst) && !isKind {
                return Person(at: start, isNamed: true, isBare: !isRevealed)
            }
        }
        return nil
    }

    /// Whether it looks like a surname with one or two characters behind it.
    private func isName(_ text: LevelText, _ range: Range<Int>) -> Bool {
        terms.surnames.contains(text.scalars[range.lowerBound])
            && text.scalars[range].allSatisfy { (0x4E00...0x9FFF).contains($0) }
            && terms.notNames.length(in: text, before: range.upperBound) == 0
            && terms.notNames.length(in: text, from: range.lowerBound) == 0
    }

    /// 未成年人刘试验: what stands before the party's own name is said of it.
    func isOfNameBehind(_ text: LevelText, _ place: Range<Int>, _ speakers: Speakers) -> Bool {
        guard speakers.circle == .party,
            place.lowerBound == 0 || LevelText.stops.contains(text.scalars[place.lowerBound - 1])
        else { return false }
        return speakers.names.contains { text.has($0, at: place.upperBound) }
            || terms.party.length(in: text, from: place.upperBound) > 0
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
            let doubt = terms.doubts.length(in: text, before: end)
            // 对当事人处以 speaks of nobody else.
            if doubt > 0, terms.notDoubts.length(in: text, from: end - doubt) == 0 { return end }
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

/// Whether a text has one of the words that take the party away where nobody is named, looked for once.
struct DoubtWords {
    private let words: LevelWords
    private var isFound: Bool?

    init(_ words: LevelWords) { self.words = words }

    mutating func stand(in text: LevelText) -> Bool {
        if let isFound { return isFound }
        let found = !words.isEmpty && text.scalars.indices.contains { words.length(in: text, from: $0) > 0 }
        isFound = found
        return found
    }
}
