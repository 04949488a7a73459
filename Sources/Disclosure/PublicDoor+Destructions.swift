// What was destroyed, as everyone may know it: counts by day and article.

public import Records
internal import Storage

extension PublicDoor {
    /// The last destructions, newest day first. There is no content in them that could be disclosed.
    public func destructions(limit: Int) async throws -> [Destruction] {
        try await database.read { try records.destructions(limit: limit, $0) }
    }
}
