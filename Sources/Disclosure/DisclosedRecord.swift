// What has left through the door: only these values may reach a page, a report or an answer.

public import Law
public import Ledger
public import Records
public import Registry
public import WorkingDays

/// One field as it may be shown.
public struct DisclosedField: Sendable {
    public let code: String
    public let name: Bilingual
    public let role: FieldRole?
    public let section: String
    public let value: String
    /// Whether part of the value is hidden.
    public let isMasked: Bool
}

/// One record as it may be shown, with the grounds of the decision.
public struct DisclosedRecord: Sendable {
    public let id: RecordID
    public let item: CatalogueItem
    public let subject: Subject
    public let version: Int
    public let fields: [DisclosedField]
    public let period: PublicPeriod
    /// The last day of publication as stored; nil while the fact lasts.
    public let shownUntil: Day?
    public let providerCode: String
    public let providerName: String
    public let entered: Day
    public let event: EventFacts
    public let decision: Decision
    /// The state that its body reports, where it is another than plainly in force (已无效, 有异议); nil otherwise.
    public let state: Bilingual?
    /// What connects the record's line in the ledger with the fields that are shown; nil for an event of an older
    /// program, and where more was entered in the open than may be shown now.
    public let opening: ContentOpening?

    public func value(_ role: FieldRole) -> String? {
        fields.first { $0.role == role }?.value
    }

    /// Who reported that the act goes on, and when; nil unless somebody did. Source: jn-measures-2022#22.
    public var continuingAct: ContinuingAct? {
        period.actContinues ? ContinuingAct(source: value(.sourceName) ?? providerName, reported: event.day) : nil
    }
}

/// An act that its body reported as still going on (行为持续中).
public struct ContinuingAct: Sendable {
    /// The body whose word it is, as the record names it.
    public let source: String
    /// ISO day of the version that says it.
    public let reported: String
}

/// An organisation as anyone may see it.
public struct DisclosedSubject: Sendable {
    public let subject: Subject
    public let formerNames: [String]
    public let records: [DisclosedRecord]
}
