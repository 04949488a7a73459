// Lends the connections out, one user each, and lets the others wait for a limited time.

internal import Synchronization

final class PostgreSQLPool: Sendable {
    private struct State {
        var idle: [PostgreSQLSession] = []
        var made = 0
        var lastTicket = 0
        /// In order of arrival.
        var waiting: [(ticket: Int, continuation: CheckedContinuation<PostgreSQLSession, any Error>)] = []
        var isClosed = false
    }

    private static let closed = StorageError.unreachable(detail: "the connection pool is closed")

    private let limit: Int
    private let patience: Duration
    private let clock: any Clock<Duration>
    private let make: @Sendable () -> PostgreSQLSession
    private let state = Mutex(State())

    init(
        limit: Int, patience: Duration, clock: any Clock<Duration>, make: @escaping @Sendable () -> PostgreSQLSession
    ) {
        self.limit = limit
        self.patience = patience
        self.clock = clock
        self.make = make
    }

    var load: DatabaseLoad {
        state.withLock { DatabaseLoad(inUse: $0.made - $0.idle.count, waiting: $0.waiting.count, limit: limit) }
    }

    /// - Throws: `StorageError.busy` if no connection comes free in time.
    func use<T: Sendable>(_ body: @Sendable (PostgreSQLSession) async throws -> T) async throws -> T {
        let session: PostgreSQLSession
        if let free = try takeFree() {
            session = free
        } else {
            session = try await waitForFree()
        }
        defer { giveBack(session) }
        return try await body(session)
    }

    func close() {
        let (idle, waiting) = state.withLock { state in
            defer {
                state.isClosed = true
                state.idle = []
                state.waiting = []
            }
            return (state.idle, state.waiting)
        }
        for waiter in waiting { waiter.continuation.resume(throwing: Self.closed) }
        // The last reference to a session closes its connection.
        withExtendedLifetime(idle) {}
    }

    private func takeFree() throws -> PostgreSQLSession? {
        try state.withLock { state in
            guard !state.isClosed else { throw Self.closed }
            // The one used last: its statements are prepared and warm.
            if let session = state.idle.popLast() { return session }
            guard state.made < limit else { return nil }
            state.made += 1
            return make()
        }
    }

    private func giveBack(_ session: PostgreSQLSession) {
        let waiter: CheckedContinuation<PostgreSQLSession, any Error>? = state.withLock { state in
            guard !state.isClosed else { return nil }
            guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
            state.idle.append(session)
            return nil
        }
        waiter?.resume(returning: session)
    }

    private func waitForFree() async throws -> PostgreSQLSession {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return try await withThrowingTaskGroup(of: PostgreSQLSession?.self) { group in
            group.addTask {
                try await withCheckedThrowingContinuation { self.enter(ticket, $0) }
            }
            group.addTask {
                // Runs out, or is cancelled with the caller: the waiter is told in both cases, so a connection that
                // was already handed to it is never lost.
                try? await self.clock.sleep(for: self.patience)
                self.leave(ticket, Task.isCancelled ? CancellationError() : StorageError.busy)
                return nil
            }
            for try await session in group {
                guard let session else { continue }
                group.cancelAll()
                return session
            }
            throw StorageError.busy
        }
    }

    private func enter(_ ticket: Int, _ continuation: CheckedContinuation<PostgreSQLSession, any Error>) {
        let outcome: Result<PostgreSQLSession, any Error>? = state.withLock { state in
            if state.isClosed { return .failure(Self.closed) }
            // One may have come free between asking and waiting.
            if let session = state.idle.popLast() { return .success(session) }
            state.waiting.append((ticket, continuation))
            return nil
        }
        if let outcome { continuation.resume(with: outcome) }
    }

    private func leave(_ ticket: Int, _ reason: any Error) {
        let waiter = state.withLock { state in
            state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: reason)
    }
}
