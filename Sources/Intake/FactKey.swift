// By what a row is known: the fact that it tells, as its sender tells it, and the decision behind it, whoever tells it.

internal import Identifiers
internal import Law
internal import Registry

extension IntakeRun {
    /// What makes two rows the same fact: the item, the subject and the key fields of the catalogue. The number of the
    /// document counts without the kind of its brackets and dashes.
    /// - Returns: the key, and how rows were known that entered before numbers were levelled; nil where it is the same.
    func naturalKey() -> (key: [UInt8], older: [UInt8]?) {
        let head = head
        var key = head
        var isLevelled = false
        for index in engine.compiled.key {
            key.append(0x1F)
            row.withBytes(index) { cell in
                if index != engine.compiled.documentNumber {
                    key += cell
                    // The filler names nobody, so two bodies that use it are told apart by their names.
                    if UnifiedSocialCreditCode.isPlaceholder(cell) { key += bodyName(beside: index) }
                } else if DocumentNumber.append(cell, to: &key) {
                    isLevelled = true
                }
            }
        }
        guard isLevelled else { return (key, nil) }
        var older = head
        for index in engine.compiled.key {
            older.append(0x1F)
            row.withBytes(index) { older += $0 }
        }
        return (key, older)
    }

    /// What makes two rows the same decision, whoever sends them: the natural key without any body.
    func decisionParts() -> [UInt8] {
        var key = head
        for index in engine.compiled.key where !isBodyCode(index) {
            key.append(0x1F)
            row.withBytes(index) { cell in
                if index == engine.compiled.documentNumber {
                    DocumentNumber.appendPlain(cell, to: &key)
                } else {
                    key += cell
                }
            }
        }
        return key
    }

    /// Item and subject.
    private var head: [UInt8] {
        var key = Array(engine.compiled.item.id.utf8)
        switch row.identity {
        case .organisation(let code): key += Array("\u{1F}o\u{1F}\(code)".utf8)
        case .person(let document, let number): key += Array("\u{1F}p\u{1F}\(document)\u{1F}\(number)".utf8)
        case nil: break
        }
        return key
    }

    private func isBodyCode(_ index: Int) -> Bool {
        let role = engine.compiled.item.fields[index].role
        return role == .bodyCode || role == .sourceCode
    }

    /// The name of the body whose code stands there, without blanks.
    private func bodyName(beside code: Int) -> [UInt8] {
        guard let pair = engine.bodies.first(where: { $0.code == code }) else { return [] }
        return [0x1E]
            + row.text(pair.name).unicodeScalars.filter { !$0.properties.isWhitespace }.flatMap {
                Array(String($0).utf8)
            }
    }
}
