// A record in words: what happened, its kinds, its fields, in the reader's language.

internal import Disclosure
internal import Law
internal import Records
internal import WorkingDays

/// Turns disclosed values into readable ones.
///
/// Source data stay as they were sent; only words of code tables are translated.
struct RecordText {
    let pack: PolicyPack
    let sentences: Sentences

    /// The plain sentence of a record: the item's summary fields, joined.
    func summary(_ record: DisclosedRecord) -> String {
        let parts = record.item.summary.compactMap { code in record.fields.first { $0.code == code } }
            .map { value($0, of: record) }
        guard let first = parts.first else { return record.item.title.text(sentences.language) }
        let rest = parts.dropFirst().joined(separator: sentences.say("；", "; "))
        return rest.isEmpty ? first : first + sentences.say("：", ": ") + rest
    }

    /// The kinds of a penalty or permit; the item's title if the record names none.
    func kinds(_ record: DisclosedRecord) -> String {
        guard let field = record.fields.first(where: { $0.role == .kinds }) else {
            return record.item.title.text(sentences.language)
        }
        return value(field, of: record)
    }

    /// What was decided, without the kinds.
    func content(_ record: DisclosedRecord) -> String {
        let parts = record.item.summary.compactMap { code in
            record.fields.first { $0.code == code && $0.role != .kinds }
        }
        return parts.map { value($0, of: record) }.joined(separator: sentences.say("；", "; "))
    }

    /// The value, with words of a code table in the reader's language, and amounts without idle zeros.
    func value(_ field: DisclosedField, of record: DisclosedRecord) -> String {
        if record.item.field(field.code)?.type == .money, field.value.contains(".") {
            let digits = field.value.reversed().drop { $0 == "0" }
            return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
        }
        guard sentences.language == .english, !field.isMasked,
            let table = record.item.field(field.code)?.table.flatMap({ pack.tables[$0] })
        else { return field.value }
        let reading = table.read(field.value)
        guard reading.unknown == nil, !reading.values.isEmpty else { return field.value }
        return reading.values.map(\.english).joined(separator: "; ")
    }

    func view(_ field: DisclosedField, of record: DisclosedRecord, withCode: Bool) -> FieldView {
        let name = field.name.text(sentences.language)
        let id = withCode ? field.code : nil
        if field.isMasked {
            return FieldView(
                name: name, id: id, value: nil, code: nil, masked: MaskedView(shape: field.value, note: nil))
        }
        if record.item.field(field.code)?.type == .organisationCode {
            return FieldView(name: name, id: id, value: nil, code: CodeView(field.value), masked: nil)
        }
        return FieldView(name: name, id: id, value: value(field, of: record), code: nil, masked: nil)
    }

    /// The state of registration as a word with a shape; nil if the register says nothing.
    func status(_ text: String?) -> StatusView? {
        guard let text, !text.isEmpty else { return nil }
        let known = pack.tables["registration-status"]?.read(text).values.first
        let tone =
            switch known?.means {
            case "active": "plain"
            case "dormant", "suspended", "liquidation": "waiting"
            case nil: "plain"
            default: "ended"
            }
        return StatusView(tone: tone, word: sentences.say(text, known?.english ?? text))
    }

    func district(_ code: String?) -> String? {
        code.flatMap { pack.district($0) }?.title.text(sentences.language)
    }

    /// The anchor of a record on its subject's page.
    static func anchor(_ record: DisclosedRecord) -> String {
        "r" + String(record.id.raw, radix: 36)
    }
}
