// The one byte form of a snapshot: the file that is handed out as JSON is the body that is stored.

internal import Law
internal import Ledger

extension ReportSnapshot {
    /// RFC 8785: members in order, no blanks, and the same bytes for the same content on every machine.
    var canonical: [UInt8] {
        var json = CanonicalJSON()
        json.open()
        json.member("advice", advice)
        json.member("dataAsOf", "\(dataAsOf)")
        json.member("form", form)
        if !issued.isEmpty { json.member("issued", issued) }
        json.member("issuer", issuer)
        json.member("kind", kind)
        json.member("notes", array: notes.map(\.canonical))
        if !number.isEmpty { json.member("number", number) }
        json.member("platform", platform)
        json.open("policy")
        json.member("hash", policy.hash)
        json.member("id", policy.id)
        json.member("title", policy.title)
        json.close()
        json.member("sections", array: sections.map(\.canonical))
        json.member("subject", object: subject.canonical)
        json.member("summary", array: summary.map(\.canonical))
        if let usableUntil { json.member("usableUntil", "\(usableUntil)") }
        json.close()
        return json.bytes
    }
}

extension CanonicalJSON {
    /// One object; the caller adds members in ascending order of their keys.
    fileprivate static func object(_ body: (inout CanonicalJSON) -> Void) -> [UInt8] {
        var json = CanonicalJSON()
        json.open()
        body(&json)
        json.close()
        return json.bytes
    }

    fileprivate mutating func member(_ key: String, _ text: Bilingual) {
        open(key)
        member("en", text.en)
        member("zh", text.zh)
        close()
    }

    /// A list of objects that are canonical already.
    fileprivate mutating func member(_ key: String, array objects: [[UInt8]]) {
        let comma = [UInt8(ascii: ",")]
        member(key, object: [UInt8(ascii: "[")] + objects.joined(separator: comma) + [UInt8(ascii: "]")])
    }

    /// RFC 8785 writes a small whole number as its digits.
    fileprivate mutating func member(_ key: String, number: Int) {
        member(key, object: Array(String(number).utf8))
    }
}

extension ReportSubject {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            json.member("code", code)
            json.member("formerNames", array: formerNames.map(\.canonical))
            json.member("kind", kind)
            json.member("name", name)
            if let status { json.member("status", status) }
        }
    }
}

extension ReportName {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { $0.member("name", name) }
    }
}

extension ReportCount {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            json.member("count", number: count)
            json.member("section", section)
            json.member("title", title)
        }
    }
}

extension ReportSectionContent {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            json.member("id", id)
            json.member("records", array: records.map(\.canonical))
            json.member("title", title)
        }
    }
}

extension ReportRecord {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            if let act { json.member("act", act) }
            json.member("clauses", array: clauses.map(\.canonical))
            json.member("decided", "\(decided)")
            if let document { json.member("document", document) }
            json.member("fields", array: fields.map(\.canonical))
            json.member("id", id)
            json.member("item", item)
            json.member("leaf", leaf)
            json.open("provider")
            json.member("code", provider.code)
            json.member("name", provider.name)
            json.close()
            if let shownUntil { json.member("shownUntil", "\(shownUntil)") }
            if let state { json.member("state", state) }
            json.member("title", title)
            json.member("version", number: version)
        }
    }
}

extension ReportField {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            json.member("code", code)
            if let english { json.member("english", english) }
            json.member("name", name)
            if let value { json.member("value", value) }
        }
    }
}

extension ReportClause {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            json.member("id", id)
            json.member("title", title)
        }
    }
}

extension ReportNote {
    fileprivate var canonical: [UInt8] {
        CanonicalJSON.object { json in
            if let about { json.member("about", about.rawValue) }
            json.member("text", text)
        }
    }
}
