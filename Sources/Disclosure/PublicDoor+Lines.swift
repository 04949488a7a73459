// Whom the lines of the query log are about, and by whom: names that anyone may know, and none of a natural person.

internal import Law
public import Registry
internal import Storage
public import WorkingDays

extension PublicDoor {
    /// The organisations among these subjects, by their internal numbers. Of a natural person there is nothing.
    public func organisations(_ subjects: [SubjectID], on today: Day) async throws -> [SubjectID: Subject] {
        try await database.read { connection in
            try registry.subjects(subjects, connection).filter { _, subject in
                subject.kind != .naturalPerson && subject.code.map { !Self.isPersonal($0, on: today) } ?? false
            }.mapValues { Self.shown($0, on: today) }
        }
    }

    /// Every body that the platform knows, by code: who works for the public is no secret.
    public func bodies() async throws -> [(code: String, name: String)] {
        try await database.read { connection in
            try registry.organisations(connection).map { ($0.code, $0.name) }
        }
    }
}
