// The number of a request: the proxy's, where there is one and it is fit to be written down; else our own.

internal import HTTPTypes
internal import Hummingbird
internal import Logging

enum RequestNumber {
    static let header = HTTPField.Name.named("X-Request-Id")
    /// Under this name the number stands in every line of the log.
    static let logged = "hb.request.id"

    /// Puts the number of the request into its context and its log.
    ///
    /// A stranger's number is not taken over: it could be another request's, or say something about a person.
    static func settle(_ request: Request, isBehindTLS: Bool, in context: inout SiteContext) {
        guard isBehindTLS, let given = request.headers[header], isFit(given) else { return }
        context.requestID = given
        context.logger[metadataKey: logged] = .string(given)
    }

    /// Eight to sixty-four letters, digits, points, dashes and low lines of ASCII.
    static func isFit(_ text: String) -> Bool {
        (8...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
