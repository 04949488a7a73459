// A value that costs much and may be a little old: kept for a while, never past midnight.

internal import Synchronization
internal import WorkingDays

/// Keeps one value for each day's question for some seconds.
final class Remembered<Value: Sendable>: Sendable {
    private struct Kept {
        let day: Day
        let until: Int64
        let value: Value
    }

    private let lifetime: Int64
    private let now: @Sendable () -> Int64
    private let kept = Mutex<Kept?>(nil)

    /// - Parameter now: microseconds since 1970.
    init(seconds: Int64, now: @escaping @Sendable () -> Int64) {
        lifetime = seconds * 1_000_000
        self.now = now
    }

    /// The kept value, or a new one. Two requests that both find none both make one: that is only a little work twice.
    func value(for day: Day, make: @Sendable () async throws -> Value) async throws -> Value {
        let now = now()
        if let kept = kept.withLock({ $0 }), kept.day == day, now < kept.until { return kept.value }
        let value = try await make()
        kept.withLock { $0 = Kept(day: day, until: now + lifetime, value: value) }
        return value
    }
}
