// What can be wrong with a form that brings a file, and how much of anything it may hold.

/// Why a form can't be read. Nothing of its content is repeated.
package enum MultipartFault: Error, Sendable, Hashable {
    /// The content type is not `multipart/form-data`, or its boundary is missing or malformed.
    case notAForm
    /// The body ended before its last boundary: the connection was cut.
    case cutOff
    /// Something stands where a boundary, a header or a line end belongs.
    case malformed
    case headerTooLong
    case tooManyParts
    case fieldTooLong
    case bodyTooLong
}

/// How much of anything a form may hold.
package struct MultipartLimits: Sendable {
    /// Bytes of the headers of one part.
    var header = 8 << 10
    var parts = 20
    /// Bytes of a field that is read as text.
    var field = 16 << 10
    /// Bytes of the whole body.
    var body: Int

    package init(body: Int) {
        self.body = body
    }
}
