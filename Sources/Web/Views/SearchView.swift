// Search results.

internal import Mustache

/// The page of search results; exactly one of the five states is true.
struct SearchView: View {
    let query: String
    let found: Bool
    let noHits: Bool
    let tooShort: Bool
    let failed: Bool
    let blank: Bool
    let resultLine: String?
    let failure: String?
    /// Nothing was found by what is nearly a code: its check character does not fit.
    let mistypedCode: Bool
    let hits: [HitView]
    let pager: PagerView?

    func child(named key: String) -> Any? {
        switch key {
        case "query": query
        case "found": found
        case "noHits": noHits
        case "tooShort": tooShort
        case "failed": failed
        case "blank": blank
        case "resultLine": resultLine
        case "failure": failure
        case "mistypedCode": mistypedCode
        case "hits": hits
        case "pager": pager
        default: nil
        }
    }
}

/// One organisation found.
struct HitView: View {
    let name: String
    let href: String
    let code: CodeView
    let kind: String
    let district: String?
    let status: StatusView?
    let formerName: String?

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "href": href
        case "code": code
        case "kind": kind
        case "district": district
        case "status": status
        case "formerName": formerName
        default: nil
        }
    }
}
