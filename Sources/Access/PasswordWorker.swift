// Password work is slow and wide on purpose: it has threads of its own, and only so many at once.

internal import Foundation
internal import Synchronization

/// Runs password work outside the threads that answer requests.
///
/// Two pieces of work at a time, with 64 MiB each, and a short queue: whoever floods the sign-in fills neither the
/// memory nor the queue, and everyone else's pages stay quick. Half of the queue at most is one address's, so that it keeps
/// nobody else from signing in. The limit is of this machine, whose memory it saves, and not of the city.
final class PasswordWorker: Sendable {
    static let mostAtOnce = 2

    private let queue: OperationQueue
    private let waiting = Mutex<[[UInt8]: Int]>([:])
    private let mostWaiting: Int
    let meter = PasswordMeter()

    /// - Parameter mostWaiting: how much work may wait or be done at a time before the next caller hears that it is busy.
    init(mostWaiting: Int) {
        self.mostWaiting = mostWaiting
        queue = OperationQueue()
        queue.name = "password"
        queue.maxConcurrentOperationCount = Self.mostAtOnce
    }

    /// - Parameter holder: whose share of the queue it takes.
    /// - Throws: `AccessError.busy` if too many are waiting; else what the work throws.
    func run<T: Sendable>(for holder: [UInt8] = [], _ work: @escaping @Sendable () throws -> T) async throws -> T {
        let isAdmitted = waiting.withLock { waiting in
            let own = waiting[holder] ?? 0
            guard waiting.values.reduce(0, +) < mostWaiting, own < max(1, mostWaiting / 2) else { return false }
            waiting[holder] = own + 1
            return true
        }
        guard isAdmitted else { throw AccessError.busy }
        defer {
            waiting.withLock { waiting in
                let left = (waiting[holder] ?? 1) - 1
                waiting[holder] = left > 0 ? left : nil
            }
        }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// Counts the work that was done, so that it can be shown that every attempt takes the same.
final class PasswordMeter: Sendable {
    private let units = Mutex(0)

    /// The sum of N · r · p over all derivations.
    var total: Int { units.withLock { $0 } }

    func count(_ cost: PasswordCost) {
        units.withLock { $0 += cost.rounds * cost.blockSize * cost.repeats }
    }
}
