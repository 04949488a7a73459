// Issuing a report writes, and anyone may ask for one: so each address may ask only so often.

internal import Synchronization

/// A bucket of tokens for each address (`contract.md` §4: rate-limited).
///
/// It lives in the memory of one server; several servers share nothing yet, so each allows as much.
final class IssueLimit: Sendable {
    /// So many reports at once, and one more every few seconds.
    static let burst = 20
    static let secondsEach = 6
    /// Addresses that are remembered; the oldest half is forgotten when there are more.
    static let mostAddresses = 10_000

    private struct Bucket {
        /// The instant from which the bucket is full again, in microseconds since 1970.
        var fullAt: Int64
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let now: @Sendable () -> Int64

    init(now: @escaping @Sendable () -> Int64) {
        self.now = now
    }

    /// Takes a token of this address.
    /// - Throws: `Problem.tooManyRequests` if there is none.
    func take(_ address: String) throws(Problem) {
        let now = now()
        let each = Int64(Self.secondsEach) * 1_000_000
        let isAllowed = buckets.withLock { buckets in
            let key = Self.network(address)
            let fullAt = max(buckets[key]?.fullAt ?? now, now) + each
            guard fullAt - now <= Int64(Self.burst) * each else { return false }
            if buckets.count >= Self.mostAddresses, buckets[key] == nil { Self.thin(&buckets, now) }
            buckets[key] = Bucket(fullAt: fullAt)
            return true
        }
        guard isAllowed else { throw .tooManyRequests }
    }

    private static func thin(_ buckets: inout [String: Bucket], _ now: Int64) {
        buckets = buckets.filter { $0.value.fullAt > now }
        guard buckets.count >= mostAddresses else { return }
        let middle = buckets.values.map(\.fullAt).sorted()[buckets.count / 2]
        buckets = buckets.filter { $0.value.fullAt > middle }
    }

    /// An IPv4 address, or the /64 network of an IPv6 address: one reader has all of it.
    static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let ends = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let first = ends[0].split(separator: ":")
        let last = ends.count > 1 ? ends[1].split(separator: ":") : []
        let zeros = [Substring](repeating: "0", count: max(0, 8 - first.count - last.count))
        return (first + (ends.count > 1 ? zeros : []) + last).prefix(4).joined(separator: ":")
    }
}
