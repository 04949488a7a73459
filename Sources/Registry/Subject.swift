// Credit subjects: who a record is about.

public import Law

/// The internal key of a subject. It says nothing about who it is, so logs may hold it.
public struct SubjectID: Sendable, Hashable, Comparable {
    public let raw: Int64

    public init(_ raw: Int64) {
        self.raw = raw
    }

    public static func < (left: SubjectID, right: SubjectID) -> Bool { left.raw < right.raw }
}

/// An identity that has been checked. A name alone is none. Source: jn-measures-2022#9.
public enum SubjectIdentity: Sendable, Hashable {
    /// A unified social credit code (统一社会信用代码) in canonical form.
    case organisation(code: String)
    /// An identity document of a natural person: the kind of document and its canonical number.
    case person(document: String, number: String)

    public var isPerson: Bool {
        if case .person = self { true } else { false }
    }
}

/// A subject as the registry holds it. A natural person's code and name are sealed and therefore nil here.
public struct Subject: Sendable, Hashable {
    public let id: SubjectID
    public let kind: SubjectKind
    public let code: String?
    public let name: String?
    /// The six digits of a district, from the registration or the code.
    public let district: String?
    /// The state of registration in the register's own words, such as 存续.
    public let status: String?

    public init(id: SubjectID, kind: SubjectKind, code: String?, name: String?, district: String?, status: String?) {
        self.id = id
        self.kind = kind
        self.code = code
        self.name = name
        self.district = district
        self.status = status
    }
}

/// What a row says of its subject, for the case that the registry doesn't know it yet.
public struct SubjectDraft: Sendable {
    public let identity: SubjectIdentity
    public let kind: SubjectKind
    public let name: String
    /// ISO day since when the register says so; nil if the row comes from somebody else.
    public let registeredSince: String?

    public init(identity: SubjectIdentity, kind: SubjectKind, name: String, registeredSince: String? = nil) {
        self.identity = identity
        self.kind = kind
        self.name = name
        self.registeredSince = registeredSince
    }
}

/// What the register says of an organisation on a day: names and codes hold over time.
public struct RegisteredFacts: Sendable {
    public let name: String
    public let kind: SubjectKind
    public let district: String?
    public let status: String?
    /// ISO day since when.
    public let since: String

    public init(name: String, kind: SubjectKind, district: String?, status: String?, since: String) {
        self.name = name
        self.kind = kind
        self.district = district
        self.status = status
        self.since = since
    }
}
