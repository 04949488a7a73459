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

/// Looks for statements about persons (M-43, M-3). A person, links and the datum stand side by side, and with the datum the
/// clause ends: what is no link before it, a verb above all (当事人安排患有肝炎的人员), and what goes on behind it
/// (未成年人王某的监护人) say that the datum is another's, or the object of the act. In doubt nothing is stated.
public struct StatementFinder: Sendable {
    let terms: PersonTerms

    public init(_ terms: PersonTerms) { self.terms = terms }

    public func finds(_ words: StatedWords, in text: LevelText, of speakers: Speakers) -> Bool {
        guard !words.isEmpty else { return false }
        let text = words.exceptions.isEmpty ? text : text.without(words.exceptions)
        var doubt = DoubtPlace(terms)
        for start in text.scalars.indices {
            guard let forms = words.forms[text.scalars[start]] else { continue }
            for form in forms {
                for end in form.ends(in: text, from: start)
                where isSaid(form, start..<end, in: text, words, speakers, &doubt) { return true }
            }
        }
        return false
    }

    private func isSaid(
        _ form: StatedWords.Form, _ place: Range<Int>, in text: LevelText, _ words: StatedWords,
        _ speakers: Speakers, _ doubt: inout DoubtPlace
    ) -> Bool {
        let (start, end) = (place.lowerBound, place.upperBound)
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
            // 其 is the party as long as the text has nobody else.
            if person.isPronoun, speakers.circle == .party, doubt.isBefore(person.at, in: text) { return false }
            if isNotStated(text, of: person.at, words, speakers) { return false }
            // Of somebody whom everybody can tell it is said, whatever the clause goes on with.
            if person.isNamed, path.hasVerb, !path.hasWei { return true }
        case .implied(let at):
            if speakers.circle == .party, doubt.isBefore(at, in: text) { return false }
            if isAttribute(text, from: end) { return false }
        }
        if isObject(text, from: path.clause, words) { return false }
        switch rest(from: end, in: text, words) {
        case .nothing: return true
        case .act: return false
        case .more: return path.hasVerb && !path.hasWei && !isAnothers(text, from: end, words)
        }
    }

    // MARK: Back to the person

    private struct Path {
        enum Speaker {
            case person(Person)
            /// Nobody is named; the clause begins there.
            case implied(at: Int)
        }
        let speaker: Speaker
        /// Where person, links and datum begin.
        var clause: Int {
            switch speaker {
            case .person(let person): person.at
            case .implied(let at): at
            }
        }
        /// Whether the datum is said with a verb that has no other object: 患有, 信奉.
        let hasVerb: Bool
        /// 为 is “is” only where the clause ends with the datum; otherwise it is “for”.
        let hasWei: Bool
    }

    private func path(
        to start: Int, _ form: StatedWords.Form, in text: LevelText, _ words: StatedWords, _ speakers: Speakers
    ) -> Path? {
        var at = start
        var (isLinked, isCrossed, hasVerb, hasWei) = (false, false, false, false)
        for _ in 0..<Self.reach {
            if let person = person(text, before: at, speakers) {
                return Path(speaker: .person(person), hasVerb: hasVerb, hasWei: hasWei)
            }
            if at == 0 || LevelText.stops.contains(text.scalars[at - 1]) {
                let isSaid = isLinked && !isCrossed || form.isWhole && (at == 0 || speakers.circle != .party)
                // In a list it is the head that says whose the items are.
                let isItem = at > 0 && text.scalars[at - 1] == LevelText.comma
                if isSaid, !isItem, speakers.impliesParty, isOfParty(text, bracketAround: at, speakers) {
                    return Path(speaker: .implied(at: at), hasVerb: hasVerb, hasWei: hasWei)
                }
                // 张三，男，16岁: particulars of the party, one after the other.
                guard form.isWhole, at > 0, LevelText.pauses.contains(text.scalars[at - 1]) else { return nil }
                at -= 1
                isCrossed = true
                continue
            }
            let verb = words.verbs.length(in: text, before: at)
            let link = max(verb, words.links.length(in: text, before: at), terms.links.length(in: text, before: at))
            if link > 0 {
                hasWei = hasWei || link == 1 && text.scalars[at - 1] == LevelText.wei
                hasVerb = hasVerb || link == verb
                isLinked = true
                at -= link
            } else if let amount = text.amountStart(before: at) {
                at = amount
            } else if text.scalars[at - 1] == LevelText.opening {
                at -= 1
            } else if let open = text.openingBracket(before: at) {
                at = open
            } else {
                return nil
            }
        }
        return nil
    }

    /// A clause inside a bracket speaks of whom the bracket follows: 李四（男，16岁）.
    private func isOfParty(_ text: LevelText, bracketAround at: Int, _ speakers: Speakers) -> Bool {
        guard let open = text.openBracket(around: at) else { return true }
        return person(text, before: open, speakers) != nil
    }

    /// What stands before the person, and before what else names it, takes the statement back: 谎称其, 查封被执行人张三.
    private func isNotStated(_ text: LevelText, of person: Int, _ words: StatedWords, _ speakers: Speakers) -> Bool {
        var at = person
        for _ in 0..<3 {
            let rest = at > 0 && LevelText.particles.contains(text.scalars[at - 1]) ? at - 1 : at
            for place in [at, rest]
            where terms.notAfter.length(in: text, before: place) > 0
                || words.notAfter.length(in: text, before: place) > 0
            { return true }
            guard let other = self.person(text, before: at, speakers) else { return false }
            at = other.at
        }
        return false
    }

    /// How far back a person is looked for, in steps.
    private static let reach = 16
}
