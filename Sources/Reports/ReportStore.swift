// The store of reports: rows in, rows out, and the end of a report in one place.

internal import Storage
internal import WorkingDays

/// A row of the table of reports, with its body as long as there is one.
struct ReportRow: Sendable {
    let id: Int64
    let number: ReportNumber
    let moment: ReportMoment
    let dataAsOf: Day
    let usableUntil: Day?
    let isEnded: Bool
    let mark: [UInt8]?
    let body: [UInt8]?

    init?(_ row: any Row) {
        guard let number = ReportNumber(row.text(1)), let dataAsOf = Day(row.text(4)) as Day? else { return nil }
        id = row.int(0)
        self.number = number
        moment = ReportMoment(seconds: row.int(3) / 1_000_000)
        self.dataAsOf = dataAsOf
        usableUntil = row.optionalText(5).flatMap { Day($0) }
        isEnded = !row.isNull(6)
        mark = row.optionalBytes(7)
        body = row.optionalBytes(8)
    }
}

/// Reads and writes the tables of this room, in the caller's transaction.
struct ReportStore {
    let connection: any Connection

    func report(_ number: ReportNumber) throws -> ReportRow? {
        try connection.first(ReportsSQL.byNumber, [.text(number.text)]) { ReportRow($0) } ?? nil
    }

    /// The reports of a subject that may still be opened, with the keyed hash of their data.
    func open(of subject: Int64) throws -> [(row: ReportRow, state: [UInt8])] {
        try connection.rows(ReportsSQL.openOfSubject, [.int(subject)]) { row in
            ReportRow(row).map { ($0, row.bytes(9)) }
        }.compactMap { $0 }
    }

    func open(after id: Int64, limit: Int) throws -> [ReportRow] {
        try connection.rows(ReportsSQL.openAfter, [.int(id), .int(Int64(limit))]) { ReportRow($0) }.compactMap { $0 }
    }

    func add(
        _ snapshot: ReportSnapshot, id: Int64, number: ReportNumber, moment: ReportMoment, subject: Int64,
        state: [UInt8], mark: [UInt8], body: [UInt8]
    ) throws {
        try connection.bulk(
            ReportsSchema.report,
            [
                .int(id), .text(number.text), .int(subject), .text(snapshot.kind), .bytes(state),
                .int(moment.seconds * 1_000_000), .text("\(snapshot.dataAsOf)"),
                Value(snapshot.usableUntil.map { "\($0)" }), .text(snapshot.policy.hash), .null,
            ])
        try connection.bulk(ReportsSchema.snapshot, [.int(id), .bytes(mark), .bytes(body)])
    }

    /// Ends a report: its row stays, so that its number can be verified; its body goes for good.
    func end(_ id: Int64, on today: Day) throws {
        try connection.run(ReportsSQL.destroyEntry, [.int(id)])
        try connection.run(ReportsSQL.destroy, [.int(id)])
        try connection.run(ReportsSQL.end, [.int(id), .text("\(today)")])
    }

    /// Ends reports that show a record whose last day is over.
    /// - Returns: how many were ended, at most `limit`.
    func endExpired(on today: Day, limit: Int) throws -> Int {
        let ids = try connection.rows(ReportsSQL.expired, [.text("\(today)"), .int(Int64(limit))]) { $0.int(0) }
        for id in ids { try end(id, on: today) }
        return ids.count
    }

    func keep(mark: [UInt8], of report: Int64, form: ReportForm) throws {
        try connection.run(ReportsSQL.mark, [.bytes(mark), .int(report), .text(form.rawValue)])
    }

    func knows(mark: [UInt8]) throws -> Bool {
        try connection.first(ReportsSQL.knowsMark, [.bytes(mark)]) { _ in true } ?? false
    }

    func number(of mark: [UInt8]) throws -> ReportNumber? {
        try connection.first(ReportsSQL.numberOfMark, [.bytes(mark)]) { ReportNumber($0.text(0)) } ?? nil
    }
}
