// Reports as copies: a destroyed record takes every report that shows it along, in the same transaction.

internal import Foundation
public import Records
public import Registry
public import Storage
public import WorkingDays

private enum ReportCopiesSQL: String, CaseIterable, Statement {
    case openOfSubjects = "SELECT id FROM report WHERE subject {among} AND ended IS NULL"
    case release = "UPDATE report SET subject = NULL WHERE subject {among}"
}

/// What this room keeps of records: the bodies of reports that are still open.
public struct ReportCopies: KeepsCopies {
    public static var statements: [any Statement] { ReportCopiesSQL.allCases }

    public init() {}

    /// Ends the open reports that show one of the records. One whose body can't be read may show it, and ends too.
    public func destroyCopies(of gone: DestroyedRecords, on today: Day, _ connection: any Connection) throws {
        let ids = Set(gone.records.map { String($0.raw) })
        let store = ReportStore(connection: connection)
        for subject in gone.subjects.sorted() {
            for (row, _) in try store.open(of: subject.raw) {
                let snapshot = row.body.flatMap { try? JSONDecoder().decode(ReportSnapshot.self, from: Data($0)) }
                if let snapshot, !snapshot.records.contains(where: { ids.contains($0.id) }) { continue }
                try store.end(row.id, on: today)
            }
        }
    }

    /// Ends what is open of these subjects, since a report names its subject even if it shows no record, and takes the subject
    /// from every row. A report that was handed out is still known by its number and by its file, and is said to be over; of
    /// whom it was nobody knows any more.
    public func forget(_ subjects: Set<SubjectID>, on today: Day, _ connection: any Connection) throws {
        let ids = subjects.sorted().map { Value.int($0.raw) }
        var open: [Int64] = []
        try connection.among(ReportCopiesSQL.openOfSubjects, ids) { open.append($0.int(0)) }
        let store = ReportStore(connection: connection)
        for report in open.sorted() { try store.end(report, on: today) }
        try connection.among(ReportCopiesSQL.release, ids) { _ in }
    }
}
