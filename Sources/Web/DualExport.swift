// A list as CSV, written page by page so that memory stays small however long the list is.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import WorkingDays

/// The export of a list.
struct DualExport: Sendable {
    private static let chunk = 500

    let item: CatalogueItem
    let question: DualQuestion
    let reader: DualReader
    let sentences: Sentences

    /// Reads the first page before the answer begins: if the database is away, the reader hears it and gets no half file.
    func body(on today: Day) async throws -> ResponseBody {
        let first = try await reader.page(question, on: today, limit: Self.chunk)
        let fields = item.fields.filter { $0.sensitivity == .public }
        let head = fields.map { $0.name.text(sentences.language) } + sentences.exportHeads
        return ResponseBody { writer in
            // The mark tells Excel that this is UTF-8.
            var text = "\u{FEFF}" + CSVText.line(head)
            var question = question
            var page = first
            while true {
                for record in page.records {
                    let values = Dictionary(
                        record.fields.map { ($0.code, $0.value) }, uniquingKeysWith: { first, _ in first })
                    text += CSVText.line(
                        fields.map { values[$0.code] ?? "" } + [
                            record.providerName, record.shownUntil.map { "\($0)" } ?? "",
                        ])
                }
                try await writer.write(ByteBuffer(string: text))
                text = ""
                guard let next = page.next else { break }
                question = question.continued(after: next)
                page = try await reader.page(question, on: today, limit: Self.chunk)
            }
            try await writer.finish(nil)
        }
    }
}

/// Lines of CSV (RFC 4180) that a spreadsheet can't be tricked with.
enum CSVText {
    static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text.
    static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        let isPlain = safe.utf8.allSatisfy { byte in
            byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte >= 0x20
        }
        return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
