// Forgetting: what may no longer be shown is not kept in old reports either.

public import Storage
public import WorkingDays

extension Reports {
    private static let chunk = 100

    /// Ends every report that shows a record which is no longer public, and destroys its content. A job calls it every
    /// hour; issuing, opening and verifying do the same for the report in hand.
    /// - Parameter hold: called in each transaction; what it throws undoes that transaction and ends the work. A job
    ///   proves with it that it is still its worker's.
    /// - Returns: how many reports were ended.
    @discardableResult
    public func forget(
        on today: Day, holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        var ended = 0
        while true {
            // A server that is stopped ends between two pieces.
            try Task.checkCancellation()
            let count = try await database.write { connection in
                try hold(connection)
                return try ReportStore(connection: connection).endExpired(on: today, limit: Self.chunk)
            }
            ended += count
            if count < Self.chunk { break }
        }
        var last: Int64 = 0
        while true {
            try Task.checkCancellation()
            let after = last
            // Looking through the reports that stay takes time too: a sign of life for each page of them.
            try await database.write(hold)
            let rows = try await database.read { connection in
                try ReportStore(connection: connection).open(after: after, limit: Self.chunk)
            }
            for row in rows {
                do {
                    if case .ended? = try await state(of: row.number, on: today, holding: hold) { ended += 1 }
                } catch is ReportError {
                    // It can't be opened as it is; one altered body must not keep the others from being forgotten.
                    continue
                }
            }
            guard rows.count == Self.chunk, let next = rows.last?.id else { return ended }
            last = next
        }
    }
}
