// The head of a list, asked for by every reader of the first page and made anew whenever anything at all has changed.

internal import Records
internal import Storage
public import WorkingDays

/// The newest published records of an item, as a snapshot had them.
public struct NewestRecords: Sendable {
    public let records: [DisclosedRecord]
    fileprivate let item: String
    fileprivate let today: Day
    fileprivate let stamp: CommitStamp
}

extension PublicDoor {
    /// What `list` gives first, or what is known of it if nothing was committed since: a record that was withdrawn is gone
    /// at once (M-41). The stamp is read before the snapshot, so it is never younger than the records.
    public func newest(
        _ item: String, on today: Day, limit: Int, known: NewestRecords?
    ) async throws -> NewestRecords {
        let stamp = try await database.stamp()
        if let known, known.stamp == stamp, known.item == item, known.today == today { return known }
        let records = try await list(
            item: item, on: today, decided: .earliest ... .latest, after: nil, limit: limit)
        return NewestRecords(records: records, item: item, today: today, stamp: stamp)
    }
}
