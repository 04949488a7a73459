// Words that say something of a person where they follow one, and are ordinary words everywhere else.

/// Forms of a datum (陈述用语), such as 信奉佛教 or 月收入#.
public struct StatedWords: Sendable {
    struct Form: Sendable {
        let text: LevelText
        /// `#` at the front: an amount stands before it.
        let followsAmount: Bool
        /// `#` at the end: an amount stands after it.
        let leadsAmount: Bool
        /// `!` at the end: it speaks of the party of the row even where nobody is named before it.
        let isWhole: Bool

        init(_ word: String) {
            followsAmount = word.hasPrefix("#")
            leadsAmount = word.hasSuffix("#") || word.hasSuffix("#!")
            isWhole = word.hasSuffix("!")
            text = LevelText(word.filter { $0 != "#" && $0 != "!" })
        }
    }

    /// By their first character.
    let forms: [UInt32: [Form]]
    /// A part of each form as it may stand in a file: where none is, no form is.
    public let triggers: [String]
    /// What holds such a word and means something else: 拖欠工资.
    let exceptions: [LevelText]
    /// What follows such a word and makes another thing of it: 佛教 in 佛教用品.
    let notBefore: [LevelText]
    /// What stands before the person where no datum is stated: 查封 before 其名下房产.
    let notAfter: LevelWords

    init(_ raw: RawStatedWords) {
        let words = raw.about?.list ?? []
        forms = Dictionary(grouping: words.map(Form.init)) { $0.text.scalars.first ?? 0 }
        triggers = words.map(Self.trigger)
        exceptions = (raw.except?.list ?? []).map(LevelText.init)
        notBefore = (raw.notBefore?.list ?? []).map(LevelText.init)
        notAfter = LevelWords(raw.notAfter?.list ?? [])
    }

    public var isEmpty: Bool { triggers.isEmpty }

    /// The rarest part of a form: figures stand in every number and date, single letters in every code.
    private static func trigger(_ word: String) -> String {
        func isCommon(_ character: Character) -> Bool { character.isASCII || "一二三四五六七八九十".contains(character) }
        let form = word.filter { $0 != "#" && $0 != "!" }
        let rest = String(form.drop(while: isCommon).reversed().drop(while: isCommon).reversed())
        return rest.isEmpty ? form : rest
    }
}

/// What of natural persons says that they lack full civil capacity (民事行为能力). Source: jn-measures-2022#3.
public struct Incapacity: Sendable {
    public let id: String
    public let title: Bilingual
    public let said: StatedWords
    public let provision: Provision
}
