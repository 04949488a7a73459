// A list by name: the index of names says whose records to read, where that is the shorter way.

public import Records
internal import Registry
internal import Storage
public import WorkingDays

extension PublicDoor {
    /// So many organisations at most are read one by one; a name that more of them bear is met soon in the list itself.
    private static let few = 200

    /// The published records of an item about the organisations whose name holds the words, newest decision first.
    /// - Parameter matches: what the reader asks beside it.
    /// - Returns: nil if so many organisations bear the name that the list itself is the shorter way.
    public func list(
        item: String, named words: String, on today: Day, decided days: ClosedRange<Day>, after: RecordCursor?,
        limit: Int, where matches: @escaping @Sendable (DisclosedRecord) -> Bool
    ) async throws -> [DisclosedRecord]? {
        try await database.read { connection in
            let found = try registry.search(words, after: nil, limit: Self.few + 1, connection)
            guard found.count <= Self.few else { return nil }
            let subjects = Dictionary(
                found.map { ($0.id, Self.shown($0, on: today)) }, uniquingKeysWith: { first, _ in first })
            let facts = try subjects.keys.flatMap { try records.facts(of: $0, connection) }.filter { facts in
                facts.item == item && facts.dates.isPublished && days.contains(facts.dates.decided)
                    && facts.dates.publicUntil.map { $0 >= today } ?? true
                    && after.map { facts.stands(after: $0) } ?? true
            }.sorted { $1.stands(after: RecordCursor(decided: $0.dates.decided, id: $0.id)) }
            var shown: [DisclosedRecord] = []
            var next = 0
            while shown.count < limit, next < facts.count {
                let some = Array(facts[next..<min(next + limit, facts.count)])
                shown += try disclose(some, subjects, on: today, connection).filter(matches)
                next += some.count
            }
            return Array(shown.prefix(limit))
        }
    }
}

extension RecordFacts {
    /// Whether a list that was left there goes on with this record: newest decision first.
    fileprivate func stands(after cursor: RecordCursor) -> Bool {
        (dates.decided, id.raw) < (cursor.decided, cursor.id.raw)
    }
}
