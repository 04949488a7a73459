// What may be shown of a subject now, against what a report shows: the only test of whether it may be used.

internal import Disclosure
internal import Law
internal import Ledger
internal import Records
internal import Registry

/// The records of a subject that are public now.
struct CurrentRecords: Sendable {
    private let subject: DisclosedSubject?
    private let records: [String: DisclosedRecord]

    init(_ subject: DisclosedSubject?) {
        self.subject = subject
        records = Dictionary(
            (subject?.records ?? []).map { (String($0.id.raw), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether every record of the report is still public, in the same version and with every value that it shows. An
    /// expired, withdrawn, repaired or changed record ends the report, and so does a law that hides a field since.
    /// Source: jn-measures-2022#22, #41.
    func stillShows(_ snapshot: ReportSnapshot) -> Bool {
        snapshot.records.allSatisfy { shown in
            guard let record = records[shown.id], Hexadecimal.text(record.event.leaf) == shown.leaf else {
                return false
            }
            let values = Set(record.fields.map(\.code))
            let masked = Set(record.fields.filter(\.isMasked).map(\.code))
            return shown.fields.allSatisfy { field in
                guard let value = field.value else { return true }
                guard values.contains(field.code) else { return false }
                return !masked.contains(field.code)
                    || record.fields.contains { $0.code == field.code && $0.value == value }
            }
        }
    }

    /// Whether nothing came in since either, and the organisation is called as it was.
    func equals(_ snapshot: ReportSnapshot) -> Bool {
        guard stillShows(snapshot), records.count == snapshot.records.count, let subject else { return false }
        return subject.subject.name == snapshot.subject.name && subject.subject.status == snapshot.subject.status?.zh
            && subject.formerNames == snapshot.subject.formerNames.map(\.name)
    }
}
