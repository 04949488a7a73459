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
    /// Whether only those count whom everybody can tell, by a whole name.
    public let areNamed: Bool

    public init(names: [LevelText], circle: Circle, impliesParty: Bool, areNamed: Bool = false) {
        self.names = names.filter { $0.count >= 2 }
        self.circle = circle
        self.impliesParty = impliesParty
        self.areNamed = areNamed
    }
}

/// Looks for statements about persons (M-43, M-3). A person, links and the datum stand side by side, and with the datum the
/// clause ends: what is no link before it, a verb above all (当事人安排患有肝炎的人员), and what goes on behind it
/// (未成年人王某的监护人) say that the datum is another's, or the object of the act. In doubt nothing is stated.
public struct StatementFinder: Sendable {
    let terms: PersonTerms

    public init(_ terms: PersonTerms) { self.terms = terms }

    public func finds(_ words: StatedWords, in text: LevelText, of speakers: Speakers) -> Bool {
        guard !words.isEmpty else { return false }
        let text = words.exceptions.isEmpty ? text : text.without(words.exceptions)
        var doubts = Doubts(place: DoubtPlace(terms), ofParty: DoubtWords(words.doubts))
        for start in text.scalars.indices {
            guard let forms = words.forms[text.scalars[start]] else { continue }
            for form in forms {
                for end in form.ends(in: text, from: start)
                where isSaid(form, start..<end, in: text, words, speakers, &doubts) { return true }
            }
        }
        return false
    }

    /// What of a text takes away that somebody is the party; each is looked for once.
    private struct Doubts {
        var place: DoubtPlace
        var ofParty: DoubtWords
    }

    private func isSaid(
        _ form: StatedWords.Form, _ place: Range<Int>, in text: LevelText, _ words: StatedWords,
        _ speakers: Speakers, _ doubts: inout Doubts
    ) -> Bool {
        let (start, end) = (place.lowerBound, unquoted(place.upperBound, in: text))
        let before = start > 0 ? text.scalars[start - 1] : 0
        // 15岁 is no part of 115岁.
        if LevelText.digits.contains(text.scalars[start]), LevelText.digits.contains(before) { return false }
        if form.followsAmount, !LevelText.amount.contains(before) { return false }
        if form.leadsAmount, text.amountEnd(from: end) == nil { return false }
        if words.notBefore.length(in: text, from: end) > 0 { return false }
        if isOfNameBehind(text, place, speakers) { return true }
        guard let path = path(to: start, form, in: text, words, speakers) else { return false }
        switch path.speaker {
        case .person(let person):
            if speakers.areNamed, !isNamed(person, in: text, speakers) { return false }
            // 张家界住房3套: what is counted may be a place's as well.
            if speakers.areNamed, person.isBare, !path.isLinked, form.isCounted { return false }
            // 其 is the party as long as the text has nobody else.
            if person.isPronoun, speakers.circle == .party, doubts.place.isBefore(person.at, in: text) { return false }
            let isUnsure = person.isPronoun || terms.sides.length(in: text, from: person.at) > 0
            if isUnsure, doubts.ofParty.stand(in: text) { return false }
            if isNotStated(text, of: person.at, words, speakers) { return false }
            // Of somebody whom everybody can tell it is said, whatever the clause goes on with.
            if person.isNamed, path.hasVerb, !path.hasWei { return true }
        case .implied(let at):
            if speakers.circle == .party, doubts.place.isBefore(at, in: text) { return false }
            if isAttribute(text, from: end) || doubts.ofParty.stand(in: text) { return false }
        }
        if isObject(text, from: path.clause, words) { return false }
        switch rest(from: end, in: text, words) {
        case .nothing: return true
        case .act: return false
        case .more: return path.hasVerb && !path.hasWei && !isAnothers(text, from: end, words)
        }
    }
}
