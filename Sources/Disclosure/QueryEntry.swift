// One line of the query log: who asked whom about what, for what, and what became of it.

public import Access
internal import Ledger
public import Registry

/// By what an asker reached the platform (查询方式).
public enum QueryMeans: String, Sendable, CaseIterable {
    /// A page of the desk.
    case desk
    /// A program with a token.
    case api
    /// The command line, with a token.
    case command
}

/// A line of the query log (查询日志). Source: jn-12-2020#1, jn-measures-2022#37.
///
/// A subject is named by its internal number, which says nothing once the subject's key is destroyed; what was shown is
/// named by a salted hash. So the log may outlive the records that it speaks of.
public struct QueryEntry: Sendable, Hashable {
    public let id: Int64
    /// Microseconds since 1970.
    public let at: Int64
    /// The civil day, ISO.
    public let day: String
    public let channel: Channel
    public let means: QueryMeans
    public let account: AccountID
    /// The name of the person at that time.
    public let person: String
    /// The body that the person acted for; empty for nobody's.
    public let body: String
    /// The matter and the purpose as they were named, if they were known.
    public let matter: String
    public let purpose: String
    /// Nil where nobody was looked up, or nobody was found.
    public let subject: SubjectID?
    /// The items of the records that were shown, in order.
    public let items: [String]
    /// How many records were shown.
    public let shown: Int
    /// Nil if the question was answered, else why not.
    public let refusal: Refusal?
    /// Keyed and salted hash of what was shown: without the keys of the home nobody confirms a guess by it.
    public let answer: [UInt8]
    /// 16 random bytes that make the line's own hash unguessable; destroyed with the line.
    let salt: [UInt8]
}

extension QueryEntry {
    /// What the batch binds.
    var commitment: Commitment {
        var line = CanonicalJSON()
        line.open()
        line.member("account", "\(account.raw)")
        line.member("answer", hex: answer)
        line.member("at", "\(at)")
        line.member("body", body)
        line.member("channel", channel.rawValue)
        line.member("day", day)
        line.member("id", "\(id)")
        line.member("items", items.joined(separator: ","))
        line.member("matter", matter)
        line.member("means", means.rawValue)
        line.member("person", person)
        line.member("purpose", purpose)
        if let refusal { line.member("refusal", refusal.rawValue) }
        line.member("shown", "\(shown)")
        if let subject { line.member("subject", "\(subject.raw)") }
        line.close()
        return Commitment(salt: salt, payload: line.bytes)
    }
}
