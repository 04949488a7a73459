// What can go wrong for a reader: each case has a stable name, a status, and words that say what to do next.

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
    case tooManyRequests = "too-many-requests"
    case unavailable = "unavailable"
    case fault = "fault"

    var status: HTTPResponse.Status {
        switch self {
        case .badAddress, .textTooLong, .textTooShort, .badDay, .badLimit, .badCursor, .unknownItem, .personalNumber,
            .badBody, .unknownKind, .badRequestKey:
            .badRequest
        case .addressTooLong: .uriTooLong
        case .badForm: .badRequest
        case .formTooLong: .contentTooLarge
        case .formExpired, .crossSite: .forbidden
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
    /// Persons' data are public only on an explicit basis or with consent. Source: jn-measures-2022#19.
    var citation: Citation? {
        switch self {
        case .personalNumber: Citation("jn-measures-2022#19")
        case .endedReport: Citation("jn-measures-2022#22")
        default: nil
        }
    }
}
