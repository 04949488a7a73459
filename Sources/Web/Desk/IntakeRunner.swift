// Intake goes on after its request was answered: a few files at once, the others wait their turn.

/// Runs submissions beside the requests that brought them.
actor IntakeRunner {
    /// Each file keeps one core and the one writer of the database busy; more at once would only share them.
    private static let atOnce = 2
    /// Files that may wait. Each holds a connection and a file on disk.
    private static let mostWaiting = 16

    private var active = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var running: Set<Int64> = []
    private var idle: [CheckedContinuation<Void, Never>] = []
    private var works: [Int: Task<Void, Never>] = [:]
    private var begun = 0
    private var isCutOff = false

    /// Starts work and returns once its batch is written.
    /// - Parameter work: calls its argument with the batch, once.
    /// - Throws: what the work threw before it had a batch; `Problem.unavailable` if too many wait already, or after
    ///   `cutOff`.
    func start(
        _ work: @escaping @Sendable (_ began: @escaping @Sendable (Int64) -> Void) async throws -> Void
    ) async throws -> Int64 {
        try await takeTurn()
        guard !isCutOff else {
            release()
            throw Problem.unavailable
        }
        let (outcomes, report) = AsyncStream.makeStream(of: Result<Int64, any Error>.self)
        begun += 1
        let number = begun
        // Not a child of the request: it outlives it.
        works[number] = Task {
            do {
                try await work { report.yield(.success($0)) }
            } catch {
                report.yield(.failure(error))
            }
            report.finish()
            works[number] = nil
            release()
        }
        for await outcome in outcomes {
            let batch = try outcome.get()
            running.insert(batch)
            Task {
                // The stream ends with the work; an error after the beginning stands in the batch.
                for await _ in outcomes {}
                running.remove(batch)
            }
            return batch
        }
        throw Problem.fault
    }

    /// Files being taken in, and files that wait for their turn.
    var load: (running: Int, waiting: Int) { (active, waiting.count) }

    func isRunning(_ batch: Int64) -> Bool { running.contains(batch) }

    /// Waits a moment for a small file, so that the first page shows the result and not that there will be one.
    func settle(_ batch: Int64) async {
        for _ in 0..<16 where running.contains(batch) {
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Waits until everything that was begun has ended.
    func drain() async {
        guard active > 0 else { return }
        await withCheckedContinuation { idle.append($0) }
    }

    /// Ends what was begun after its next chunk, begins nothing more, and waits a moment, so that the batches say that
    /// they were interrupted.
    func cutOff() async {
        isCutOff = true
        for work in works.values { work.cancel() }
        for _ in 0..<40 where active > 0 { try? await Task.sleep(for: .milliseconds(50)) }
    }

    private func takeTurn() async throws {
        guard active >= Self.atOnce else {
            active += 1
            return
        }
        guard waiting.count < Self.mostWaiting else { throw Problem.unavailable }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func release() {
        guard waiting.isEmpty else { return waiting.removeFirst().resume() }
        active -= 1
        guard active == 0 else { return }
        for waiter in idle { waiter.resume() }
        idle = []
    }
}
