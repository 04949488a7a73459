// How the records of a subject stand, short enough to be asked for at every request.

public import Registry
public import Storage
internal import Vault

private enum StandingSQL: String, CaseIterable, Statement {
    case records = """
        SELECT r.id, r.event, r.state, r.is_published, r.public_until FROM record r
        JOIN event_payload p ON p.id = r.event WHERE r.subject = $1 ORDER BY r.id
        """
}

/// Which records with a payload a subject has, at which event each stands, and what decides whether it may be shown.
///
/// Events are never changed and every change of a record is a new one, so two equal standings mean equal records. State and
/// last day are in it all the same: what is withdrawn or over is seen in the record's own row, whatever the events say.
public struct RecordStanding: Sendable, Hashable {
    public static var statements: [any Statement] { StandingSQL.allCases }

    private struct One: Sendable, Hashable {
        let id: Int64
        let event: Int64
        let state: String
        let isPublished: Bool
        /// ISO day.
        let publicUntil: String?
    }

    private let records: [One]
    /// The wrapped key of sealed payloads; nil if there is none, or if it was destroyed.
    private let key: [UInt8]?

    fileprivate init(of subject: SubjectID, _ keys: VaultStore, _ connection: any Connection) throws {
        records = try connection.rows(StandingSQL.records, [.int(subject.raw)]) { row in
            One(
                id: row.int(0), event: row.int(1), state: row.text(2), isPublished: row.int(3) == 1,
                publicUntil: row.optionalText(4))
        }
        key = try keys.wrapped(of: subject.raw, connection)
    }
}

extension Records {
    /// How all records of a subject stand in this snapshot.
    public func standing(of subject: SubjectID, _ connection: any Connection) throws -> RecordStanding {
        try RecordStanding(of: subject, keys, connection)
    }
}
