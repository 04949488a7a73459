// What travels with one request beside the request itself.

internal import Access
internal import Hummingbird
internal import Law
internal import Logging

/// The context of a request.
struct SiteContext: RequestContext {
    typealias Source = ApplicationRequestContextSource

    var coreContext: CoreRequestContextStorage
    /// The reader's language, settled by `LanguageMiddleware`.
    var language = Language.chinese
    /// Who is signed in; read by `SessionMiddleware`, and nil on every public page.
    var session: Session?
    /// The address of this page with its query, to come back to after signing in; nil where there is no way back.
    var ownAddress: String?
    /// The address at the other end of the connection.
    let peerAddress: String
    /// The number of the request, the same in the log and in the answer.
    ///
    /// The library's own `id` stops the program where the log handler keeps no metadata; this one makes a new number.
    var requestID: String

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peerAddress = source.channel.remoteAddress?.ipAddress ?? ""
        requestID = source.logger[metadataKey: "hb.request.id"]?.description ?? RequestID().description
    }

    var sentences: Sentences { Sentences(language: language) }
}
