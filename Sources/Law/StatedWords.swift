// Words that say something of a person where they follow one, and are ordinary words everywhere else.

/// Forms of a datum (陈述用语), such as 信奉佛教 or 月收入#.
public struct StatedWords: Sendable {
    struct Form: Sendable {
        let text: LevelText
        /// What ends the form after a few characters that are not known: 患有*症. Empty if the clause ends it.
        let suffix: LevelText?
        /// `#` at the front: an amount stands before it.
        let followsAmount: Bool
        /// `#` at the end: an amount stands after it.
        let leadsAmount: Bool
        /// `!` at the end: it speaks of the party of the row even where nobody is named before it.
        let isWhole: Bool
        var isCounted: Bool { followsAmount || leadsAmount }

        init(_ word: String) {
            followsAmount = word.hasPrefix("#")
            leadsAmount = word.hasSuffix("#") || word.hasSuffix("#!")
            isWhole = word.hasSuffix("!")
            let parts = word.filter { $0 != "#" && $0 != "!" }.split(separator: "*", omittingEmptySubsequences: false)
            text = LevelText(parts.first.map(String.init) ?? "")
            suffix = parts.count > 1 ? LevelText(String(parts[1])) : nil
        }

        /// Where the form ends that begins there.
        func ends(in text: LevelText, from start: Int) -> [Int] {
            guard text.has(self.text, at: start) else { return [] }
            let end = start + self.text.count
            guard let suffix else { return [end] }
            var ends: [Int] = []
            var at = end
            while at < text.count, at <= end + Self.unknown, text.scalars[at] != LevelText.de,
                text.scalars[at] == LevelText.comma || !LevelText.stops.contains(text.scalars[at]),
                text.scalars[at] != LevelText.closing
            {
                if !suffix.isEmpty, at > end, text.has(suffix, at: at) { ends.append(at + suffix.count) }
                at += 1
            }
            let isLast =
                at == text.count || LevelText.stops.contains(text.scalars[at]) || text.scalars[at] == LevelText.closing
            return suffix.isEmpty && at > end && isLast ? [at] : ends
        }

        /// How many characters `*` may stand for.
        private static let unknown = 12
    }

    /// By their first character.
    let forms: [UInt32: [Form]]
    /// A part of each form as it may stand in a file: where none is, no form is.
    public let triggers: [String]
    /// Words of the pack that no text can be found to hold: `*` at the front, or twice.
    let unfindable: [String]
    /// What may stand between a person and this datum, beside what may before any: 名下.
    let links: LevelWords
    /// Links that have no object but the datum: after them the clause may go on. 患有.
    let verbs: LevelWords
    /// What may follow this datum and leaves it what it is: 患者.
    let tails: LevelWords
    /// With what the clause may go on behind this datum: 依法不予处罚.
    let then: LevelWords
    /// What in the next clause makes of the datum the object of an act or a measure: 查封.
    let acts: LevelWords
    /// What holds such a word and means something else: 拖欠工资.
    let exceptions: LevelWords
    /// What follows such a word and makes another thing of it: 佛教 in 佛教用品.
    let notBefore: LevelWords
    /// What stands before the person where no datum is stated: 查封 before 其名下房产.
    let notAfter: LevelWords
    /// With one of these in the text a clause without a person, 其, or a side of a case, may be somebody beside the party: 招聘.
    let doubts: LevelWords

    init(_ raw: RawStatedWords) {
        let words = raw.about?.list ?? []
        forms = Dictionary(grouping: words.map(Form.init)) { $0.text.scalars.first ?? 0 }
        triggers = words.map(Self.trigger)
        unfindable = words.filter { word in
            Form(word).text.isEmpty || word.count { $0 == "*" } > 1
        }
        links = LevelWords(raw.links?.list ?? [])
        verbs = LevelWords(raw.verbs?.list ?? [])
        tails = LevelWords(raw.tails?.list ?? [])
        then = LevelWords(raw.then?.list ?? [])
        acts = LevelWords(raw.acts?.list ?? [])
        exceptions = LevelWords(raw.except?.list ?? [])
        notBefore = LevelWords(raw.notBefore?.list ?? [])
        notAfter = LevelWords(raw.notAfter?.list ?? [])
        doubts = LevelWords(raw.doubts?.list ?? [])
    }

    public var isEmpty: Bool { triggers.isEmpty }

    /// The rarest part of a form: figures stand in every number and date, single letters in every code.
    private static func trigger(_ word: String) -> String {
        func isCommon(_ character: Character) -> Bool { character.isASCII || "一二三四五六七八九十".contains(character) }
        let parts = word.filter { $0 != "#" && $0 != "!" }.split(separator: "*")
        let form = parts.max { $0.count < $1.count } ?? ""
        let rest = String(form.drop(while: isCommon).reversed().drop(while: isCommon).reversed())
        return rest.isEmpty ? String(form) : rest
    }
}

/// What of natural persons says that they lack full civil capacity (民事行为能力). Source: jn-measures-2022#3.
public struct Incapacity: Sendable {
    public let id: String
    public let title: Bilingual
    public let said: StatedWords
    public let provision: Provision
}
