// Templates are read and checked at start; nothing is looked up by name at run time that was not found then.

internal import Foundation
internal import Mustache

/// The templates that are pages by themselves; every other file is a part of them.
enum PageTemplate: String, CaseIterable, Sendable {
    case home, search, subject, guide, ledger, problem, api, login, report, verify
    case loginCode = "login-code", loginEnrolment = "login-enrol"
    case dual = "record-list"
    case desk, upload = "desk-upload", batches = "desk-batches", batch = "desk-batch", rules = "desk-rules"
    case rule = "desk-rule", operations = "desk-operations"
    case query = "desk-query", matters = "desk-matters", queries = "desk-queries"
}

/// The library of templates.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// - Throws: `SiteError` if the folder lacks a page, or a file can't be parsed.
    init(folder: String) throws(SiteError) {
        MustacheContentTypes.register(ByteEscapedHTML(), named: ByteEscapedHTML.name)
        var templates: [String: MustacheTemplate] = [:]
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files.sorted() where file.hasSuffix(".mustache") {
            guard let text = try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) else {
                throw .missingResource(path: "\(folder)/\(file)")
            }
            do {
                templates[String(file.dropLast(9))] = try MustacheTemplate(string: Self.prepared(text))
            } catch {
                throw .malformedTemplate(name: file, reason: "\(type(of: error))")
            }
        }
        let parts = [
            "layout", "clause-fold", "code", "fields", "figures", "mark", "masked", "pager", "record-card",
            "search-field", "status", "water", "desk-rail", "desk-row", "desk-notice", "desk-columns",
        ]
        for name in PageTemplate.allCases.map(\.rawValue) + parts where templates[name] == nil {
            throw .missingResource(path: "\(folder)/\(name).mustache")
        }
        library = MustacheLibrary(templates: templates)
    }

    func render(_ template: PageTemplate, _ view: some View) -> String {
        // Every page was found at start.
        library.render(view, withTemplate: template.rawValue) ?? ""
    }

    /// Puts our escaping in place of the comment at the head: a partial otherwise falls back to the library's own.
    private static func prepared(_ text: String) -> String {
        var body = text[...]
        if body.hasPrefix("{{!"), let end = body.range(of: "}}\n") { body = body[end.upperBound...] }
        return "{{% CONTENT_TYPE: \(ByteEscapedHTML.name)}}" + body
    }
}

/// Escapes for HTML byte by byte.
///
/// The library goes by grapheme: a quotation mark with a combining accent after it is one character to it, passes
/// unescaped, and would end an attribute. Bytes know no accents, and are faster.
struct ByteEscapedHTML: MustacheContentType {
    static let name = "BYTE_ESCAPED_HTML"

    func escapeText(_ text: String) -> String {
        var text = text
        let needed = text.utf8.contains { Self.entity($0) != nil }
        guard needed else { return text }
        var bytes: [UInt8] = []
        text.withUTF8 { source in
            bytes.reserveCapacity(source.count + 32)
            for byte in source {
                if let entity = Self.entity(byte) {
                    entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                } else {
                    bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func entity(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
