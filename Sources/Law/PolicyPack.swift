// The law as the program asks for it: what was in force on that day?

public import WorkingDays

/// A policy pack (政策包): everything that the layers say, read once and unchangeable.
///
/// A new text is a new pack with its own hash; decisions carry the hash of the pack that they were made under.
public struct PolicyPack: Sendable {
    /// The id of the topmost layer, such as `cn-3701`.
    public let id: String
    public let title: Bilingual
    /// SHA-256 of all files of all layers, in hexadecimal.
    public let hash: String
    public let sources: [String: Source]
    /// Every interval of every item, in order of id and date.
    public let items: [CatalogueItem]
    public let tables: [String: CodeTable]
    public let regimes: [PublicityRegime]
    public let limits: [Limit]
    public let forbidden: [ForbiddenData]
    /// What says that a natural person lacks full civil capacity.
    public let incapacity: [Incapacity]
    /// How texts speak of persons.
    public let persons: PersonTerms
    public let districts: [District]
    public let lists: [SeriousList]
    /// For what bodies may query, in the order of the layers and their files.
    public let purposes: [QueryPurpose]
    public let calendar: WorkingCalendar

    /// The catalogue item in force on that day, or nil: then nothing of it may be collected.
    public func item(_ id: String, on day: Day) -> CatalogueItem? {
        items.first { $0.id == id && isInForce($0.provision, on: day) }
    }

    /// Whether the item was ever in the catalogue.
    public func knows(item id: String) -> Bool {
        items.contains { $0.id == id }
    }

    /// The limit of that day. Limits protect the subject, so they stay as the floor when their text lapses.
    /// Where two layers set different values, the living text decides, then the higher rank, then the later text.
    public func limit(_ id: String, on day: Day) -> Limit? {
        var best: Int?
        for index in limits.indices where limits[index].id == id && limits[index].provision.interval.contains(day) {
            guard let known = best else {
                best = index
                continue
            }
            let precedence = Precedence(limits[index].provision, on: day, of: self)
            if Precedence(limits[known].provision, on: day, of: self) < precedence { best = index }
        }
        return best.map { limits[$0] }
    }

    /// The publicity regime for a decision of that day. It stays with the record.
    public func regime(for item: String, decidedOn day: Day) -> PublicityRegime? {
        regimes.first { $0.item == item && $0.provision.interval.contains(day) }
    }

    public func forbidden(on day: Day) -> [ForbiddenData] {
        // Limits and rights outlive the text that set them: what was forbidden stays so after a lapse.
        forbidden.filter { $0.provision.interval.from <= day }
    }

    /// Words for the lack of capacity; like every prohibition they outlive their text.
    public func incapacity(on day: Day) -> [Incapacity] {
        incapacity.filter { $0.provision.interval.from <= day }
    }

    public func source(of citation: Citation) -> Source? { sources[citation.source] }

    public func article(_ citation: Citation) -> Article? { sources[citation.source]?.articles[citation.article] }

    /// A value holds on a day of its interval while any source that it cites lives (`design.md` §4, head of the clauses).
    public func isInForce(_ provision: Provision, on day: Day) -> Bool {
        provision.interval.contains(day)
            && provision.citations.contains { sources[$0.source]?.interval.contains(day) ?? false }
    }

    /// The district with that code, whether current or gone.
    public func district(_ code: String) -> District? {
        districts.last { $0.code == code }
    }
}
