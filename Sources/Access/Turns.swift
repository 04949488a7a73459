// What one address does at once is done one after the other, so that its own requests don't collide in the database.

internal import Synchronization

/// One piece of work at a time for each holder.
actor Turns {
    private var waiting: [[UInt8]: [CheckedContinuation<Void, Never>]] = [:]

    func take<T: Sendable>(_ holder: [UInt8], _ work: @Sendable () async throws -> T) async throws -> T {
        if waiting[holder] == nil {
            waiting[holder] = []
        } else {
            await withCheckedContinuation { waiting[holder]?.append($0) }
        }
        defer { next(holder) }
        return try await work()
    }

    private func next(_ holder: [UInt8]) {
        guard waiting[holder]?.isEmpty == false else {
            waiting[holder] = nil
            return
        }
        waiting[holder]?.removeFirst().resume()
    }
}

/// Who was refused, and until when: asking again costs the database nothing.
final class Refusals: Sendable {
    /// More are not remembered; those who are not are simply looked up.
    private static let most = 10_000

    private let until = Mutex<[[UInt8]: Int64]>([:])

    /// - Throws: `AccessError.throttled` while the holder has to wait.
    func check(_ holder: [UInt8], at moment: Int64) throws(AccessError) {
        let end = until.withLock { until in
            if let end = until[holder], end <= moment { until[holder] = nil }
            return until[holder]
        }
        guard let end else { return }
        throw .throttled(seconds: Int((end - moment + 999_999) / 1_000_000))
    }

    func remember(_ holder: [UInt8], until end: Int64, at moment: Int64) {
        until.withLock { until in
            if until.count >= Self.most { until = until.filter { $0.value > moment } }
            if until.count < Self.most { until[holder] = end }
        }
    }
}
