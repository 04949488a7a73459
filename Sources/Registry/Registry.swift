// The way into the registry: resolve identities to subjects, keep names over time, find by name.

public import Law
public import Storage
public import Vault
internal import Ledger

/// The registry of credit subjects (信用主体库).
public struct Registry: Sendable {
    private let vault: Vault
    let keys: VaultStore
    private let makeID: @Sendable () -> Int64

    public init(vault: Vault, makeID: @escaping @Sendable () -> Int64) {
        self.vault = vault
        keys = VaultStore(vault)
        self.makeID = makeID
    }

    /// Finds the subjects of these drafts and creates those that are new, in the caller's transaction.
    /// - Parameter day: ISO day from which a new name holds.
    public func resolve(
        _ drafts: [SubjectDraft], since day: String, _ connection: any Connection
    ) throws -> [SubjectIdentity: Subject] {
        var found: [SubjectIdentity: Subject] = [:]
        var lookups: [[UInt8]: SubjectIdentity] = [:]
        var codes: [Value] = []
        for draft in drafts {
            switch draft.identity {
            case .organisation(let code): codes.append(.text(code))
            case .person: lookups[lookup(draft.identity)] = draft.identity
            }
        }
        try connection.among(RegistrySQL.subjectsByCode, codes) { row in
            let subject = Self.subject(row)
            found[.organisation(code: subject.code ?? "")] = subject
        }
        try connection.among(RegistrySQL.subjectsByLookup, lookups.keys.map(Value.bytes)) { row in
            guard let identity = lookups[row.bytes(2)] else { return }
            found[identity] = Subject(
                id: SubjectID(row.int(0)), kind: .naturalPerson, code: nil, name: nil, district: nil, status: nil)
        }
        try create(drafts.filter { found[$0.identity] == nil }, since: day, &found, connection)
        return found
    }

    private func create(
        _ drafts: [SubjectDraft], since day: String, _ found: inout [SubjectIdentity: Subject],
        _ connection: any Connection
    ) throws {
        var subjects: [Value] = []
        var names: [Value] = []
        var grams: [(piece: NameGrams.Piece, subject: Int64)] = []
        var persons: [(id: SubjectID, document: String, number: String, name: String)] = []
        for draft in drafts where found[draft.identity] == nil {
            let id = makeID()
            switch draft.identity {
            case .organisation(let code):
                let district = String(code.dropFirst(2).prefix(6))
                found[draft.identity] = Subject(
                    id: SubjectID(id), kind: draft.kind, code: code, name: draft.name, district: district, status: nil)
                subjects += [
                    .int(id), .text(draft.kind.rawValue), .text(code), .null, .text(draft.name), .text(district), .null,
                ]
                names += [.int(id), .text(draft.name), .text(draft.registeredSince ?? day)]
                for piece in NameGrams.pieces(of: draft.name) { grams.append((piece, id)) }
            case .person(let document, let number):
                persons.append((SubjectID(id), document, number, draft.name))
                found[draft.identity] = Subject(
                    id: SubjectID(id), kind: .naturalPerson, code: nil, name: nil, district: nil, status: nil)
                subjects += [
                    .int(id), .text(SubjectKind.naturalPerson.rawValue), .null, .bytes(lookup(draft.identity)), .null,
                    .null, .null,
                ]
            }
        }
        guard !subjects.isEmpty else { return }
        try connection.bulk(RegistrySchema.subject, subjects)
        try connection.bulk(RegistrySchema.subjectName, names)
        // In the order of the index, so that pages are filled one after the other.
        grams.sort { ($0.piece, $0.subject) < ($1.piece, $1.subject) }
        var pieces: [Value] = []
        pieces.reserveCapacity(grams.count * 2)
        for gram in grams {
            pieces.append(.text(gram.piece.text))
            pieces.append(.int(gram.subject))
        }
        try connection.bulk(RegistrySchema.nameGram, pieces)
        for person in persons {
            try seal(
                document: person.document, number: person.number, name: person.name, of: person.id, connection)
        }
    }

    /// A natural person's number and name exist only under the person's own key.
    private func seal(
        document: String, number: String, name: String, of id: SubjectID, _ connection: any Connection
    ) throws {
        var json = CanonicalJSON()
        json.open()
        json.member("document", document)
        json.member("name", name)
        json.member("number", number)
        json.close()
        let key = try keys.makeKey(for: id.raw, connection)
        let body = try vault.seal(json.bytes, under: key, context: "identity")
        try connection.bulk(RegistrySchema.subjectIdentity, [.int(id.raw), .bytes(body)])
    }

    /// A keyed hash that names an identity without telling it: records bind themselves to it.
    public func identityKey(of identity: SubjectIdentity) -> [UInt8] { lookup(identity) }

    /// The identity keys of subjects as the table has them now.
    public func identityKeys(_ ids: [SubjectID], _ connection: any Connection) throws -> [SubjectID: [UInt8]] {
        var keys: [SubjectID: [UInt8]] = [:]
        try connection.among(RegistrySQL.identities, ids.map { .int($0.raw) }) { row in
            let code = row.optionalText(1)
            keys[SubjectID(row.int(0))] = code.map { lookup(.organisation(code: $0)) } ?? row.bytes(2)
        }
        return keys
    }

    private func lookup(_ identity: SubjectIdentity) -> [UInt8] {
        switch identity {
        case .organisation(let code): vault.lookup("organisation", Array(code.utf8))
        case .person(let document, let number): vault.lookup("person", Array("\(document):\(number)".utf8))
        }
    }

    static func subject(_ row: any Row) -> Subject {
        Subject(
            id: SubjectID(row.int(0)), kind: SubjectKind(rawValue: row.text(1)) ?? .legalPerson,
            code: row.optionalText(2), name: row.optionalText(3), district: row.optionalText(4),
            status: row.optionalText(5))
    }
}

// MARK: - Names over time

extension Registry {
    /// Takes over what the register says; a changed name ends the old one on that day and stays findable.
    ///
    /// Until then a name is what somebody else's row called the code (`registered_since` is empty): it may be wrong, so the
    /// first registration replaces it, and it never becomes a former name (M-9).
    public func register(_ facts: RegisteredFacts, of id: SubjectID, _ connection: any Connection) throws {
        let known = try connection.first(RegistrySQL.registeredSince, [.int(id.raw)]) { $0.optionalText(0) } ?? nil
        // An older state that arrives later is kept as a record, but it doesn't undo the newer one.
        if let known, facts.since < known { return }
        var current = try connection.first(RegistrySQL.lastName, [.int(id.raw)]) {
            (name: $0.text(0), from: $0.text(1))
        }
        if let known, let named = current, known < named.from {
            // An older program dated a registered name by its receipt; no interval may end before it begins.
            try replace(named, with: (named.name, known), of: id, connection)
            current = (named.name, known)
        }
        if let current, known == nil || facts.since <= current.from || Self.isSameName(current.name, facts.name) {
            // Provisional, corrected on its own day, or written in another way: it was never another name.
            let from = known == nil ? facts.since : min(current.from, facts.since)
            try replace(current, with: (facts.name, from), of: id, connection)
        } else {
            try connection.run(RegistrySQL.endName, [.int(id.raw), .text(facts.since)])
            try add((facts.name, facts.since), of: id, connection)
        }
        try connection.run(
            RegistrySQL.rename,
            [
                .int(id.raw), .text(facts.name), .text(facts.kind.rawValue), Value(facts.district), Value(facts.status),
                .text(facts.since),
            ])
    }

    /// Whether two spellings are one name: kinds of bracket, width, case and blanks make no other.
    public static func isSameName(_ one: String, _ other: String) -> Bool {
        one == other || NameGrams.isSame(one, other)
    }

    /// The spelling that all spellings of a name share.
    public static func level(name: String) -> String { NameGrams.level(name) }

    private typealias NameSince = (name: String, from: String)

    private func add(_ name: NameSince, of id: SubjectID, _ connection: any Connection) throws {
        try connection.run(RegistrySQL.addName, [.int(id.raw), .text(name.name), .text(name.from)])
        for piece in NameGrams.pieces(of: name.name) {
            try connection.run(RegistrySQL.addGram, [.text(piece.text), .int(id.raw)])
        }
    }

    /// Takes a name away as if it had never been, together with the pieces that only it had.
    private func replace(
        _ old: NameSince, with new: NameSince, of id: SubjectID, _ connection: any Connection
    ) throws {
        guard old != new else { return }
        try connection.run(RegistrySQL.dropName, [.int(id.raw), .text(old.name), .text(old.from)])
        try add(new, of: id, connection)
        let names = try connection.rows(RegistrySQL.allNames, [.int(id.raw)]) { $0.text(0) }
        let kept = Set(names.flatMap { NameGrams.pieces(of: $0) })
        for piece in NameGrams.pieces(of: old.name) where !kept.contains(piece) {
            try connection.run(RegistrySQL.dropGram, [.text(piece.text), .int(id.raw)])
        }
    }

    /// Names that the organisation bore before, newest first.
    public func formerNames(of id: SubjectID, _ connection: any Connection) throws -> [String] {
        try connection.rows(RegistrySQL.formerNames, [.int(id.raw)]) { $0.text(0) }
    }
}

// MARK: - Finding

extension Registry {
    /// The organisation with that canonical code.
    public func organisation(code: String, _ connection: any Connection) throws -> Subject? {
        var found: Subject?
        try connection.among(RegistrySQL.subjectsByCode, [.text(code)]) { found = Self.subject($0) }
        return found
    }

    /// The subject with this identity, if the registry knows it.
    public func subject(_ identity: SubjectIdentity, _ connection: any Connection) throws -> Subject? {
        if case .organisation(let code) = identity { return try organisation(code: code, connection) }
        var found: Subject?
        try connection.among(RegistrySQL.subjectsByLookup, [.bytes(lookup(identity))]) { row in
            found = Subject(
                id: SubjectID(row.int(0)), kind: .naturalPerson, code: nil, name: nil, district: nil, status: nil)
        }
        return found
    }

    public func subjects(_ ids: [SubjectID], _ connection: any Connection) throws -> [SubjectID: Subject] {
        var found: [SubjectID: Subject] = [:]
        try connection.among(RegistrySQL.subjectsByID, ids.map { .int($0.raw) }) { row in
            let subject = Self.subject(row)
            found[subject.id] = subject
        }
        return found
    }

    /// Organisations whose name, or a former name, contains the text. Natural persons are never found by name.
    /// - Parameters:
    ///   - after: the last subject of the page before.
    ///   - limit: how many at most.
    public func search(
        _ text: String, after: SubjectID?, limit: Int, _ connection: any Connection
    ) throws -> [Subject] {
        let pieces = NameGrams.query(text)
        guard let first = pieces.first else { return [] }
        if first.unicodeScalars.count == 1 {
            return try search(character: first, after: after, limit: limit, connection)
        }
        let second = pieces.count > 1 ? pieces[1] : first
        let third = pieces.count > 2 ? pieces[2] : first
        var hits: [Subject] = []
        var position = after?.raw ?? 0
        // The index knows pieces, not order: read on until enough names really contain the text.
        while hits.count < limit {
            let page = try connection.rows(
                RegistrySQL.search, [.text(first), .int(position), .text(second), .text(third), .int(200)], Self.subject
            )
            for subject in page where hits.count < limit {
                position = subject.id.raw
                if try isNamed(subject, text, connection) { hits.append(subject) }
            }
            if page.count < 200 { break }
        }
        return hits
    }

    /// Organisations whose name holds this one character, from the first pieces that begin with it: in a large city nearly
    /// every name holds 公, and an index that finds them all would cost every new name twice as much.
    private func search(
        character: String, after: SubjectID?, limit: Int, _ connection: any Connection
    ) throws -> [Subject] {
        try connection.rows(
            RegistrySQL.searchOne,
            [
                .text(character), .text(NameGrams.end(of: character)), .int(after?.raw ?? 0), .int(Int64(limit)),
                .int(10_000),
            ], Self.subject)
    }

    private func isNamed(_ subject: Subject, _ text: String, _ connection: any Connection) throws -> Bool {
        guard let name = subject.name else { return false }
        if NameGrams.matches(name, text) { return true }
        return try formerNames(of: subject.id, connection).contains { NameGrams.matches($0, text) }
    }

    /// How many subjects there are of each kind.
    public func counts(_ connection: any Connection) throws -> [SubjectKind: Int] {
        var counts: [SubjectKind: Int] = [:]
        try connection.each(RegistrySQL.countByKind, []) { row in
            if let kind = SubjectKind(rawValue: row.text(0)) { counts[kind] = Int(row.int(1)) }
        }
        return counts
    }
}
