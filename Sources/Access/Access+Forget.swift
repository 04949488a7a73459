// Forgetting: sessions that are over and failed sign-ins that no longer count are not kept.

public import Storage

extension Access {
    /// Forgets sessions past their absolute limit and failures that no longer make anyone wait. A job calls it; signing in
    /// does the same beside its own work, so that the tables stay small where no job runs.
    /// - Parameter hold: called in the transaction; what it throws undoes it. A job proves with it that it is still its
    ///   worker's.
    /// - Returns: how many rows went.
    @discardableResult
    public func forget(
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        let (moment, limits) = (now(), limits)
        return try await database.write { connection in
            try hold(connection)
            let sessions = try connection.run(AccessSQL.forgetSessions, [.int(moment - limits.absolute)])
            let failures = try connection.run(AccessSQL.forgetFailures, [.int(moment - SignInAttempt.memory)])
            return sessions + failures
        }
    }
}
