// Every address of the site, used by routes, templates and tests alike.

/// An address of the public site.
enum SiteURL: Sendable {
    case home, search, penalties, permits, penaltiesCSV, permitsCSV, guide, ledger, api, apiDocument
    case style, mark, icon, robots, health, ready, metrics
    case login, loginCode, loginEnrolment, logout, desk
    case subject(String)
    case problem(String)
    case apiSubjects, apiPenalties, apiPermits
    case apiSubject(String)
    case apiRecords(String)
    /// The channel of officials; of an organisation, or with whoever is asked about in the body.
    case apiQueryRecords(String), apiQuery, apiChanges, apiRecordSight(String)
    case verify, apiReports
    case subjectReport(String)
    /// Of a record of an organisation, by the record's key.
    case subjectProof(String, record: String)
    case report(String), apiReport(String), apiReportVerify(String)
    /// Of a log of the ledger; an entry by its index, or by its span and place.
    case ledgerCheckpoint(String), ledgerKey(String), ledgerProof(String, entry: String)

    /// The pattern of the route, for the router and the log.
    var pattern: String {
        switch self {
        case .apiRecordSight: path(code: "{id}", slug: "")
        case .report, .apiReport, .apiReportVerify: path(code: "{number}", slug: "")
        case .ledgerCheckpoint, .ledgerKey, .ledgerProof: path(code: "{log}", slug: "{entry}")
        case .subjectProof: path(code: "{code}", slug: "{record}")
        default: path(code: "{code}", slug: "{slug}")
        }
    }

    /// The address as a path.
    var path: String {
        switch self {
        case .ledgerCheckpoint(let log), .ledgerKey(let log): path(code: log, slug: "")
        case .ledgerProof(let log, let entry): path(code: log, slug: entry)
        case .subjectProof(let code, let record): path(code: code, slug: record)
        case .subject(let code), .apiSubject(let code), .apiRecords(let code), .apiQueryRecords(let code),
            .apiRecordSight(let code),
            .subjectReport(let code), .report(let code), .apiReport(let code), .apiReportVerify(let code):
            path(code: code, slug: "")
        case .problem(let slug): path(code: "", slug: slug)
        default: path(code: "", slug: "")
        }
    }

    /// The address with a query. Empty values are left out.
    func with(_ query: KeyValuePairs<String, String?>) -> String {
        let parts: [String] = query.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : "\(name)=\(Percent.encode($0))" }
        }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    private func path(code: String, slug: String) -> String {
        switch self {
        case .home: "/"
        case .search: "/search"
        case .penalties: "/penalties"
        case .permits: "/permits"
        case .penaltiesCSV: "/penalties.csv"
        case .permitsCSV: "/permits.csv"
        case .guide: "/guide"
        case .ledger: "/ledger"
        case .api: "/api"
        case .apiDocument: "/api/openapi.json"
        case .style: "/assets/style.css"
        case .mark: "/assets/mark.svg"
        case .icon: "/favicon.ico"
        case .robots: "/robots.txt"
        case .health: "/healthz"
        case .ready: "/readyz"
        case .metrics: "/metrics"
        case .login: "/login"
        case .loginCode: "/login/code"
        case .loginEnrolment: "/login/enrol"
        case .logout: "/logout"
        case .desk: "/desk"
        case .subject: "/s/\(code)"
        case .problem: "/problems/\(slug)"
        case .apiSubjects: "/api/v1/public/subjects"
        case .apiSubject: "/api/v1/public/subjects/\(code)"
        case .apiRecords: "/api/v1/public/subjects/\(code)/records"
        case .apiQueryRecords: "/api/v1/subjects/\(code)/records"
        case .apiQuery: "/api/v1/subjects/query"
        case .apiChanges: "/api/v1/changes"
        case .apiRecordSight: "/api/v1/records/\(code)"
        case .apiPenalties: "/api/v1/public/penalties"
        case .apiPermits: "/api/v1/public/permits"
        case .verify: "/verify"
        case .apiReports: "/api/v1/reports"
        case .subjectReport: "/s/\(code)/report"
        case .subjectProof: "/s/\(code)/proof/\(slug)"
        case .report: "/reports/\(code)"
        case .apiReport: "/api/v1/reports/\(code)"
        case .apiReportVerify: "/api/v1/reports/\(code)/verify"
        case .ledgerCheckpoint: "/ledger/\(code)/checkpoint"
        case .ledgerKey: "/ledger/\(code)/key"
        case .ledgerProof: "/ledger/\(code)/proof/\(slug)"
        }
    }
}
