// Limits that hold for a city and not for a server: what an address spent at one counts at all.

internal import Storage

extension Access {
    /// Takes one of what this address may do under the limit.
    ///
    /// Each address has a bucket of its own, so nobody can use up another's. Whoever was refused is told so from memory until
    /// the wait is over.
    /// - Parameter address: where the request came from.
    /// - Throws: `AccessError.throttled`, or what keeps it from the database.
    public func spend(_ limit: RateLimit, address: String) async throws {
        try await spend(Allowance(limit, of: address, vault))
    }

    /// The same of what a person may do, at whatever address: those behind one gateway don't use up each other's.
    /// - Throws: `AccessError.throttled`, or what keeps it from the database.
    public func spend(_ limit: RateLimit, account: AccountID) async throws {
        try await spend(Allowance(limit, of: account, vault))
    }

    private func spend(_ allowance: Allowance) async throws {
        try refusals.check(allowance.holder, at: now())
        try await turns.take(allowance.holder) { [database, refusals, now] in
            try refusals.check(allowance.holder, at: now())
            do {
                try await database.write { try allowance.spend(at: now(), $0) }
            } catch {
                if case AccessError.throttled(let seconds) = error {
                    let moment = now()
                    refusals.remember(allowance.holder, until: moment + Int64(seconds) * 1_000_000, at: moment)
                }
                throw error
            }
        }
    }
}
