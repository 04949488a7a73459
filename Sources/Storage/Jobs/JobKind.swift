// A kind of job: its stable name, when it is due, and what it does.

/// A kind of job, registered by name. Rooms offer the work; the roof makes kinds of it, so that no room knows the queue.
public struct JobKind: Sendable {
    /// Does the work, each transaction under `ticket.hold`, and says how many things it did.
    public typealias Handler = @Sendable (_ ticket: JobTicket) async throws -> Int

    public let name: String
    /// Nil for one-off jobs, which are queued with `JobStore.add`.
    public let schedule: JobSchedule?
    let handler: Handler

    /// - Parameters:
    ///   - name: stable, since rows of the table bear it: small letters and hyphens.
    ///   - handler: safe to begin again, since a worker may die at any point; what is done stays done.
    public init(_ name: String, _ schedule: JobSchedule?, handler: @escaping Handler) {
        self.name = name
        self.schedule = schedule
        self.handler = handler
    }
}
