// From a datum back to the person: what may stand between the two, and what takes the statement back.

extension StatementFinder {
    /// A datum and the person whom it is said of.
    struct Path {
        enum Speaker {
            case person(Person)
            /// Nobody is named; the clause begins there.
            case implied(at: Int)
        }
        let speaker: Speaker
        /// Whether a link or a verb stands between the two.
        let isLinked: Bool
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

    /// Back from the datum over links, amounts and brackets to a person, or to where the clause begins.
    func path(
        to start: Int, _ form: StatedWords.Form, in text: LevelText, _ words: StatedWords, _ speakers: Speakers
    ) -> Path? {
        func link(before end: Int) -> Int {
            max(
                words.verbs.length(in: text, before: end), words.links.length(in: text, before: end),
                terms.links.length(in: text, before: end))
        }
        var at = start
        var (isLinked, isCrossed, isQuoted, hasVerb, hasWei) = (false, false, false, false, false)
        for _ in 0..<Self.reach {
            if let person = person(text, before: at, speakers) {
                return Path(speaker: .person(person), isLinked: isLinked, hasVerb: hasVerb, hasWei: hasWei)
            }
            if at == 0 || LevelText.stops.contains(text.scalars[at - 1]) {
                let isSaid = isLinked && !isCrossed || form.isWhole && (at == 0 || speakers.circle != .party)
                // In a list it is the head that says whose the items are.
                let isItem = at > 0 && text.scalars[at - 1] == LevelText.comma
                if isSaid, !isItem, !isQuoted, speakers.impliesParty, isOfParty(text, bracketAround: at, speakers) {
                    return Path(speaker: .implied(at: at), isLinked: isLinked, hasVerb: hasVerb, hasWei: hasWei)
                }
                // 张三，男，16岁: particulars of the party, one after the other.
                guard form.isWhole, at > 0, LevelText.pauses.contains(text.scalars[at - 1]) else { return nil }
                at -= 1
                isCrossed = true
                continue
            }
            let length = link(before: at)
            if length > 0 {
                hasWei = hasWei || length == 1 && text.scalars[at - 1] == LevelText.wei
                hasVerb = hasVerb || length == words.verbs.length(in: text, before: at)
                isLinked = true
                at -= length
            } else if let amount = text.amountStart(before: at) {
                at = amount
            } else if isLinked, let body = bodyStart(before: at, in: text, words, speakers) {
                at = body
            } else if text.scalars[at - 1] == LevelText.opening {
                if isLinked, !isCrossed, !isQuoted, speakers.impliesParty, isMeasure(text, before: at - 1) {
                    return Path(speaker: .implied(at: at), isLinked: isLinked, hasVerb: hasVerb, hasWei: hasWei)
                }
                at -= 1
            } else if at == start, Self.openingQuotes.contains(text.scalars[at - 1]), link(before: at - 1) > 0 {
                // 患有“高血压”; what a quotation says of nobody is said of no party.
                isQuoted = true
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

    /// 拘留五日（因患病暂缓执行）: a bracket after a measure speaks of the party, one after a date may speak of anybody.
    private func isMeasure(_ text: LevelText, before end: Int) -> Bool {
        guard let start = text.amountStart(before: end) else { return false }
        return !text.scalars[start..<end].contains(where: Self.datePart.contains)
    }

    /// Where 经泉城市中心医院 begins, if it ends there and a clause, a person or a link ends before it.
    private func bodyStart(before end: Int, in text: LevelText, _ words: StatedWords, _ speakers: Speakers) -> Int? {
        let length = terms.bodies.length(in: text, before: end)
        guard length > 0 else { return nil }
        var at = end - length
        while at > 0, at > end - Self.bodyName, !LevelText.stops.contains(text.scalars[at - 1]) {
            at -= 1
            guard Self.bodyLeads.contains(text.scalars[at]) else { continue }
            if at == 0 || LevelText.stops.contains(text.scalars[at - 1])
                || LevelText.amount.contains(text.scalars[at - 1]) || words.links.length(in: text, before: at) > 0
                || terms.links.length(in: text, before: at) > 0
                || person(text, before: at, speakers) != nil
            {
                return at
            }
        }
        return nil
    }

    /// The place behind a closing quotation mark, if one stands there.
    func unquoted(_ place: Int, in text: LevelText) -> Int {
        place < text.count && Self.closingQuotes.contains(text.scalars[place]) ? place + 1 : place
    }

    /// What stands before the person, and before what else names it, takes the statement back: 谎称其, 查封被执行人张三.
    func isNotStated(_ text: LevelText, of person: Int, _ words: StatedWords, _ speakers: Speakers) -> Bool {
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

    /// Whether everybody can tell who it is, also where the name stands before the word: 王建国本人.
    func isNamed(_ person: Person, in text: LevelText, _ speakers: Speakers) -> Bool {
        person.isNamed || self.person(text, before: person.at, speakers)?.isNamed ?? false
    }

    /// How far back a person is looked for, in steps.
    private static let reach = 16
    /// How long the name of a hospital or a court may be.
    private static let bodyName = 24
    private static func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
    private static let openingQuotes = set("“‘「『\"'")
    private static let closingQuotes = set("”’」』\"'")
    private static let datePart = set("年月")
    /// By, or at: what stands before a body that found something out.
    private static let bodyLeads = set("经被在由")
}
