// How texts speak of persons: by which words, and what may stand between a person and what is said of it.

/// The words of a pack for persons in texts, and for what joins a statement to them.
public struct PersonTerms: Sendable {
    /// Words for the party itself: 当事人, 其.
    let party: LevelWords
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
    /// What may stand between a person and a datum: 已, 曾, 系, 患有.
    let links: LevelWords
    /// What may follow a datum without making another thing of it: 患者.
    let tails: [LevelText]
    /// What stands before a person where nothing is stated: 谎称.
    let notAfter: LevelWords

    static let none = PersonTerms(nil)

    init(_ raw: RawPersonTerms?) {
        party = LevelWords(raw?.party.list ?? [])
        owners = LevelWords(raw?.owners.list ?? [])
        others = LevelWords(raw?.others.list ?? [])
        named = LevelWords(raw?.named.list ?? [])
        surnames = Set(raw?.surnames.unicodeScalars.map(\.value) ?? [])
        notNames = LevelWords(raw?.notNames.list ?? [])
        notPersons = (raw?.notPersons.list ?? []).map(LevelText.init)
        links = LevelWords(raw?.links.list ?? [])
        tails = (raw?.tails.list ?? []).map(LevelText.init)
        notAfter = LevelWords(raw?.notAfter.list ?? [])
    }

    /// Whether anything could be found with it.
    var isComplete: Bool { !party.isEmpty && !owners.isEmpty && !others.isEmpty && !links.isEmpty }
}

/// A few words, found by the character that they end with.
struct LevelWords: Sendable {
    private let byEnd: [UInt32: [LevelText]]

    init(_ words: [String]) {
        var byEnd: [UInt32: [LevelText]] = [:]
        for word in words.map(LevelText.init) {
            if let end = word.scalars.last { byEnd[end, default: []].append(word) }
        }
        self.byEnd = byEnd.mapValues { $0.sorted { $0.count > $1.count } }
    }

    var isEmpty: Bool { byEnd.isEmpty }

    /// The length of the longest word that ends there; 0 if none does.
    func length(in text: LevelText, before end: Int) -> Int {
        guard end > 0, end <= text.count else { return 0 }
        return byEnd[text.scalars[end - 1]]?.first { text.has($0, before: end) }?.count ?? 0
    }
}
