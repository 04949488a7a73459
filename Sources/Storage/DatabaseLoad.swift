// How busy a database is, for whoever watches the service: a pool that is full is seen before readers feel it.

internal import Synchronization

/// Work under way and work that waits for a connection, at one moment.
public struct DatabaseLoad: Sendable, Hashable {
    /// Connections that work.
    public let inUse: Int
    /// Pieces of work that wait for a connection, or for the one writer.
    public let waiting: Int
    /// Connections that may work at once.
    public let limit: Int

    public init(inUse: Int, waiting: Int, limit: Int) {
        self.inUse = inUse
        self.waiting = waiting
        self.limit = limit
    }
}

/// Counts work by what has been asked for and what has begun: the difference waits.
///
/// The two are read one after the other, so a figure may be off by what happens between; it is never below zero.
final class LoadCounter: Sendable {
    private let limit: Int
    private let asked = Atomic(0)
    private let begun = Atomic(0)

    init(limit: Int) {
        self.limit = limit
    }

    var load: DatabaseLoad {
        let begun = begun.load(ordering: .relaxed)
        return DatabaseLoad(inUse: begun, waiting: max(0, asked.load(ordering: .relaxed) - begun), limit: limit)
    }

    func ask() { asked.add(1, ordering: .relaxed) }

    func answer() { asked.subtract(1, ordering: .relaxed) }

    /// Runs what has got its connection.
    func run<T>(_ work: () throws -> T) rethrows -> T {
        begun.add(1, ordering: .relaxed)
        defer { begun.subtract(1, ordering: .relaxed) }
        return try work()
    }
}
