// The dictionary of lists, which is also the code table `serious-lists`.

extension PackBuilder {
    mutating func add(_ raw: RawLists.Entry, _ file: String) {
        let place = "\(file) \(raw.list)"
        if lists.contains(where: { $0.id == raw.list }) { report("duplicate-list", place, "the list stands twice") }
        lists.append(
            SeriousList(
                id: raw.list, title: raw.title, aliases: raw.aliases, issuers: raw.issuers, exit: raw.exit,
                procedure: raw.procedure, materials: raw.materials, provision: provision(raw.ground, place)))
    }

    /// Every list by its name of today and its older ones, so that a column may name it.
    mutating func addListTable() {
        guard !lists.isEmpty else { return }
        tables["serious-lists"] = CodeTable(
            id: "serious-lists", title: Bilingual(zh: "严重失信主体名单", en: "Lists of seriously dishonest subjects"),
            separators: [],
            values: lists.map { list in
                CodeValue(
                    value: list.title.zh, english: list.title.en, means: list.id, members: list.aliases,
                    isOpen: false, provision: list.provision)
            })
    }
}
