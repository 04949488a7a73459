// Lines of the query log in words: who asked about whom and for what. Of a person there is a number that says nothing.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Registry
internal import WorkingDays

/// A line as a page and a table show it.
struct DeskLogLine: Sendable {
    let entry: QueryEntry
    let body: String
    /// The title of the matter as it is now; empty if the register has none of that code.
    let matter: String
    let purpose: String
    /// The name of an organisation, or what stands in its place.
    let subject: String
    /// The code of an organisation.
    let code: String?
    let items: String
    let outcome: StatusView
    let reason: String?
}

/// Reads lines and looks up what they name.
struct DeskLogLines: Sendable {
    let site: Site
    let parts: DeskParts
    let sentences: Sentences
    let bodies: [String: String]
    let matters: [String: Matter]

    /// One page, newest first, and where the next one begins.
    func page(
        _ filter: QueryFilter, after: QueryCursor?, limit: Int
    ) async throws -> (lines: [DeskLogLine], next: QueryCursor?) {
        let found = try await site.official.log.entries(filter, after: after, limit: limit + 1)
        let entries = found.prefix(limit)
        let known = try await site.door.organisations(
            Array(Set(entries.compactMap(\.subject))), on: site.settings.today())
        let next = found.count > limit ? entries.last.map { QueryCursor(after: $0) } : nil
        return (entries.map { line($0, $0.subject.flatMap { known[$0] }) }, next)
    }

    private func line(_ entry: QueryEntry, _ organisation: Subject?) -> DeskLogLine {
        DeskLogLine(
            entry: entry, body: bodies[entry.body] ?? entry.body, matter: matters[entry.matter]?.title ?? "",
            purpose: site.pack.purposes.first { $0.id == entry.purpose }?.title.text(sentences.language)
                ?? entry.purpose,
            subject: organisation?.name ?? entry.subject.map(sentences.handle) ?? sentences.noSubject(entry),
            code: organisation?.code, items: parts.itemTitles(entry.items, sentences),
            outcome: sentences.outcome(entry), reason: entry.refusal.map { sentences.refusal($0).what })
    }

    // MARK: Export

    /// More lines than these are no table for a person.
    static let mostExported = 10_000
    private static let chunk = 500

    /// The lines as CSV, written page by page. The first page is read before the answer begins: if the database is away,
    /// the reader hears it and gets no half file.
    func csv(_ filter: QueryFilter) async throws -> ResponseBody {
        let first = try await page(filter, after: nil, limit: Self.chunk)
        return ResponseBody { writer in
            // The mark tells Excel that this is UTF-8.
            var text = "\u{FEFF}" + CSVText.line(sentences.logHeads)
            var (lines, next) = first
            var count = 0
            while true {
                text += lines.map { CSVText.line(cells($0)) }.joined()
                count += lines.count
                if next != nil, count >= Self.mostExported {
                    text += CSVText.line([sentences.exportCut(Self.mostExported)])
                    next = nil
                }
                try await writer.write(ByteBuffer(string: text))
                text = ""
                guard let after = next else { break }
                (lines, next) = try await page(filter, after: after, limit: Self.chunk)
            }
            try await writer.finish(nil)
        }
    }

    private func cells(_ line: DeskLogLine) -> [String] {
        let entry = line.entry
        return [
            sentences.second(entry.at), sentences.means(entry.means), entry.person, entry.body, line.body, entry.matter,
            line.matter, line.purpose, line.code ?? "", line.subject, line.items, "\(entry.shown)", line.outcome.word,
            line.reason ?? "",
            // Nineteen digits alone a spreadsheet would round.
            "No. \(entry.id)",
        ]
    }
}
