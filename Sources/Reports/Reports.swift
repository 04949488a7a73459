// The way into the room: issue a report, open it as long as it may be opened, hand it out as a file.

public import Disclosure
internal import Foundation
public import Law
public import Ledger
internal import Registry
public import Storage
public import Vault
public import WorkingDays

/// Credit reports (公共信用报告) of organisations, made only from what the public door lets out.
///
/// A natural person has no report here: the door knows no person, so a person's number is an unknown code.
public struct Reports: Sendable {
    /// Never more are ended beside an issue, so that one reader doesn't pay for all.
    private static let endedBeside = 100

    let database: any Database
    let door: PublicDoor
    private let pack: PolicyPack
    let vault: Vault
    let ledger: Ledger
    private let issuer: ReportIssuer
    private let makeID: @Sendable () -> Int64

    public init(
        database: any Database, door: PublicDoor, pack: PolicyPack, vault: Vault, ledger: Ledger, issuer: ReportIssuer,
        makeID: @escaping @Sendable () -> Int64
    ) {
        self.database = database
        self.door = door
        self.pack = pack
        self.vault = vault
        self.ledger = ledger
        self.issuer = issuer
        self.makeID = makeID
    }

    /// Issues a report, or finds the one that says the same: one snapshot for each subject and state of its data.
    /// - Parameters:
    ///   - code: a canonical unified social credit code.
    ///   - now: microseconds since 1970.
    /// - Returns: nil if no organisation with that code is known.
    public func issue(
        _ kind: ReportKind, code: String, on today: Day, now: Int64
    ) async throws -> IssuedReport? {
        guard let found = try await door.subject(code: code, on: today),
            let content = ReportComposer(pack: pack, issuer: issuer, today: today).compose(found, kind: kind)
        else { return nil }
        let state = vault.lookup("report-state", content.canonical)
        let moment = ReportMoment(on: today, clock: now)
        let current = CurrentRecords(found)
        return try await database.write { connection in
            let store = ReportStore(connection: connection)
            _ = try store.endExpired(on: today, limit: Self.endedBeside)
            for (row, known) in try store.open(of: found.subject.id.raw) {
                let report = try self.report(row)
                guard let report, current.stillShows(report.snapshot) else {
                    try store.end(row.id, on: today)
                    continue
                }
                if known == state { return IssuedReport(report: report, isNew: false) }
            }
            let number = ReportNumber(moment, tail: vault.token())
            let snapshot = content.issued(as: number, at: moment)
            let report = Report(id: makeID(), number: number, snapshot: snapshot, body: snapshot.canonical)
            try store.add(
                snapshot, id: report.id, number: number, moment: moment, subject: found.subject.id.raw, state: state,
                mark: mark(ofBody: report.body), body: report.body)
            try enter(report, on: today, connection)
            for form in ReportForm.allCases {
                try store.keep(mark: mark(ofFile: Self.render(report, form)), of: report.id, form: form)
            }
            return IssuedReport(report: report, isNew: true)
        }
    }

    /// Looks whether the report may still be opened; if not, its body is destroyed at once.
    /// - Returns: nil if no report has that number.
    /// - Throws: `ReportError.altered`.
    public func state(of number: ReportNumber, on today: Day) async throws -> ReportState? {
        try await state(of: number, on: today, holding: { _ in })
    }

    func state(
        of number: ReportNumber, on today: Day, holding hold: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> ReportState? {
        guard let row = try await database.read({ try ReportStore(connection: $0).report(number) }) else { return nil }
        let state = try await look(at: row, on: today)
        if case .ended = state, !row.isEnded || row.body != nil {
            try await database.write { connection in
                try hold(connection)
                try ReportStore(connection: connection).end(row.id, on: today)
            }
        }
        return state
    }

    /// What holds on that day. It only asks: a question about another day ends nothing.
    func look(at row: ReportRow, on today: Day) async throws -> ReportState {
        guard !row.isEnded, row.usableUntil.map({ today <= $0 }) ?? true, let report = try report(row) else {
            return .ended(issued: row.moment)
        }
        let current = CurrentRecords(try await door.subject(code: report.snapshot.subject.code, on: today))
        guard current.stillShows(report.snapshot) else { return .ended(issued: row.moment) }
        return .usable(report, isChanged: !current.equals(report.snapshot))
    }

    /// The report as a file. The same report gives the same bytes, and each file that leaves can be verified later.
    public func file(_ report: Report, as form: ReportForm) async throws -> [UInt8] {
        let bytes = Self.render(report, form)
        let mark = mark(ofFile: bytes)
        // Known since the issue, unless a newer program draws the page in another way.
        guard try await !database.read({ try ReportStore(connection: $0).knows(mark: mark) }) else { return bytes }
        try await database.write { try ReportStore(connection: $0).keep(mark: mark, of: report.id, form: form) }
        return bytes
    }

    private static func render(_ report: Report, _ form: ReportForm) -> [UInt8] {
        switch form {
        case .json: report.body
        case .htmlChinese: ReportDocument(report.snapshot, .chinese).file
        case .htmlEnglish: ReportDocument(report.snapshot, .english).file
        }
    }

    // MARK: Bodies and marks

    /// The report of a row that has a body.
    /// - Throws: `ReportError.altered` if the body is not what was stored.
    func report(_ row: ReportRow) throws -> Report? {
        guard let body = row.body else { return nil }
        guard row.mark == mark(ofBody: body),
            let snapshot = try? JSONDecoder().decode(ReportSnapshot.self, from: Data(body))
        else { throw ReportError.altered }
        return Report(id: row.id, number: row.number, snapshot: snapshot, body: body)
    }

    private func mark(ofBody body: [UInt8]) -> [UInt8] { vault.lookup("report-body", body) }

    func mark(ofFile bytes: [UInt8]) -> [UInt8] { vault.lookup("report-file", bytes) }

    /// The mark of a file that is read in pieces.
    /// - Parameter next: gives the next piece; an empty one ends it.
    func mark(ofFile next: () throws -> [UInt8]) rethrows -> [UInt8] {
        try vault.lookup("report-file", pieces: next)
    }
}
