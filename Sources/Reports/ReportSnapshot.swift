// Everything that a report shows, and nothing else: what is stored, sealed, rendered and handed out as JSON.

public import Law
public import WorkingDays

/// The content of one report, as it was on its day.
///
/// Texts of ours stand in both languages; what the bodies sent stays as it was sent.
public struct ReportSnapshot: Sendable, Hashable, Decodable {
    /// The version of this form.
    public let form: String
    public let kind: String
    /// Empty until the report is issued, as is `issued`: the data of two reports can then be compared.
    public private(set) var number = ""
    /// RFC 3339.
    public private(set) var issued = ""
    public let dataAsOf: Day
    /// The last day on which every record shown here is public; nil while no end is set.
    public let usableUntil: Day?
    public let platform: Bilingual
    public let issuer: Bilingual
    public let policy: ReportPolicy
    public let subject: ReportSubject
    public let summary: [ReportCount]
    public let sections: [ReportSectionContent]
    public let advice: Bilingual
    public let notes: [ReportNote]

    init(
        form: String, kind: String, dataAsOf: Day, usableUntil: Day?, platform: Bilingual, issuer: Bilingual,
        policy: ReportPolicy, subject: ReportSubject, summary: [ReportCount], sections: [ReportSectionContent],
        advice: Bilingual, notes: [ReportNote]
    ) {
        self.form = form
        self.kind = kind
        self.dataAsOf = dataAsOf
        self.usableUntil = usableUntil
        self.platform = platform
        self.issuer = issuer
        self.policy = policy
        self.subject = subject
        self.summary = summary
        self.sections = sections
        self.advice = advice
        self.notes = notes
    }

    /// The same content under a number.
    func issued(as number: ReportNumber, at moment: ReportMoment) -> ReportSnapshot {
        var snapshot = self
        snapshot.number = number.text
        snapshot.issued = moment.rfc3339
        return snapshot
    }

    public var records: [ReportRecord] { sections.flatMap(\.records) }
}

/// The pack by which everything was decided.
public struct ReportPolicy: Sendable, Hashable, Decodable {
    public let id: String
    public let hash: String
    public let title: Bilingual
}

/// Whom the report is about: an organisation.
public struct ReportSubject: Sendable, Hashable, Decodable {
    public let code: String
    public let name: String
    public let kind: Bilingual
    /// The register's word for the state of registration.
    public let status: Bilingual?
    public let formerNames: [ReportName]
}

public struct ReportName: Sendable, Hashable, Decodable {
    public let name: String
}

/// How many records a class holds.
public struct ReportCount: Sendable, Hashable, Decodable {
    public let section: String
    public let title: Bilingual
    public let count: Int
}

/// A section with its records; without any it is shown all the same, and says so.
public struct ReportSectionContent: Sendable, Hashable, Decodable {
    public let id: String
    public let title: Bilingual
    public let records: [ReportRecord]
}

/// One record as it was disclosed.
public struct ReportRecord: Sendable, Hashable, Decodable {
    /// The key of the record, as the open interface gives it.
    public let id: String
    public let item: String
    public let title: Bilingual
    public let version: Int
    public let document: String?
    public let decided: Day
    public let shownUntil: Day?
    /// Who reported that the act goes on, and when; nil unless somebody did.
    public let act: Bilingual?
    /// The state that its body reports, where it is not plainly in force.
    public let state: Bilingual?
    public let provider: ReportProvider
    public let fields: [ReportField]
    /// The articles by which it is public.
    public let clauses: [ReportClause]
    /// The leaf of its newest event in the ledger, in hexadecimal.
    public let leaf: String
}

/// Who sent a record.
public struct ReportProvider: Sendable, Hashable, Decodable {
    public let code: String
    public let name: String
}

/// One field; without a value it is shown with the empty sign.
public struct ReportField: Sendable, Hashable, Decodable {
    public let code: String
    public let name: Bilingual
    public let value: String?
    /// The meaning of a word of a code table.
    public let english: String?
}

/// An article in running text.
public struct ReportClause: Sendable, Hashable, Decodable {
    public let id: String
    public let title: Bilingual
}

/// A sentence about the report, and where on the site there is more.
public struct ReportNote: Sendable, Hashable, Decodable {
    public let text: Bilingual
    public let about: ReportPlace?
}

/// A place of the site that a note points to.
public enum ReportPlace: String, Sendable, Hashable, Codable, CaseIterable {
    case dispute, repair, verify
}
