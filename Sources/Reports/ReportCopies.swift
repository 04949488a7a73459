// Reports as copies: a destroyed record takes every report that shows it along, in the same transaction.

internal import Foundation
public import Records
public import Registry
public import Storage
public import WorkingDays

private enum ReportCopiesSQL: String, CaseIterable, Statement {
    case naming = "SELECT DISTINCT subject FROM report WHERE subject {among}"
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

    /// A report that was handed out can be verified as long as anybody has the file; its row names the subject until then.
    public func naming(_ subjects: Set<SubjectID>, _ connection: any Connection) throws -> Set<SubjectID> {
        var named = Set<SubjectID>()
        try connection.among(ReportCopiesSQL.naming, subjects.sorted().map { .int($0.raw) }) { row in
            named.insert(SubjectID(row.int(0)))
        }
        return named
    }
}
