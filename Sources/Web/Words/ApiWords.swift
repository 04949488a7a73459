// The fixed phrases of the page about the open interface: every phrase in both languages, or it does not compile.

/// Phrases of the page about the open interface.
struct ApiWords: Sendable {
    let apiHeading: String
    let apiLead: String
    let apiDocument: String
    let apiAddresses: String
    let apiParameters: String
    let apiErrors: String
    let apiTry: String

    static let chinese = ApiWords(
        apiHeading: "开放接口",
        apiLead: "网页上能看到的，程序都能取到：不用登录，不用密钥，不收费。",
        apiDocument: "接口说明文件（OpenAPI 3.1）",
        apiAddresses: "地址",
        apiParameters: "参数",
        apiErrors: "出错时",
        apiTry: "试一试")

    static let english = ApiWords(
        apiHeading: "Open interface",
        apiLead: "Whatever the pages show, a program can fetch: no account, no key, no charge.",
        apiDocument: "The description for programs (OpenAPI 3.1)",
        apiAddresses: "Addresses",
        apiParameters: "Parameters",
        apiErrors: "When something goes wrong",
        apiTry: "Try it")
}
