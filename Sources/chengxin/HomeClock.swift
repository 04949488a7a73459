// The time of a city: servers that share a database go by its clock, so that theirs may disagree.

internal import Foundation
internal import Storage
internal import Synchronization

/// What time it is in a home.
///
/// A file is used by one machine only, and has its clock. With a server, its time is asked for when the home is opened and
/// once a minute after that, and goes on by the count of this machine that nobody sets.
final class HomeClock: Sendable {
    private static let pause = Duration.seconds(60)

    /// The database's time at a reading of `Clock.elapsed`; nil while this machine's clock counts.
    private let known = Mutex<(moment: Int64, elapsed: Int64)?>(nil)

    /// Microseconds since 1970.
    func now() -> Int64 {
        known.withLock { $0.map { $0.moment + Clock.elapsed() - $0.elapsed } } ?? Clock.microseconds()
    }

    /// Sets the clock by that of a shared database; one that is a file says what this machine says.
    func follow(_ database: any Database) async throws {
        guard !(database is SQLiteDatabase) else { return }
        let reading = try await database.read { connection in
            // The first time opens connection and statement; the second takes as long as the way there and back.
            _ = try connection.moment()
            let before = Clock.elapsed()
            let moment = try connection.moment()
            return (moment, before + (Clock.elapsed() - before) / 2)
        }
        known.withLock { $0 = reading }
    }

    /// Follows as long as `service` goes on. A database that does not answer changes nothing: the time goes on.
    func follow(_ database: any Database, beside service: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await Task.sleep(for: Self.pause)) != nil { try? await self.follow(database) }
            }
            defer { group.cancelAll() }
            try await service()
        }
    }
}
