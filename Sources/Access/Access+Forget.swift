// Forgetting: sessions that are over, failed sign-ins that no longer count, and buckets that are full are not kept.

public import Storage

extension Access {
    /// Forgets sessions past their absolute limit, failures that no longer make anyone wait, and allowances that have been
    /// whole for an hour. A job calls it; signing in does the same beside its own work, so that the tables stay small where
    /// no job runs.
    /// - Parameter hold: called in the transaction; what it throws undoes it. A job proves with it that it is still its
    ///   worker's.
    /// - Returns: how many sessions and failures went.
    @discardableResult
    public func forget(
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        let (moment, limits) = (now(), limits)
        return try await database.write { connection in
            try hold(connection)
            let sessions = try connection.run(AccessSQL.forgetSessions, [.int(moment - limits.absolute)])
            let failures = try connection.run(AccessSQL.forgetFailures, [.int(moment - SignInAttempt.memory)])
            try connection.run(AccessSQL.forgetAllowances, [.int(moment - SignInAttempt.memory)])
            return sessions + failures
        }
    }
}
