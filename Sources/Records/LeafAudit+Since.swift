// Where an audit begins that was done before up to some size of the log.

internal import Ledger
internal import Storage

extension Records {
    /// The key after which the events lie whose entries come at or after an index.
    ///
    /// Keys grow with time, and an event is made in the transaction that leaves its entry: so it is older than the first
    /// span by less than an hour, however far the clocks of two servers differ. The audit notices if that was not so.
    func firstEvent(since: Int, _ connection: any Connection) throws -> Int64 {
        guard since > 0 else { return .min }
        guard let span = try ledger.firstSpan(of: .records, since: since, connection) else { return .max }
        let hour: Int64 = 3_600_000 << 21
        return span - hour
    }
}
