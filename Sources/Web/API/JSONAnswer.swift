// The envelope of JSON answers: language, caching, and an entity tag so that nothing is sent twice.

internal import HTTPTypes
internal import Hummingbird
internal import Law

enum JSONAnswer {
    static func response(_ json: JSONWriter, to request: Request, _ context: SiteContext) -> Response {
        response(json.buffer, tag: ContentTag.of(json.bytes), to: request, context)
    }

    /// - Parameter tag: the entity tag of the body.
    static func response(_ body: ByteBuffer, tag: String, to request: Request, _ context: SiteContext) -> Response {
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "no-cache", .vary: "Accept-Language, Cookie",
            .contentLanguage: context.language.rawValue,
        ]
        if ContentTag.isKnown(tag, to: request) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
