// Short words for asking the site and for reading what came back.

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// An answer of the site.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String
    var bytes: [UInt8] = []

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The text with the request number taken out: two answers that are the same but for it are then equal.
    var withoutRequestID: String {
        header("X-Request-Id").map { text.replacingOccurrences(of: $0, with: "") } ?? text
    }

    var json: [String: Any] {
        get throws { try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) }
    }
}

/// The site, and the home that must live as long as it is asked.
struct TestSite: Sendable {
    let home: TestHome
    let application: any ApplicationProtocol

    /// Asks the site once.
    func ask(
        _ address: String, method: HTTPRequest.Method = .get, _ headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        let asked = fields
        return try await application.test(.router) { client in
            try await client.execute(
                uri: address, method: method, headers: asked, body: body.map { ByteBuffer(string: $0) }
            ) { response in
                Answer(
                    status: response.status.code, headers: response.headers, text: String(buffer: response.body),
                    bytes: Array(buffer: response.body))
            }
        }
    }
}
