// What the operator's page shows.

internal import Mustache

/// The page.
struct OperationsView: DeskPageView {
    static let here = DeskPlace.operations

    let checks: [CheckView]
    let figures: [FigureView]
    let jobs: [JobView]
    /// The database did not answer, so nothing is known of its jobs.
    let jobsUnknown: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "checks": checks
        case "figures": figures
        case "jobs": jobs
        case "jobsUnknown": jobsUnknown
        default: nil
        }
    }
}

/// One check of `/readyz`.
struct CheckView: View {
    let name: String
    let status: StatusView
    /// What to do; nil if it holds.
    let advice: String?

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "status": status
        case "advice": advice
        default: nil
        }
    }
}

/// The jobs of one kind.
struct JobView: View {
    let name: String
    let status: StatusView
    let open: String
    let overdue: String
    let finished: String?
    let error: String?

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "status": status
        case "open": open
        case "overdue": overdue
        case "finished": finished
        case "error": error
        default: nil
        }
    }
}
