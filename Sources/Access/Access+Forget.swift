// Forgetting: sessions that are over, failed sign-ins that no longer count, buckets that are full, and tokens that ended
// long ago are not kept.

public import Storage
internal import WorkingDays

extension Access {
    /// Forgets sessions past their absolute limit, half-open ones after their ten minutes, failures that no longer make anyone wait, allowances that have been
    /// whole for an hour, and tokens that ended a year ago. A job calls it; signing in does the same beside its own work, but
    /// for the tokens, so that the tables stay small where no job runs.
    /// - Parameter hold: called in the transaction; what it throws undoes it. A job proves with it that it is still its
    ///   worker's.
    /// - Returns: how many sessions, failures and tokens went.
    @discardableResult
    public func forget(
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        let (moment, limits) = (now(), limits)
        return try await database.write { connection in
            try hold(connection)
            let sessions = try connection.run(AccessSQL.forgetSessions, [.int(moment - limits.absolute)])
            let failures = try connection.run(AccessSQL.forgetFailures, [.int(moment - SignInAttempt.memory)])
            let halves = try connection.run(SecondFactorSQL.forget, [.int(moment - HalfSession.longest)])
            try connection.run(AccessSQL.forgetAllowances, [.int(moment - SignInAttempt.memory)])
            let expired = try connection.run(
                AccessTokenSQL.forgetExpired,
                [.text("\(Day.instant(microseconds: moment).adding(days: -AccessToken.keptDays))")])
            let ended = try connection.run(
                AccessTokenSQL.forgetEnded, [.int(moment - Int64(AccessToken.keptDays) * 86_400_000_000)])
            return sessions + halves + failures + expired + ended
        }
    }
}
