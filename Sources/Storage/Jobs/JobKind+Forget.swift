// One-off jobs that are done for long are removed: what they did is done, and nobody queues them again.

extension JobKind {
    /// So long a one-off job stays after it is done, in microseconds: ninety days, in which its key can't be queued again.
    public static let keptDone: Int64 = 90 * 24 * 60 * JobSchedule.minute
    private static let atOnce = 1000

    /// Removes one-off jobs that were done more than ninety days ago. Recurring ones, and those that wait, stay.
    public static func forgettingDone(_ database: any Database) -> JobKind {
        JobKind("jobs-forget", .hourly) { ticket in
            var removed = 0
            while true {
                let piece = try await database.write { connection in
                    try ticket.hold(connection)
                    return try JobStore(connection).forgetDone(before: ticket.takenAt - keptDone, limit: atOnce)
                }
                removed += piece
                if piece < atOnce { return removed }
                try Task.checkCancellation()
            }
        }
    }
}
