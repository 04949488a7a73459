// The envelope of JSON answers: language, caching, and an entity tag so that nothing is sent twice.

internal import HTTPTypes
internal import Hummingbird
internal import Law

enum JSONAnswer {
    static func response(_ json: JSONWriter, to request: Request, _ context: SiteContext) -> Response {
        let tag = ContentTag.of(json.bytes)
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "no-cache", .vary: "Accept-Language, Cookie",
            .contentLanguage: context.language.rawValue,
        ]
        if ContentTag.isKnown(tag, to: request) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: json.buffer))
    }
}
