// The query log: written before an answer leaves, many lines in one commit, and read by auditors and subjects.

public import Access
internal import Ledger
public import Records
public import Registry
public import Storage
public import Vault
public import WorkingDays

/// The log of every question that is not public (查询日志). Source: jn-12-2020#1, jn-measures-2022#37.
///
/// One value of it serves a whole program: it gathers the lines of readers who ask at the same time.
public struct QueryLog: Sendable {
    let database: any Database
    let ledger: Ledger
    let vault: Vault
    let makeID: @Sendable () -> Int64
    private let writer: QueryWriter

    public init(database: any Database, records: Records, vault: Vault, makeID: @escaping @Sendable () -> Int64) {
        self.database = database
        ledger = records.ledger
        self.vault = vault
        self.makeID = makeID
        writer = QueryWriter(database)
    }

    /// Returns when the line is durable. If it can't be written, nobody gets an answer.
    /// - Throws: what keeps it from the database.
    func append(_ entry: QueryEntry) async throws { try await writer.append(entry) }
}

/// Whose lines of the log are asked for.
public enum QueryScope: Sendable, Hashable {
    case all
    /// Only questions of this body.
    case body(String)
    /// Only questions about this subject, whoever asked.
    case subject(SubjectID)
}

/// Which lines of the log are asked for.
public struct QueryFilter: Sendable, Hashable {
    public var scope: QueryScope
    public var days: ClosedRange<Day>
    public var matter: String?
    public var account: AccountID?

    public init(
        _ scope: QueryScope = .all, days: ClosedRange<Day> = .earliest ... .latest, matter: String? = nil,
        account: AccountID? = nil
    ) {
        self.scope = scope
        self.days = days
        self.matter = matter
        self.account = account
    }
}

/// Where a page of the log was left.
public struct QueryCursor: Sendable, Hashable {
    public let day: String
    public let id: Int64

    public init(day: String, id: Int64) {
        self.day = day
        self.id = id
    }

    public init(after entry: QueryEntry) {
        self.init(day: entry.day, id: entry.id)
    }
}

extension QueryLog {
    /// Lines of the log, newest first. They say that somebody was looked at and never what was seen.
    public func entries(_ filter: QueryFilter, after: QueryCursor?, limit: Int) async throws -> [QueryEntry] {
        var values: [Value] = [
            .text("\(filter.days.lowerBound)"), .text("\(filter.days.upperBound)"),
            .text(after?.day ?? "9999-12-31"), .int(after?.id ?? .max), .text(filter.matter ?? ""),
            .int(filter.account?.raw ?? 0), .int(Int64(limit)),
        ]
        let statement: QuerySQL
        switch filter.scope {
        case .all: statement = .newest
        case .body(let code):
            statement = .newestOfBody
            values.append(.text(code))
        case .subject(let id):
            statement = .newestOfSubject
            values.append(.int(id.raw))
        }
        let all = values
        return try await database.read { try $0.rows(statement, all, QueryEntry.init).compactMap(\.self) }
    }

    /// How often matters were used, by their code, also by lines that are destroyed.
    public func uses(of matters: [String]) async throws -> [String: Int] {
        try await database.read { connection in
            var uses: [String: Int] = [:]
            try connection.among(QuerySQL.uses, matters.map(Value.text)) { uses[$0.text(0)] = Int($0.int(1)) }
            let wanted = Set(matters)
            try connection.each(QuerySQL.usesUnsealed, []) { row in
                if wanted.contains(row.text(0)) { uses[row.text(0), default: 0] += Int(row.int(1)) }
            }
            return uses
        }
    }
}

/// Writes lines: those that come while a commit is under way go together into the next one.
actor QueryWriter {
    private typealias Waiting = (entry: QueryEntry, reader: CheckedContinuation<Void, any Error>)

    /// More lines don't make a commit cheaper for each of them.
    private static let most = 500

    private let database: any Database
    private var waiting: [Waiting] = []
    private var isWriting = false

    init(_ database: any Database) {
        self.database = database
    }

    func append(_ entry: QueryEntry) async throws {
        try await withCheckedThrowingContinuation { reader in
            waiting.append((entry, reader))
            guard !isWriting else { return }
            isWriting = true
            Task { await drain() }
        }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let some = Array(waiting.prefix(Self.most))
            waiting.removeFirst(some.count)
            let values = some.flatMap(\.entry.values)
            let result: Result<Void, any Error>
            do {
                try await database.write { try $0.bulk(QueryLogSchema.entry, values) }
                result = .success(())
            } catch {
                result = .failure(error)
            }
            for each in some { each.reader.resume(with: result) }
        }
        isWriting = false
    }
}
