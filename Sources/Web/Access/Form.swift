// The body of a form that a page of ours sent: small, decoded strictly, refused as a whole if it doesn't decode.

internal import Access
internal import HTTPTypes
internal import Hummingbird

/// The fields of a form (application/x-www-form-urlencoded).
struct Form: Sendable {
    static let mostBytes = 64 * 1024
    /// The hidden field that every form behind the sign-in carries.
    static let tokenField = "form-token"

    private let fields: [(name: String, value: String)]

    /// Reads the body.
    /// - Throws: `Problem.formTooLong` or `.badForm`.
    init(_ request: Request) async throws {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.trimmed.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw Problem.badForm }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.mostBytes {
            throw Problem.formTooLong
        }
        var bytes: [UInt8] = []
        for try await piece in request.body {
            guard bytes.count + piece.readableBytes <= Self.mostBytes else { throw Problem.formTooLong }
            bytes += piece.readableBytesView
        }
        var fields: [(name: String, value: String)] = []
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem.badForm }
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Percent.decode(parts[0], plusIsBlank: true),
                let value = Percent.decode(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            else { throw Problem.badForm }
            fields.append((name, value))
        }
        self.fields = fields
    }

    /// The value as it was typed; empty if the field is missing.
    func raw(_ name: String) -> String {
        fields.first { $0.name == name }?.value ?? ""
    }

    /// The value without blanks at its ends; nil if it is missing or empty.
    func text(_ name: String) -> String? {
        let value = raw(name).trimmed
        return value.isEmpty ? nil : value
    }

    /// Refuses a form that no page of the session sent.
    func require(_ session: Session) throws(Problem) {
        guard session.accepts(formToken: raw(Self.tokenField)) else { throw .formExpired }
    }

    /// The same between the password and the one-time code.
    func require(_ half: HalfSession) throws(Problem) {
        guard half.accepts(formToken: raw(Self.tokenField)) else { throw .formExpired }
    }
}
