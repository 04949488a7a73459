// The channels of disclosure, and what a question through one of them rests on.

public import Law

/// The channels of disclosure (披露渠道). There is no fifth; the two that are not here yet open with what they need.
/// Source: jn-measures-2022#19.
public enum Channel: String, Sendable, CaseIterable {
    /// 公开公示: anyone, without a name.
    case publication
    /// 政务共享: an official, for a matter of the own body and a purpose of the law. Source: jn-measures-2022#21.
    case sharing
}

/// What the question of an official rests on, as far as the decision needs to know it.
public struct SharingGround: Sendable, Hashable {
    /// How the matter stands that was named. Source: jn-4-2021#3.1.
    public enum MatterStanding: String, Sendable, CaseIterable {
        /// A matter of the asker's own body, in force on the day.
        case own
        /// It was one, or will be.
        case notInForce
        /// No matter of that body, whether it is another's or nobody's.
        case unknown
    }

    /// How the purpose stands that was named.
    public enum PurposeStanding: String, Sendable, CaseIterable {
        /// The purpose that the matter is registered for, in force, and open to this kind of body.
        case ofMatter
        /// Another than that of the matter, or none of the law's.
        case another
        /// The text that it rests on has lapsed, or the body is of a kind that may not use it.
        case notOpen
    }

    /// Whether the asker holds the role for it on the day.
    public let isQuerier: Bool
    public let matter: MatterStanding
    public let purpose: PurposeStanding
    /// Whether the item is among those that the matter needs.
    public let needsItem: Bool
    /// The articles of the purpose.
    public let citations: [Citation]

    public init(
        isQuerier: Bool, matter: MatterStanding, purpose: PurposeStanding, needsItem: Bool, citations: [Citation]
    ) {
        self.isQuerier = isQuerier
        self.matter = matter
        self.purpose = purpose
        self.needsItem = needsItem
        self.citations = citations
    }

    /// Why the asker learns nothing at all, whoever is asked about; nil if the question may be asked.
    var refusal: Refusal? {
        guard isQuerier else { return .notEntitled }
        switch matter {
        case .own: break
        case .notInForce: return .matterNotInForce
        case .unknown: return .matterUnknown
        }
        switch purpose {
        case .ofMatter: return nil
        case .another: return .purposeNotOfMatter
        case .notOpen: return .purposeNotOpen
        }
    }

    /// The same ground for one item.
    func asking(for item: String, of matter: Matter) -> SharingGround {
        SharingGround(
            isQuerier: isQuerier, matter: self.matter, purpose: purpose, needsItem: matter.items.contains(item),
            citations: citations)
    }
}
