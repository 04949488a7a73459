// The form of a payload: what the commitment of an event binds, in an open part and the rest.

internal import Ledger
internal import Registry

/// A payload (载荷) as it is stored.
///
/// Everything that the columns of record and event say stands in it, so that none can be altered unnoticed. The open part
/// holds what the public may see at most, and can be shown as a proof; subject, record and all other fields stand in the
/// rest, where a salt hides them. Events of an older program have one part with all members.
struct RecordPayload {
    /// The open part and the rest; or all in one.
    private let parts: [ArraySlice<UInt8>]

    /// Canonical JSON has no line breaks, so one parts the two.
    private static let gap = UInt8(ascii: "\n")

    init(_ body: [UInt8]) {
        parts = body.split(separator: Self.gap, maxSplits: 1, omittingEmptySubsequences: false)
    }

    static func body(open: [UInt8], rest: [UInt8]) -> [UInt8] { open + [gap] + rest }

    func commitment(salt: [UInt8]) -> Commitment {
        guard parts.count == 2 else { return Commitment(salt: salt, payload: Array(parts[0])) }
        return Commitment(salts: salt, open: Array(parts[0]), rest: Array(parts[1]))
    }

    /// All fields of the record.
    /// - Returns: nil if the payload doesn't read.
    var fields: [String: String]? {
        var fields: [String: String] = [:]
        for part in parts {
            guard let found = CanonicalObject.member("fields", of: Array(part)) else { return nil }
            fields.merge(found) { first, _ in first }
        }
        return fields
    }

    /// The fields of the open part, and what proves it.
    /// - Returns: nil if all is in one part.
    func opening(salt: [UInt8]) -> (fields: [String: String], opening: ContentOpening)? {
        guard parts.count == 2, salt.count == 32, let fields = CanonicalObject.member("fields", of: Array(parts[0]))
        else { return nil }
        let rest = Commitment(salt: Array(salt.dropFirst(16)), payload: Array(parts[1]))
        return (
            fields, ContentOpening(salt: Array(salt.prefix(16)), content: Array(parts[0]), rest: rest.digest)
        )
    }

    /// The members of both parts that are texts, and those of the object `dates`.
    /// - Returns: nil if the payload doesn't read.
    var members: (texts: [String: String], dates: [String: String])? {
        var texts: [String: String] = [:]
        var dates: [String: String] = [:]
        for part in parts {
            guard let object = CanonicalObject(Array(part)) else { return nil }
            texts.merge(object.texts) { first, _ in first }
            dates.merge(object.objects["dates"] ?? [:]) { first, _ in first }
        }
        return (texts, dates)
    }
}

extension RecordPayload {
    /// The bytes of a new payload.
    /// - Parameter naturalKey: by which the record is stored: of a record of an older program not the draft's own.
    static func body(
        event: [UInt8], record: Int64, naturalKey: [UInt8], version: Int, _ draft: RecordDraft, _ context: PostContext
    ) -> (open: [UInt8], rest: [UInt8]) {
        var open = CanonicalJSON()
        open.open()
        open.open("dates")
        let dates = draft.dates
        if let actEnd = dates.actEnd { open.member("actEnd", "\(actEnd)") }
        open.member("decided", "\(dates.decided)")
        if let publicUntil = dates.publicUntil { open.member("publicUntil", "\(publicUntil)") }
        open.member("published", dates.isPublished ? "1" : "0")
        if let regime = dates.regime { open.member("regime", regime) }
        if let retainedUntil = dates.retainedUntil { open.member("retainedUntil", "\(retainedUntil)") }
        if let tier = dates.tier { open.member("tier", tier) }
        open.close()
        open.member("event", hex: event)
        open.member("fields", object: draft.fields)
        open.member("item", draft.item)
        open.member("provider", draft.provider)
        open.member("receivedAt", String(draft.receivedAt))
        open.member("version", String(version))
        open.close()
        var rest = CanonicalJSON()
        rest.open()
        rest.member("actor", context.actor)
        rest.member("at", String(context.now))
        rest.member("fields", object: draft.closedFields)
        rest.member("identity", hex: draft.identityKey)
        rest.member("known", Self.known(naturalKey: naturalKey, contentKey: draft.contentKey))
        rest.member("record", String(record))
        rest.member("subject", String(draft.subject.id.raw))
        rest.close()
        return (open.bytes, rest.bytes)
    }

    /// Binds the keyed hashes by which the fact and its content are known again: nobody can make the program take a fact for
    /// another one unnoticed.
    static func known(naturalKey: [UInt8], contentKey: [UInt8]) -> String {
        Commitment(salt: naturalKey, payload: contentKey).text
    }
}
