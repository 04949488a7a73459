// What an official learns about a subject, and what the log keeps of it.

public import Law
internal import Ledger
internal import Records
public import Registry
public import WorkingDays

/// Who is asked about.
public enum QueriedSubject: Sendable, Hashable {
    /// A unified social credit code in canonical form.
    case organisation(code: String)
    /// A natural person by an identity document; there is no other way, above all none by name (M-9).
    case person(document: String, number: String)

    var identity: SubjectIdentity {
        switch self {
        case .organisation(let code): .organisation(code: code)
        case .person(let document, let number): .person(document: document, number: number)
        }
    }
}

/// A question of an official.
public struct SubjectQuery: Sendable {
    public let subject: QueriedSubject
    /// The number of the matter in the register.
    public let matter: String
    /// The purpose that the asker names; it must be the one that the matter is registered for.
    public let purpose: String

    public init(subject: QueriedSubject, matter: String, purpose: String) {
        self.subject = subject
        self.matter = matter
        self.purpose = purpose
    }
}

/// By what a question is found in the log again (查询回执).
public struct QueryReceipt: Sendable, Hashable {
    public let number: Int64
    /// Microseconds since 1970.
    public let at: Int64
}

/// What became of a question. Either way it is in the log before this value exists.
public enum QueryAnswer: Sendable {
    case file(DisclosedFile)
    /// Why nothing was looked up, with the articles.
    case refused(Refusal, [Citation], QueryReceipt)

    public var receipt: QueryReceipt {
        switch self {
        case .file(let file): file.receipt
        case .refused(_, _, let receipt): receipt
        }
    }
}

/// A subject as an official may see it for a matter.
public struct DisclosedFile: Sendable {
    /// The organisation; nil for a natural person, and where nobody with that code or number is known. Of a person nobody
    /// learns whether there is a file without records or none at all.
    public let subject: Subject?
    public let matter: Matter
    public let purpose: QueryPurpose
    public let on: Day
    /// Newest first.
    public let records: [DisclosedRecord]
    public let receipt: QueryReceipt
}

extension DisclosedRecord {
    /// The record as it was shown, in one form of bytes whatever page or program it goes to.
    var shownBytes: [UInt8] {
        var line = CanonicalJSON()
        line.open()
        line.open("fields")
        for field in fields.sorted(by: { Array($0.code.utf8).lexicographicallyPrecedes(Array($1.code.utf8)) }) {
            line.member(field.code, field.value)
        }
        line.close()
        line.member("item", item.id)
        line.member("record", "\(id.raw)")
        line.member("version", "\(version)")
        line.close()
        return line.bytes
    }
}
