// The few files that are sent as they are: read at start, kept in memory, named by their content.

internal import Foundation
internal import Hummingbird

/// One file with the tag of its content.
struct Asset: Sendable {
    let body: ByteBuffer
    let type: String
    let tag: String

    fileprivate init(path: String, type: String) throws(SiteError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missingResource(path: path) }
        body = ByteBuffer(bytes: data)
        self.type = type
        tag = ContentTag.of(Array(data))
    }

    /// - Parameter isVersioned: whether the address names the content, so that it may be kept for good.
    func response(to request: Request, isVersioned: Bool) -> Response {
        let headers: HTTPFields = [
            .eTag: tag,
            .cacheControl: isVersioned ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        ]
        if ContentTag.isKnown(tag, to: request) { return Response(status: .notModified, headers: headers) }
        var response = Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        response.headers[.contentType] = type
        return response
    }
}

/// The assets of the site.
struct Assets: Sendable {
    let style: Asset
    let mark: Asset
    let description: Asset
    /// Changes when an asset changes: pages put it in the address.
    let version: String

    init(folder: String) throws(SiteError) {
        style = try Asset(path: folder + "/assets/style.css", type: "text/css; charset=utf-8")
        mark = try Asset(path: folder + "/assets/mark.svg", type: "image/svg+xml; charset=utf-8")
        description = try Asset(path: folder + "/openapi.json", type: "application/json; charset=utf-8")
        version = String((style.tag + mark.tag).filter(\.isHexDigit).prefix(40))
    }
}

/// Entity tags made from the bytes of an answer: not a proof, only a sign that nothing changed.
enum ContentTag {
    /// Multiplies and folds eight bytes at a time: an answer has tens of thousands of them.
    static func of(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
        }
        bytes.withUnsafeBytes { source in
            var offset = 0
            while offset + 8 <= source.count {
                mix(UInt64(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset += 8
            }
            while offset < source.count {
                mix(UInt64(source[offset]))
                offset += 1
            }
        }
        mix(UInt64(bytes.count))
        let digits = String(hash, radix: 16)
        return "\"" + String(repeating: "0", count: 16 - digits.count) + digits + "\""
    }

    static func isKnown(_ tag: String, to request: Request) -> Bool {
        guard let known = request.headers[.ifNoneMatch] else { return false }
        return known == tag || known.split(separator: ",").contains { $0.drop { $0 == " " } == tag[...] }
    }
}
