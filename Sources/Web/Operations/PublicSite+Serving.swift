// From start to end: who is told that the server is going, in which order, and for how long it waits.

internal import Hummingbird
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// How a server takes its leave.
public struct Leave: Sendable {
    /// How long `/readyz` says no while new readers are still served, so that a balancer has time to notice.
    public let notice: Duration
    /// How long open requests and files that were begun may take after that.
    public let limit: Duration

    public init(notice: Duration, limit: Duration) {
        self.notice = notice
        self.limit = limit
    }
}

extension PublicSite {
    /// Serves until SIGTERM or SIGINT, then answers what was asked, takes in what was begun, and returns.
    /// - Parameters:
    ///   - onRunning: called with the port once the server listens.
    ///   - onOverdue: called with the numbers of open requests and of files being taken in if that took longer than the
    ///     limit. The files are interrupted after it.
    ///   - onCutOff: called then; whatever is still open now hangs.
    public func serve(
        leaving leave: Leave, onRunning: @escaping @Sendable (Int) async -> Void,
        onOverdue: @escaping @Sendable (_ requests: Int, _ files: Int) -> Void,
        onCutOff: @escaping @Sendable () -> Void
    ) async throws {
        let farewell = Farewell(leave: leave, readiness: site.readiness) { [meter, runner] in
            onOverdue(meter.openRequests, await runner.load.running)
            await runner.cutOff()
            onCutOff()
        }
        // They are ended from the last to the first: the farewell comes before the server.
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application(onRunning: onRunning), farewell], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
        // The server has let go of its readers; files that were begun are still taken in to their end.
        await finishIntake()
    }
}

/// Says that the server is leaving, gives others time to notice, and sees to it that the end comes.
private struct Farewell: Service {
    let leave: Leave
    let readiness: Readiness
    let onOverdue: @Sendable () async -> Void

    func run() async throws {
        try await gracefulShutdown()
        readiness.leave()
        let (limit, onOverdue) = (leave.limit, onOverdue)
        try await Task.sleep(for: leave.notice)
        // Not a child of this task: it watches what comes after it.
        Task {
            try await Task.sleep(for: limit)
            await onOverdue()
        }
    }
}
