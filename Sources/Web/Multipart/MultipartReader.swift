// Reads a form from a body that streams in: fields as text, files in pieces, in the order in which they were sent.

internal import Hummingbird

/// A form that is being received.
struct MultipartReader {
    private var body: RequestBody.AsyncIterator
    private var scanner: MultipartScanner
    private let limits: MultipartLimits

    /// - Parameter contentType: of the request.
    init(_ body: RequestBody, contentType: String?, limits: MultipartLimits) throws(MultipartFault) {
        let boundary = try MultipartHeader.boundary(of: contentType ?? "")
        self.body = body.makeAsyncIterator()
        self.limits = limits
        scanner = MultipartScanner(boundary: boundary, limits: limits)
    }

    /// The header of the next part; what was not read of the part before is passed over.
    /// - Returns: nil at the end of the form.
    mutating func nextPart() async throws -> MultipartHeader? {
        while true {
            switch try await nextPiece() {
            case .header(let header): return header
            case .content, .endOfPart: continue
            case .endOfForm: return nil
            }
        }
    }

    /// The next bytes of the part; nil at its end.
    mutating func nextContent() async throws -> [UInt8]? {
        switch try await nextPiece() {
        case .content(let bytes): return bytes
        case .endOfPart: return nil
        case .header, .endOfForm: throw MultipartFault.malformed
        }
    }

    /// The whole part as text. Bytes that are no UTF-8 become replacement characters.
    mutating func text() async throws -> String {
        var bytes: [UInt8] = []
        while let piece = try await nextContent() {
            bytes += piece
            guard bytes.count <= limits.field else { throw MultipartFault.fieldTooLong }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func nextPiece() async throws -> MultipartPiece {
        while true {
            if let piece = try scanner.next() { return piece }
            guard let buffer = try await body.next() else { throw MultipartFault.cutOff }
            try scanner.feed(buffer.readableBytesView)
        }
    }
}
