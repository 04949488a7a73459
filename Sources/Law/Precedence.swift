// Which of two values that contradict each other decides: the rule at the head of the clauses.

public import WorkingDays

/// How strong the texts behind a value are on a day: a living text before a lapsed one, then the higher rank, then at
/// equal rank the later text.
public struct Precedence: Sendable, Comparable {
    private let isAlive: Bool
    private let rank: SourceRank
    private let since: Day

    /// - Parameter day: a text that has lapsed by then only holds the floor until a living one replaces it.
    public init(_ provision: Provision, on day: Day, of pack: PolicyPack) {
        let sources = provision.citations.compactMap(pack.source(of:))
        let living = sources.filter { $0.interval.contains(day) }
        let strongest = (living.isEmpty ? sources : living)
            .min { ($0.rank, $1.interval.from) < ($1.rank, $0.interval.from) }
        isAlive = !living.isEmpty
        rank = strongest?.rank ?? .plan
        since = strongest?.interval.from ?? .earliest
    }

    public static func < (left: Precedence, right: Precedence) -> Bool {
        if left.isAlive != right.isAlive { return right.isAlive }
        if left.rank != right.rank { return right.rank < left.rank }
        return left.since < right.since
    }
}
