// The desk of a home: where providers hand in files and read what became of them.

internal import Intake
internal import Registry
internal import Storage
internal import Web

extension Home {
    /// What the portal needs to take files in. Nameless files lie on the file system of the home, which has the room.
    var deskDoor: DeskDoor {
        let (database, registry, home) = (database, registry, self)
        return DeskDoor(
            intake: desk, batches: BatchDesk(database: database, vault: vault, now: clock.now),
            organisation: { code in try await database.read { try registry.provider(code: code, $0) } },
            policy: { try await home.policy() }, spoolFolder: path)
    }
}
