// chengxin policy show: what is in force on a day, as a whole or one item with all its columns.

internal import ArgumentParser
internal import Law
internal import WorkingDays

extension PolicyCommand {
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What is in force on a day.")

        @OptionGroup var common: CommonOptions
        @Option(help: "YYYY-MM-DD; without it today.") var on: Day?
        @Option(help: "One item with its columns, rules and readers.") var item: String?

        func run() throws {
            let pack = try Resources.pack("cn-3701").pack
            let day = on ?? common.day
            if let item {
                guard let found = pack.item(item, on: day) else {
                    let known = Set(pack.items.map(\.id)).sorted().joined(separator: ", ")
                    throw Failure("'\(item)' is not in the catalogue on \(day); items are \(known)")
                }
                let answer = ItemAnswer(found, pack: pack)
                return common.json ? try Terminal.json(answer) : answer.write()
            }
            let answer = PackAnswer(pack, on: day)
            common.json ? try Terminal.json(answer) : answer.write()
        }
    }
}

/// The law of a day in short.
private struct PackAnswer: Encodable {
    struct Entry: Encodable {
        let id: String
        let title: String
        let note: String
        let from: Day
        let until: Day?
        let basis: [String]
        let certainty: String
    }
    let pack: String
    let title: String
    let hash: String
    let on: Day
    let items: [Entry]
    let regimes: [Entry]
    let limits: [Entry]
    let purposes: [Entry]
    let lists: [Entry]
    let forbidden: [Entry]
    let sources: [String]

    init(_ pack: PolicyPack, on day: Day) {
        func entry(_ id: String, _ title: Bilingual, _ provision: Provision, _ note: String = "") -> Entry {
            Entry(
                id: id, title: title.zh, note: note, from: provision.interval.from, until: provision.interval.until,
                basis: provision.citations.map(\.description), certainty: provision.certainty.rawValue)
        }
        self.pack = pack.id
        title = pack.title.zh
        hash = pack.hash
        on = day
        items = pack.items.filter { pack.isInForce($0.provision, on: day) }.sorted { $0.id < $1.id }
            .map { entry($0.id, $0.title, $0.provision, $0.informationClass.rawValue) }
        regimes = pack.regimes.filter { $0.provision.interval.contains(day) }
            .map { entry($0.id, $0.title, $0.provision, $0.item) }
        limits = Set(pack.limits.map(\.id)).sorted().compactMap { pack.limit($0, on: day) }
            .map { entry($0.id, $0.title, $0.provision, "\($0.value) \($0.unit.rawValue)") }
        purposes = pack.purposes.filter { pack.isInForce($0.provision, on: day) }
            .map { entry($0.id, $0.title, $0.provision, $0.bodies.joined(separator: ", ")) }
        lists = pack.lists.filter { $0.provision.interval.contains(day) }
            .map { entry($0.id, $0.title, $0.provision, pack.isOpen($0, on: day) ? "open" : "closed") }
        forbidden = pack.forbidden(on: day).map { entry($0.id, $0.title, $0.provision) }
        sources = pack.sources.values.filter { $0.interval.contains(day) }.map(\.id).sorted()
    }

    func write() {
        print("\(title) \(pack)  \(on)\n\(hash)")
        let parts = [
            ("目录事项 items", items), ("公示期制度 regimes", regimes), ("期限 limits", limits),
            ("查询用途 purposes", purposes), ("名单 lists", lists), ("禁止归集 forbidden", forbidden),
        ]
        for (title, entries) in parts {
            print("\n\(title)")
            for entry in entries {
                let note = entry.note.isEmpty ? "" : "  [\(entry.note)]"
                let until = entry.until.map { "–\($0)" } ?? "–"
                print("  \(entry.id)  \(entry.title)\(note)  \(entry.from)\(until)  \(entry.certainty)")
                print("    \(entry.basis.joined(separator: ", "))")
            }
        }
        print("\n依据 sources\n  \(sources.joined(separator: ", "))")
    }
}

/// One item with everything that a provider needs to make a file of it.
private struct ItemAnswer: Encodable {
    struct Column: Encodable {
        let code: String
        let name: String
        let english: String
        let aliases: [String]
        let type: String
        let length: Int?
        let required: String
        let sensitivity: String
        let values: [String]?
    }
    struct Reader: Encodable {
        let subjects: [String]
        let mode: String
        let basis: [String]
    }
    let item: String
    let title: String
    let english: String
    let informationClass: String
    let subjects: [String]
    let provider: String?
    let document: [String]
    let key: [String]
    let readers: [Reader]
    let publicity: String
    let retention: String?
    let basis: [String]
    let certainty: String
    let columns: [Column]

    enum CodingKeys: String, CodingKey {
        case item, title, english, subjects, provider, document, key, readers, publicity, retention, basis, certainty
        case columns
        case informationClass = "class"
    }

    init(_ item: CatalogueItem, pack: PolicyPack) {
        self.item = item.id
        title = item.title.zh
        english = item.title.en
        informationClass = item.informationClass.rawValue
        subjects = item.subjects.map(\.rawValue)
        provider = item.provider?.zh
        document = item.document.map { [$0.title, $0.number, $0.body, $0.day].compactMap(\.self) } ?? []
        key = item.key
        readers = item.disclosure.map {
            Reader(
                subjects: $0.subjects.map(\.rawValue), mode: $0.mode.rawValue,
                basis: $0.provision.citations.map(\.description))
        }
        switch item.publicity {
        case .lasting: publicity = "lasting"
        case .regimes(let name): publicity = name
        }
        retention = item.retention.map(\.description)
        basis = item.provision.citations.map(\.description)
        certainty = item.provision.certainty.rawValue
        columns = item.fields.map { field in
            Column(
                code: field.code, name: field.name.zh, english: field.name.en, aliases: field.aliases + field.further,
                type: field.type.rawValue, length: field.length, required: field.required.text,
                sensitivity: field.sensitivity.rawValue,
                values: field.table.flatMap { pack.tables[$0] }?.values.map(\.value))
        }
    }

    func write() {
        print("\(item)  \(title)  \(english)  [\(informationClass)]  \(certainty)")
        print("  \(basis.joined(separator: ", "))")
        if let provider { print("  提供单位 provider: \(provider)") }
        print("  主体 subjects: \(subjects.joined(separator: ", "))")
        print("  文书 document: \(document.joined(separator: ", "))")
        print("  公示 publicity: \(publicity)\(retention.map { "; kept \($0) after it ends" } ?? "")")
        for reader in readers {
            let subjects = reader.subjects.joined(separator: ", ")
            print("  \(reader.mode): \(subjects)  (\(reader.basis.joined(separator: ", ")))")
        }
        print("")
        for column in columns {
            let length = column.length.map { "(\($0))" } ?? ""
            let values =
                column.values.map { ": \($0.prefix(6).joined(separator: " / "))\($0.count > 6 ? " …" : "")" } ?? ""
            print(
                "  \(column.code)  \(column.name)  \(column.type)\(length)  \(column.required)  \(column.sensitivity)\(values)"
            )
        }
    }
}
