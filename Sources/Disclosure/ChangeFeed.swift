// Following the changes: what a receiver of shared data may have as it stands now, and what it must let go.

public import Access
public import Law
internal import Ledger
@_spi(Disclosure) internal import Records
internal import Registry
internal import Storage
internal import Vault
public import WorkingDays

/// One change as its receiver is told of it (变更).
public enum SharedChange: Sendable {
    /// The record as the receiver may have it now.
    case record(DisclosedRecord, index: Int)
    /// The record is to be let go: it is over, withdrawn, or no longer shared. It is named by its number and newest event.
    case gone(record: String, event: [UInt8], index: Int)
    /// Records are destroyed: who holds one of these events lets its record go. Source: jn-measures-2022#22.
    case destroyed(events: [[UInt8]], day: String, clause: String, index: Int)

    public var index: Int {
        switch self {
        case .record(_, let index), .gone(_, _, let index), .destroyed(_, _, _, let index): index
        }
    }
}

/// A page of changes (变更订阅).
public struct ChangePage: Sendable {
    public let matter: Matter
    public let purpose: QueryPurpose
    public let on: Day
    public let changes: [SharedChange]
    /// From where to go on. Asking from there says that everything before was carried out.
    public let next: Int
    /// Whether more is there already.
    public let hasMore: Bool
    public let receipt: QueryReceipt
}

public enum ChangeAnswer: Sendable {
    case page(ChangePage)
    case refused(Refusal, [Citation], QueryReceipt)
}

/// Who follows the changes, and how far.
public struct Receiver: Sendable, Hashable {
    /// Canonical code of the body.
    public let body: String
    public let matter: String
    /// Everything before this index is carried out, as the receiver says.
    public let taken: Int
    public let account: AccountID
    /// Microseconds since 1970.
    public let at: Int64
}

extension OfficialDoor {
    /// Transactions of the ledger that one page goes through at most.
    private static let transactions = 20

    /// What changed from an entry of the ledger on, for a matter of the receiver's body: the feed is in the order of the log
    /// `records`, which has no gaps, so nothing is told twice or left out, whichever server wrote it.
    ///
    /// Only organisations are in it: of a person nobody gets a copy to keep. Like every question the page is in the query log
    /// before it returns. Sources: jn-measures-2022#18, #22, #41.
    /// - Parameter index: the first entry that was not carried out yet; 0 for all there is.
    public func changes(
        since index: Int, matter: String, purpose: String, to requester: Requester, by means: QueryMeans, on today: Day
    ) async throws -> ChangeAnswer {
        let (standing, found) = try await database.read { connection -> (Standing, Found?) in
            let standing = try self.standing(
                matter: matter, purpose: purpose, for: requester, as: requester.followsFor, on: today, connection)
            return (standing, try find(since: index, standing, for: requester, on: today, connection))
        }
        let shown = (found?.changes ?? []).compactMap { change in
            if case .record(let record, _) = change { record } else { nil }
        }
        let receipt = try await note(standing, subject: nil, shown, for: requester, by: means)
        guard let found, let matter = standing.matter, let purpose = standing.purpose else {
            return .refused(standing.ground.refusal ?? .matterUnknown, standing.ground.citations, receipt)
        }
        let taken: [Value] = [
            .text(matter.body), .text(matter.code), .int(requester.account.raw), .int(Int64(index)), .int(receipt.at),
        ]
        try await database.write { try $0.run(ReceiverSQL.take, taken) }
        return .page(
            ChangePage(
                matter: matter, purpose: purpose, on: today, changes: found.changes, next: found.next,
                hasMore: found.hasMore, receipt: receipt))
    }

    private struct Found: Sendable {
        let changes: [SharedChange]
        let next: Int
        let hasMore: Bool
    }

    /// - Returns: nil for a question that is refused. Who had something before is told what to let go all the same, and nothing
    ///   else: a duty to forget doesn't end with a matter.
    private func find(
        since index: Int, _ standing: Standing, for requester: Requester, on today: Day, _ connection: any Connection
    ) throws -> Found? {
        guard let matter = standing.matter, requester.followsFor != nil else { return nil }
        let mayHave = standing.ground.refusal == nil
        let follows = try connection.first(
            ReceiverSQL.follows, [.text(matter.body), .text(matter.code), .int(requester.account.raw)]
        ) { _ in true }
        guard mayHave || follows == true else { return nil }
        let size = try records.ledger.size(of: .records, connection)
        guard index <= size else { throw ChangeFeedError.beyond(size: size) }
        let (changes, next) = try records.changes(since: index, transactions: Self.transactions, connection)
        let items = try matters.items(everOf: matter.code, connection)
        let shared = try share(changes, standing.ground, matter, items, on: today, connection)
        let told = shared.filter { change in
            if case .record = change { mayHave } else { true }
        }
        return Found(changes: told, next: next, hasMore: size > next)
    }

    /// Those who follow the changes, and the entry of the newest destruction: who has not taken it still holds what is
    /// destroyed here.
    public func receivers() async throws -> (receivers: [Receiver], newestDestruction: Int?) {
        try await database.read { connection in
            let receivers = try connection.rows(ReceiverSQL.all, []) { row in
                Receiver(
                    body: row.text(0), matter: row.text(1), taken: Int(row.int(2)), account: AccountID(row.int(3)),
                    at: row.int(4))
            }
            return (receivers, try records.newestDestruction(connection))
        }
    }

    /// - Parameter items: what the matter needs, or needed once: of those the receiver may have copies.
    private func share(
        _ changes: [RecordChange], _ ground: SharingGround, _ matter: Matter, _ items: Set<String>, on today: Day,
        _ connection: any Connection
    ) throws -> [SharedChange] {
        let facts = changes.compactMap { change in
            if case .record(let facts, _) = change { facts } else { nil }
        }
        let subjects = try registry.subjects(Set(facts.map(\.subject)).sorted(), connection)
        let wanted = facts.filter { facts in
            guard items.contains(facts.item), let subject = subjects[facts.subject] else { return false }
            return isEverShared(facts, subject.kind, on: today)
        }
        var shown: [Int64: DisclosedRecord] = [:]
        for (subject, facts) in Dictionary(grouping: wanted, by: \.subject) {
            guard let subject = subjects[subject] else { continue }
            for record in try disclose(facts, of: subject, ground, matter, on: today, connection) {
                shown[record.event.id] = record.withoutMaskedFields
            }
        }
        let told = Set(wanted.map(\.event.id))
        return changes.compactMap { change in
            switch change {
            case .record(let facts, let index):
                // Of persons, and of what is never shared for this matter, the receiver never had anything.
                guard told.contains(facts.event.id) else { return nil }
                return shown[facts.event.id].map { .record($0, index: index) }
                    ?? .gone(record: String(facts.id.raw), event: facts.event.token, index: index)
            case .destroyed(let events, let day, let clause, let index):
                let own = events.filter { items.contains($0.item) }.map(\.token)
                return own.isEmpty ? nil : .destroyed(events: own, day: day, clause: clause, index: index)
            }
        }
    }

    /// Whether officials could ever have a record of this item and kind of subject.
    private func isEverShared(_ facts: RecordFacts, _ kind: SubjectKind, on today: Day) -> Bool {
        guard kind != .naturalPerson, let item = pack.item(facts.item, on: today) else { return false }
        return item.disclosure(for: kind).contains { rule in
            rule.mode == .governmentSharing || (rule.mode == .publication && facts.dates.isPublished)
        }
    }
}

/// What is wrong with the place from which a receiver asks.
public enum ChangeFeedError: Error, Sendable, Equatable {
    /// Nobody has carried out what is not entered yet.
    case beyond(size: Int)
}

extension DisclosedRecord {
    /// The same record without values that are shown in part: an official compares them with papers, a copy has no such use.
    fileprivate var withoutMaskedFields: DisclosedRecord {
        DisclosedRecord(
            id: id, item: item, subject: subject, version: version, fields: fields.filter { !$0.isMasked },
            period: period, shownUntil: shownUntil, providerCode: providerCode, providerName: providerName,
            entered: entered, event: event, decision: decision, state: state, opening: opening)
    }
}
