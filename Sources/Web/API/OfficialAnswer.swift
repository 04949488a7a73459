// The envelope of answers to officials: kept nowhere, in the language of the reader.

internal import Disclosure
internal import HTTPTypes
internal import Hummingbird
internal import Law

extension Site {
    /// How records are written for officials.
    func document(for context: SiteContext) -> QueryDocument {
        QueryDocument(policy: pack.hash, clauses: clauses, language: context.language)
    }

    /// An answer of the channel of officials: no cache, no disk of a shared computer keeps it.
    func officialAnswer(_ json: JSONWriter, _ context: SiteContext) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
                .contentLanguage: context.language.rawValue, .vary: "Accept-Language, Cookie",
            ], body: ResponseBody(byteBuffer: json.buffer))
    }
}
