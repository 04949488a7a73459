// By what a program knows that the database is as it was: cheaper than asking again for what it knows.

/// A state of the database as the engine counts it. Comparable within one process and one `Database` only.
public struct CommitStamp: Sendable, Hashable {
    let text: String
}
