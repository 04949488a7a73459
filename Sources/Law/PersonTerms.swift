// How texts speak of persons: by which words, and what may stand between a person and what is said of it.

/// The words of a pack for persons in texts, and for what joins a statement to them.
public struct PersonTerms: Sendable {
    /// Words for the party itself: 当事人.
    let party: LevelWords
    /// Words for the party as long as a text has nobody else: 其.
    let pronouns: LevelWords
    /// Words for who a business is, or who stands for it: 经营者, 法定代表人.
    let owners: LevelWords
    /// Words for others of whom a text speaks: 员工.
    let others: LevelWords
    /// Words that are a person only with a name after them: 患者张某.
    let named: LevelWords
    let surnames: Set<UInt32>
    /// Words that begin like a name and are none: 任用.
    let notNames: LevelWords
    /// What holds a word for a person and is none: 其他.
    let notPersons: [LevelText]
    /// What may stand between a person and any datum: 已, 曾, 系.
    let links: LevelWords
    /// What may follow a datum without making another thing of it: 左右.
    let tails: LevelWords
    /// What joins data of one kind: 、, 和.
    let lists: LevelWords
    /// With what a clause may go on behind a datum: 且.
    let then: LevelWords
    /// What in the rest of a clause makes a datum another's: 人员.
    let marks: LevelWords
    /// Where a text may begin to speak of somebody else: 向, 殴打.
    let doubts: LevelWords
    /// What stands before a person where nothing is stated: 谎称.
    let notAfter: LevelWords
    /// After which a whole name may stand without a word for the person: 泄露.
    let tells: LevelWords
    /// So also one that ends like a name of beasts, plants or places: 收治.
    let reveals: LevelWords
    /// With what names of animals, plants, places of business and classes of people end: 鸡, 店, 生. No name of a person without
    /// other evidence.
    let kinds: LevelWords
    /// What begins with one of `doubts` and speaks of nobody beside the party: 对当事人.
    let notDoubts: LevelWords
    /// Words for the party that are, in a dispute, words for either side: 申请人.
    let sides: LevelWords
    /// With what the names of those end who find out what somebody has or is: 医院.
    let bodies: LevelWords

    static let none = PersonTerms(nil)

    init(_ raw: RawPersonTerms?) {
        party = LevelWords(raw?.party.list ?? [])
        pronouns = LevelWords(raw?.pronouns.list ?? [])
        owners = LevelWords(raw?.owners.list ?? [])
        others = LevelWords(raw?.others.list ?? [])
        named = LevelWords(raw?.named.list ?? [])
        surnames = Set(raw?.surnames.unicodeScalars.map(\.value) ?? [])
        notNames = LevelWords(raw?.notNames.list ?? [])
        notPersons = (raw?.notPersons.list ?? []).map(LevelText.init)
        links = LevelWords(raw?.links.list ?? [])
        tails = LevelWords(raw?.tails.list ?? [])
        lists = LevelWords(raw?.lists.list ?? [])
        then = LevelWords(raw?.then.list ?? [])
        marks = LevelWords(raw?.marks.list ?? [])
        doubts = LevelWords(raw?.doubts.list ?? [])
        notAfter = LevelWords(raw?.notAfter.list ?? [])
        tells = LevelWords(raw?.tells?.list ?? [])
        reveals = LevelWords(raw?.reveals?.list ?? [])
        kinds = LevelWords(raw?.kinds?.list ?? [])
        notDoubts = LevelWords(raw?.notDoubts?.list ?? [])
        sides = LevelWords(raw?.sides?.list ?? [])
        bodies = LevelWords(raw?.bodies?.list ?? [])
    }

    /// Whether anything could be found with it.
    var isComplete: Bool { !party.isEmpty && !owners.isEmpty && !others.isEmpty && !links.isEmpty }
}

/// A few words, found by the character that they begin or end with.
struct LevelWords: Sendable {
    private let byStart: [UInt32: [LevelText]]
    private let byEnd: [UInt32: [LevelText]]

    init(_ words: [String]) { self.init(words.map(LevelText.init)) }

    init(_ words: [LevelText]) {
        let words = words.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        byStart = Dictionary(grouping: words) { $0.scalars[0] }
        byEnd = Dictionary(grouping: words) { $0.scalars[$0.count - 1] }
    }

    var isEmpty: Bool { byEnd.isEmpty }

    /// The length of the longest word that begins there; 0 if none does.
    func length(in text: LevelText, from start: Int) -> Int {
        guard start < text.count else { return 0 }
        return byStart[text.scalars[start]]?.first { text.has($0, at: start) }?.count ?? 0
    }

    /// The length of the longest word that ends there; 0 if none does.
    func length(in text: LevelText, before end: Int) -> Int {
        guard end > 0, end <= text.count else { return 0 }
        return byEnd[text.scalars[end - 1]]?.first { text.has($0, before: end) }?.count ?? 0
    }
}
