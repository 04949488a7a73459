// What can go wrong for a reader: each case has a stable name, a status, and words that say what to do next.

internal import Disclosure
internal import HTTPTypes
internal import Law

/// A problem (RFC 9457). No case carries what the reader typed, so nothing personal can come back out.
enum Problem: String, Error, Sendable, CaseIterable {
    case badAddress = "bad-address"
    case addressTooLong = "address-too-long"
    case textTooLong = "text-too-long"
    case textTooShort = "text-too-short"
    case badDay = "bad-day"
    case badLimit = "bad-limit"
    case badCursor = "bad-cursor"
    case unknownItem = "unknown-item"
    case unknownPage = "unknown-page"
    case unknownSubject = "unknown-subject"
    case personalNumber = "personal-number"
    case methodNotAllowed = "method-not-allowed"
    case badForm = "bad-form"
    case formTooLong = "form-too-long"
    case formExpired = "form-expired"
    case crossSite = "cross-site"
    case badBody = "bad-body"
    case unknownKind = "unknown-report-kind"
    case unknownReport = "unknown-report"
    case endedReport = "report-ended"
    case badRequestKey = "bad-idempotency-key"
    case requestKeyReused = "idempotency-key-reused"
    case requestKeyInUse = "idempotency-key-in-use"
    case tokenNeeded = "token-needed"
    case questionIncomplete = "question-incomplete"
    case unknownDocument = "unknown-document-kind"
    case invalidNumber = "number-not-valid"
    case queryNotEntitled = "query-not-entitled"
    case matterUnknown = "matter-unknown"
    case matterNotInForce = "matter-not-in-force"
    case purposeNotOfMatter = "purpose-not-of-matter"
    case purposeNotOpen = "purpose-not-open"
    case tooManyRequests = "too-many-requests"
    case unavailable = "unavailable"
    case fault = "fault"

    var status: HTTPResponse.Status {
        switch self {
        case .badAddress, .textTooLong, .textTooShort, .badDay, .badLimit, .badCursor, .unknownItem, .personalNumber,
            .badBody, .unknownKind, .badRequestKey, .questionIncomplete, .unknownDocument, .invalidNumber:
            .badRequest
        case .addressTooLong: .uriTooLong
        case .badForm: .badRequest
        case .formTooLong: .contentTooLarge
        case .tokenNeeded: .unauthorized
        case .formExpired, .crossSite, .queryNotEntitled, .matterUnknown, .matterNotInForce, .purposeNotOfMatter,
            .purposeNotOpen:
            .forbidden
        case .unknownPage, .unknownSubject, .unknownReport: .notFound
        case .endedReport: .gone
        case .requestKeyReused: .unprocessableContent
        case .requestKeyInUse: .conflict
        case .tooManyRequests: .tooManyRequests
        case .methodNotAllowed: .methodNotAllowed
        case .unavailable: .serviceUnavailable
        case .fault: .internalServerError
        }
    }

    /// The article that is the reason, where the law is the reason.
    ///
    /// Persons' data are public only on an explicit basis or with consent. Source: jn-measures-2022#19. Officials ask for a
    /// matter of their own body and a purpose of the law. Source: jn-4-2021#3.1, jn-measures-2022#21.
    var citation: Citation? {
        switch self {
        case .personalNumber: Citation("jn-measures-2022#19")
        case .endedReport: Citation("jn-measures-2022#22")
        case .queryNotEntitled, .purposeNotOfMatter, .purposeNotOpen: Citation("jn-measures-2022#21")
        case .matterUnknown, .matterNotInForce: Citation("jn-4-2021#3.1")
        default: nil
        }
    }
}

extension Problem {
    /// Why a question of an official was refused as a whole. The other reasons close single records, and no question.
    init(_ refusal: Refusal) {
        switch refusal {
        case .matterUnknown: self = .matterUnknown
        case .matterNotInForce: self = .matterNotInForce
        case .purposeNotOfMatter: self = .purposeNotOfMatter
        case .purposeNotOpen: self = .purposeNotOpen
        case .notEntitled, .notInCatalogue, .notPublic, .notCurrent, .notPublished, .expired, .sensitive, .notOfMatter,
            .notShared:
            self = .queryNotEntitled
        }
    }
}
