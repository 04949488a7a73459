// Reads the lists of published permits and penalties (双公示) with the filters that readers may set.

internal import Disclosure
internal import Identifiers
internal import Law
internal import Records
internal import Registry
internal import Synchronization
internal import WorkingDays

/// One of the two lists.
enum DualList: Sendable {
    case penalties, permits

    var item: String {
        switch self {
        case .penalties: "penalty"
        case .permits: "permit"
        }
    }
}

/// What a reader asks of a list.
struct DualQuestion: Sendable {
    let item: String
    let words: String?
    let body: String?
    let from: Day?
    let to: Day?
    let after: PageCursor?

    var isFiltered: Bool { words != nil || body != nil || from != nil || to != nil }

    /// The same question for the records after that place.
    func continued(after cursor: PageCursor) -> DualQuestion {
        DualQuestion(item: item, words: words, body: body, from: from, to: to, after: cursor)
    }

    fileprivate var days: ClosedRange<Day>? {
        let (first, last) = (from ?? .earliest, to ?? .latest)
        return first <= last ? first...last : nil
    }

    @Sendable fileprivate func matches(_ record: DisclosedRecord) -> Bool {
        if let body, record.value(.bodyCode) != body, record.value(.bodyName) != body { return false }
        guard let words else { return true }
        return record.subject.code == words
            || (record.subject.name.map { Registry.level(name: $0).contains(Registry.level(name: words)) } ?? false)
    }
}

/// One page of a list.
struct DualPage: Sendable {
    let records: [DisclosedRecord]
    let next: PageCursor?
    /// The search ended before the list did.
    let isCut: Bool
}

/// The reader of both lists.
struct DualReader: Sendable {
    /// A body, and a name that very many bear, is looked for record by record, in this many records at most for one page.
    /// A known weakness: the decisions of a body that decides seldom need several pages. The cure is an index on body
    /// within an item, below the door.
    static let mostScanned = 2000
    private static let chunk = 200

    private let door: PublicDoor
    private let newestPenalties = NewestKept()
    private let bodyChoices: [String: Remembered<[DualBody]>]

    init(door: PublicDoor, now: @escaping @Sendable () -> Int64) {
        self.door = door
        bodyChoices = [
            DualList.penalties.item: Remembered(seconds: 300, now: now),
            DualList.permits.item: Remembered(seconds: 300, now: now),
        ]
    }

    func page(_ question: DualQuestion, on today: Day, limit: Int) async throws -> DualPage {
        guard let days = question.days else { return DualPage(records: [], next: nil, isCut: false) }
        if let words = question.words, let code = try? UnifiedSocialCreditCode(words) {
            return try await page(of: code, question, days, on: today, limit: limit)
        }
        if let words = question.words,
            let named = try await door.list(
                item: question.item, named: words, on: today, decided: days, after: question.after?.recordCursor,
                limit: limit + 1, where: question.matches)
        {
            let page = Array(named.prefix(limit))
            return DualPage(
                records: page, next: named.count > limit ? page.last.map { PageCursor($0) } : nil, isCut: false)
        }
        let scans = question.words != nil || question.body != nil
        var found: [DisclosedRecord] = []
        var cursor = question.after
        var scanned = 0
        while found.count <= limit, scanned < Self.mostScanned {
            let size = scans ? Self.chunk : limit + 1
            let chunk = try await door.list(
                item: question.item, on: today, decided: days, after: cursor?.recordCursor, limit: size)
            scanned += chunk.count
            found += chunk.filter(question.matches)
            cursor = chunk.last.map { PageCursor($0) }
            guard chunk.count == size, scans else { cursor = nil; break }
        }
        let page = Array(found.prefix(limit))
        if found.count > limit { return DualPage(records: page, next: page.last.map { PageCursor($0) }, isCut: false) }
        return DualPage(records: page, next: cursor, isCut: cursor != nil)
    }

    /// A whole code needs no scan: the organisation's own records answer.
    private func page(
        of code: UnifiedSocialCreditCode, _ question: DualQuestion, _ days: ClosedRange<Day>, on today: Day, limit: Int
    ) async throws -> DualPage {
        let records = try await door.subject(code: code.text, on: today)?.records ?? []
        let matching = records.filter { record in
            record.item.id == question.item && days.contains(record.period.dates.decided)
                && (question.body.map { record.value(.bodyCode) == $0 || record.value(.bodyName) == $0 } ?? true)
        }
        let page = matching.page(after: question.after, limit: limit)
        return DualPage(records: page.records, next: page.next, isCut: false)
    }

    /// The newest records of a list, for the first page.
    func newest(_ item: String, on today: Day) async throws -> [DisclosedRecord] {
        let known = newestPenalties.records.withLock { $0 }
        let newest = try await door.newest(item, on: today, limit: 6, known: known)
        newestPenalties.records.withLock { $0 = newest }
        return newest.records
    }

    /// The bodies to choose from: those that may send the item, and those that decided what came in last.
    func bodies(_ item: String, on today: Day) async throws -> [DualBody] {
        guard let kept = bodyChoices[item] else { return [] }
        return try await kept.value(for: today) { [door] in
            let records = try await door.list(
                item: item, on: today, decided: .earliest ... .latest, after: nil, limit: Self.chunk)
            var bodies: [String: DualBody] = [:]
            for body in try await door.bodies(sending: item) {
                bodies[body.code] = DualBody(code: body.code, name: body.name)
            }
            for record in records {
                guard let name = record.value(.bodyName) else { continue }
                let body = DualBody(code: record.value(.bodyCode) ?? name, name: name)
                // The filler of 17 zeros names nobody.
                if body.code.hasPrefix("00000000000000000") { continue }
                if bodies[body.code] == nil { bodies[body.code] = body }
            }
            return bodies.values.sorted { $0.code < $1.code }
        }
    }
}

/// A deciding body to choose in the filter.
struct DualBody: Sendable {
    let code: String
    let name: String
}

/// What the first page showed last; the door says whether it still holds.
private final class NewestKept: Sendable {
    let records = Mutex<NewestRecords?>(nil)
}
