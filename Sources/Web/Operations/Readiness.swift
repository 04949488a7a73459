// Whether readers may be sent here: asked of the database at most once at a time, and never waited for longer than agreed.

internal import Synchronization

/// One thing that must hold before readers are sent here; the name stands in the answer.
enum ReadyCheck: String, CaseIterable, Sendable {
    case database, schema, policy, place, shutdown
}

/// Asks for the standing, for all who want to know at the same moment together.
///
/// A database that hangs keeps one question and no more: until that one ends, everybody hears at once that it hangs.
actor Readiness {
    private let patience: Duration
    private let ask: @Sendable () async throws -> Standing
    private nonisolated let isLeaving = Atomic(false)
    private var isUnderWay = false
    private var isOverdue = false
    private var waiting: [CheckedContinuation<Standing?, Never>] = []

    init(_ door: OperationsDoor) {
        patience = door.patience
        ask = door.standing
    }

    /// From now on nobody is to be sent here any more.
    nonisolated func leave() { isLeaving.store(true, ordering: .relaxed) }

    nonisolated var hasLeft: Bool { isLeaving.load(ordering: .relaxed) }

    /// What does not hold, in the order of the checks; empty if all is well.
    func faults() async -> [ReadyCheck] {
        if hasLeft { return [.shutdown] }
        return Self.faults(of: await standing())
    }

    /// What does not hold with a standing; without one the database did not answer.
    static func faults(of standing: Standing?) -> [ReadyCheck] {
        guard let standing else { return [.database] }
        return (standing.schema == .older ? [.schema] : []) + (standing.policy == .replaced ? [.policy] : [])
            + (standing.isHere ? [] : [.place])
    }

    /// The standing, or nil if the database fails or does not answer in time.
    func standing() async -> Standing? {
        if isOverdue { return nil }
        if !isUnderWay { begin() }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func begin() {
        isUnderWay = true
        let (patience, ask) = (patience, ask)
        let limit = Task {
            try await Task.sleep(for: patience)
            expire()
        }
        Task {
            let standing = try? await ask()
            limit.cancel()
            end(standing)
        }
    }

    private func expire() {
        // The limit may run out in the same moment in which the answer comes.
        guard isUnderWay else { return }
        isOverdue = true
        tell(nil)
    }

    private func end(_ standing: Standing?) {
        isUnderWay = false
        isOverdue = false
        tell(standing)
    }

    private func tell(_ standing: Standing?) {
        for waiter in waiting { waiter.resume(returning: standing) }
        waiting = []
    }
}
