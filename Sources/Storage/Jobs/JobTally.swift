// How the jobs of each kind stand, in numbers: for figures and for the page of the operator.

/// The jobs of one kind that are not done.
public struct JobTally: Sendable, Hashable {
    public let kind: String
    /// How many wait or are held.
    public let open: Int
    /// How many a worker has.
    public let held: Int
    /// How many failed when they were tried last, and wait to be tried again.
    public let failing: Int
    /// When the first of them is or was due, in microseconds since 1970.
    public let due: Int64
    /// When the recurring job of the kind was last complete.
    public let finishedAt: Int64?
    /// What went wrong the last time, and when.
    public let error: String?
    public let failedAt: Int64?
}

extension JobStore {
    /// The kinds that have anything open, by name.
    public func tallies() throws -> [JobTally] {
        let errors = try connection.rows(JobSQL.lastErrors) { ($0.text(0), $0.text(1), $0.int(2)) }
        return try connection.rows(JobSQL.tallies) { row in
            let kind = row.text(0)
            let last = errors.first { $0.0 == kind }
            return JobTally(
                kind: kind, open: Int(row.int(1)), held: Int(row.int(2)), failing: Int(row.int(3)), due: row.int(4),
                finishedAt: row.optionalInt(5), error: last?.1, failedAt: last?.2)
        }
    }
}
