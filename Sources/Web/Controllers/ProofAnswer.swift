// A proof as a file to keep: for whoever may see the content, with what connects the two.

internal import Disclosure
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Records
internal import Reports

extension Site {
    /// The proof of an entry by the transaction and place under which it was left.
    /// - Throws: `Problem.unavailable` if the entry waits for its place: it has one in two seconds.
    func proof(
        of place: EntryPlace, in log: LogName, _ opening: ContentOpening?, file name: String
    ) async throws -> Response {
        switch try await ledger.whereabouts(of: place) {
        case .waiting: throw Problem.unavailable
        case .unknown: throw Problem.unknownPage
        case .placed(let index):
            guard let proof = try await ledger.proof(of: index, in: log) else { throw Problem.unavailable }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/plain; charset=utf-8",
                    // It may hold a content that has to vanish tomorrow, so nobody keeps it but the reader.
                    .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"\(name).tlog-proof\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: proof.opened(with: opening).encoded)))
        }
    }

    /// The proof of a record that is shown, with the fields that are shown.
    func proof(of record: DisclosedRecord) async throws -> Response {
        guard let place = record.event.place else { throw Problem.unknownPage }
        return try await proof(of: place, in: .records, record.opening, file: "record-\(record.id.raw)")
    }

    /// The proof that this platform issued a report.
    func proof(of report: Report) async throws -> Response {
        guard let entry = try await reports.entry(of: report) else { throw Problem.unknownPage }
        return try await proof(of: entry.place, in: .decisions, entry.opening, file: "report-\(report.number)")
    }
}
