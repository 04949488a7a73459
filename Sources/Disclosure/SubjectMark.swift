// By what a public answer about an organisation is known to be still the answer, at the price of a few look-ups.

internal import Records
internal import Registry
internal import Storage
public import WorkingDays

/// Everything that the answer about an organisation rests on, as one snapshot had it.
///
/// **Proof that an answer may be given again while its mark holds.** `PublicDoor.subject` is a function of the pack, the day, the
/// subject's row, its former names, the facts and payloads of its records, the key of the sealed ones, and the names of
/// their providers. The pack is the door's own and never changes; the day, the row, the former names, the key and the
/// names are in the mark as they are. Facts and payloads are those of the newest events, which are in the mark with
/// their records (`RecordStanding`): an event and its payload are never changed, and a payload that is gone takes its
/// record out of the mark. So equal marks mean equal answers.
///
/// A mark is compared with the database at each request, after the request came. Either the stamp says that nothing at
/// all was committed since the mark was taken (it was read before the mark's snapshot), or the mark is taken anew, in one
/// snapshot. So a withdrawal that any server has committed before the request is seen, and the day after the
/// last day of a record no mark of that day holds any more.
public struct SubjectMark: Sendable {
    fileprivate struct Content: Sendable, Hashable {
        let today: Day
        let subject: Subject
        let formerNames: [String]
        let records: RecordStanding
        let providerCodes: [String]
        let providers: [String: String]
    }

    fileprivate let stamp: CommitStamp
    fileprivate let content: Content
}

extension PublicDoor {
    /// What `subject` gives, with its mark.
    public func markedSubject(code: String, on today: Day) async throws -> (DisclosedSubject, SubjectMark)? {
        let stamp = try await database.stamp()
        return try await database.read { connection in
            guard let found = try registry.organisation(code: code, connection),
                let answer = try disclose(found, on: today, connection)
            else { return nil }
            let providers = Set(answer.records.map(\.providerCode)).sorted()
            let content = try content(found, providers, on: today, connection)
            return (answer, SubjectMark(stamp: stamp, content: content))
        }
    }

    /// Asks whether the answer that was given with a mark is the answer now.
    /// - Returns: the mark to keep from now on; nil if the answer has to be made anew.
    public func renewed(_ mark: SubjectMark, on today: Day) async throws -> SubjectMark? {
        let known = mark.content
        guard known.today == today else { return nil }
        let stamp = try await database.stamp()
        if stamp == mark.stamp { return mark }
        return try await database.read { connection in
            guard let found = try registry.subjects([known.subject.id], connection)[known.subject.id],
                try content(found, known.providerCodes, on: today, connection) == known
            else { return nil }
            return SubjectMark(stamp: stamp, content: known)
        }
    }

    private func content(
        _ subject: Subject, _ providers: [String], on today: Day, _ connection: any Connection
    ) throws -> SubjectMark.Content {
        SubjectMark.Content(
            today: today, subject: subject, formerNames: try registry.formerNames(of: subject.id, connection),
            records: try records.standing(of: subject.id, connection), providerCodes: providers,
            providers: try registry.names(ofBodies: providers, connection))
    }
}
