// What the front room needs from the workshop: taking files in, and asking what became of them.

public import Intake
public import Records
public import Registry

/// The door to the desk of the providers.
public struct DeskDoor: Sendable {
    let intake: IntakeDesk
    let batches: BatchDesk
    let organisation: @Sendable (String) async throws -> Organisation?
    let policy: @Sendable () async throws -> PolicyStamp
    let spoolFolder: String
    let mostBytes: Int

    /// - Parameters:
    ///   - organisation: finds a body by its canonical code.
    ///   - policy: the stamp of the pack under which files are taken in.
    ///   - spoolFolder: whose file system holds nameless files while they are read and written.
    ///   - mostBytes: the greatest size of a file.
    public init(
        intake: IntakeDesk, batches: BatchDesk,
        organisation: @escaping @Sendable (String) async throws -> Organisation?,
        policy: @escaping @Sendable () async throws -> PolicyStamp, spoolFolder: String, mostBytes: Int = 512 << 20
    ) {
        self.intake = intake
        self.batches = batches
        self.organisation = organisation
        self.policy = policy
        self.spoolFolder = spoolFolder
        self.mostBytes = mostBytes
    }
}
