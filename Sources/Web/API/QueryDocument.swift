// The answer to a question of an official as JSON: for which matter it was asked, by what it is found again, what was found.

internal import Disclosure
internal import Law
internal import Ledger
internal import Registry
internal import Reports
internal import WorkingDays

/// Writes what an official may see, in one language.
struct QueryDocument {
    /// Hash of the pack.
    let policy: String
    let clauses: ClauseTexts
    let language: Language

    func json(of file: DisclosedFile) -> JSONWriter {
        let document = RecordDocument(clauses: clauses, language: language, channel: .sharing)
        var json = JSONWriter(capacity: 1024 + 5120 * file.records.count)
        json.object { json in
            head(file.on, file.matter, file.purpose, file.receipt, document, &json)
            if let subject = file.subject {
                json.object("subject") { RecordDocument.write(subject, &$0) }
            } else {
                json.member("subject", nil as String?)
            }
            json.array("records") { json in
                for record in file.records { json.object { document.write(record, &$0) } }
            }
        }
        return json
    }

    /// A page of changes, for a receiver of shared data.
    func json(of page: ChangePage) -> JSONWriter {
        let document = RecordDocument(clauses: clauses, language: language, channel: .sharing)
        var json = JSONWriter(capacity: 1024 + 5120 * page.changes.count)
        json.object { json in
            head(page.on, page.matter, page.purpose, page.receipt, document, &json)
            json.array("changes") { json in
                for change in page.changes { json.object { write(change, document, &$0) } }
            }
            json.member("next", page.next.description)
            json.member("more", page.hasMore)
        }
        return json
    }

    private func write(_ change: SharedChange, _ document: RecordDocument, _ json: inout JSONWriter) {
        json.member("index", change.index.description)
        switch change {
        case .record(let record, _):
            json.member("change", "record")
            json.object("subject") { RecordDocument.write(record.subject, &$0) }
            json.object("record") { document.write(record, &$0) }
        case .gone(let record, let event, _):
            json.member("change", "gone")
            json.member("id", record)
            json.member("event", hex: event)
        case .destroyed(let events, let day, let clause, _):
            json.member("change", "destroyed")
            json.member("day", day)
            json.member("clause", clause)
            json.array("events") { json in
                for event in events { json.element(Hexadecimal.text(event)) }
            }
        }
    }

    func head(
        _ day: Day, _ matter: Matter, _ purpose: QueryPurpose, _ receipt: QueryReceipt, _ document: RecordDocument,
        _ json: inout JSONWriter
    ) {
        json.member("on", day.description)
        json.member("policy", policy)
        json.object("matter") {
            $0.member("code", matter.code)
            $0.member("title", matter.title)
        }
        json.object("purpose") {
            $0.member("id", purpose.id)
            $0.member("title", purpose.title.text(language))
            document.citations(purpose.provision.citations, &$0)
        }
        json.object("receipt") {
            $0.member("number", receipt.number.description)
            $0.member("at", Self.instant(receipt.at))
        }
    }

    /// RFC 3339.
    private static func instant(_ microseconds: Int64) -> String {
        ReportMoment(on: Day.instant(microseconds: microseconds), clock: microseconds).rfc3339
    }
}
