// What stands behind a datum: whether the clause ends with it, or goes on to somebody else or to an act.

extension StatementFinder {
    enum Rest {
        /// The clause ends with the datum.
        case nothing
        /// It does, and the next clause is what was done with it.
        case act
        /// The clause goes on.
        case more
    }

    /// What comes behind the datum, its amount, its tails, a bracket and further data of the kind.
    func rest(from end: Int, in text: LevelText, _ words: StatedWords) -> Rest {
        var at = end
        for _ in 0..<Self.items {
            let amount = text.amountEnd(from: at)
            at = amount ?? at
            for _ in 0..<3 {
                let tail = max(words.tails.length(in: text, from: at), terms.tails.length(in: text, from: at))
                if tail == 0 { break }
                at += tail
            }
            at = unquoted(text.closingBracket(from: at) ?? at, in: text)
            guard at < text.count, text.scalars[at] != LevelText.closing else { return .nothing }
            let and = terms.lists.length(in: text, from: at)
            guard and > 0 else {
                let goesOn = max(words.then.length(in: text, from: at), terms.then.length(in: text, from: at))
                guard goesOn > 0 || LevelText.stops.contains(text.scalars[at]) else { return .more }
                return isActedOn(text, from: at + max(goesOn, 1), words) ? .act : .nothing
            }
            let next = nextItem(from: at + and, in: text, words)
            guard let next = next ?? (amount == nil ? nil : nextAmount(from: at + and, in: text)) else { return .more }
            at = next
        }
        return .more
    }

    /// The end of another datum of the same kind, with links before it.
    private func nextItem(from start: Int, in text: LevelText, _ words: StatedWords) -> Int? {
        var at = start
        for _ in 0..<3 {
            guard at < text.count else { return nil }
            let ends = (words.forms[text.scalars[at]] ?? []).flatMap { $0.ends(in: text, from: at) }
            if let end = ends.max() { return end }
            let link = max(
                words.verbs.length(in: text, from: at), words.links.length(in: text, from: at),
                terms.links.length(in: text, from: at))
            guard link > 0 else { return nil }
            at += link
        }
        return nil
    }

    /// The end of something else that is counted: 房产3套、存款20万元.
    private func nextAmount(from start: Int, in text: LevelText) -> Int? {
        for at in start..<min(start + 8, text.count) {
            if let end = text.amountEnd(from: at) { return end }
            if LevelText.stops.contains(text.scalars[at]) { return nil }
        }
        return nil
    }

    /// Whether the next clause is an act or a measure whose object the datum is: 名下房产2套，已被查封.
    private func isActedOn(_ text: LevelText, from start: Int, _ words: StatedWords) -> Bool {
        guard !words.acts.isEmpty else { return false }
        for at in start..<max(start, min(start + Self.nextClause, text.count)) {
            if words.acts.length(in: text, from: at) > 0 { return true }
            if LevelText.stops.contains(text.scalars[at]) { return false }
        }
        return false
    }

    /// Whether the clause before is such an act: 隐瞒财产，其名下房产2套.
    func isObject(_ text: LevelText, from start: Int, _ words: StatedWords) -> Bool {
        guard !words.acts.isEmpty, start > 1, LevelText.stops.contains(text.scalars[start - 1]) else { return false }
        var at = start - 1
        while at > max(0, start - Self.nextClause) {
            if words.acts.length(in: text, before: at) > 0 { return true }
            at -= 1
            if LevelText.stops.contains(text.scalars[at]) { return false }
        }
        return false
    }

    /// Whether the rest of the clause speaks of others or of an act: 患有肝炎员工3名, 患有痢疾从事食品加工.
    func isAnothers(_ text: LevelText, from start: Int, _ words: StatedWords) -> Bool {
        for at in start..<min(start + Self.farthest, text.count) {
            let scalar = text.scalars[at]
            if scalar == LevelText.de || words.acts.length(in: text, from: at) > 0 { return true }
            if terms.marks.length(in: text, from: at) > 0 { return true }
            // 他 in 他人 is nobody yet.
            if [terms.others, terms.named].contains(where: { $0.length(in: text, from: at) > 1 }) { return true }
            if scalar != LevelText.comma, LevelText.stops.contains(scalar) { return false }
        }
        return false
    }

    /// 患有高血压的老人 speaks of the old, and of nobody before.
    func isAttribute(_ text: LevelText, from start: Int) -> Bool {
        for scalar in text.scalars[start..<min(start + Self.farthest, text.count)] {
            if scalar == LevelText.de { return true }
            if scalar != LevelText.comma, LevelText.stops.contains(scalar) { return false }
        }
        return false
    }

    /// How many data of one list are followed.
    private static let items = 8
    /// How far the next clause is looked at.
    private static let nextClause = 16
    /// How far 的 is looked for: no lawful phrase is longer, and a text of one word over and over takes no longer for it.
    private static let farthest = 40
}
