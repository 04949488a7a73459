// Who decided, and by what the decision is known when somebody else sends it (M-41).

internal import Identifiers
internal import Law
internal import Records
internal import Registry
internal import Vault

/// Reads the decision behind the rows of one sender and item.
struct DecisionReader: Sendable {
    private let vault: Vault
    private let provider: String
    private let bodies: KnownBodies
    private let withdrawal: Citation
    private let name: Int?
    private let code: Int

    /// - Returns: nil if the item knows no revoked decisions, or no bodies that decide.
    init?(_ compiled: CompiledItem, provider: String, bodies: KnownBodies, vault: Vault) {
        guard let withdrawal = compiled.withdrawal, let code = compiled.position(of: .bodyCode) else { return nil }
        self.withdrawal = withdrawal
        self.code = code
        self.vault = vault
        self.provider = provider
        self.bodies = bodies
        name = compiled.position(of: .bodyName)
    }

    /// A body that stands under the filler is known by its name: as the body that the platform knows by that name, or as
    /// one of which nothing else is known.
    func key(of run: borrowing IntakeRun) -> DecisionKey {
        let parts = run.decisionParts()
        let name = run.row.text(name)
        let isNamedOnly = run.row.isEmpty(code) || run.row.withBytes(code, UnifiedSocialCreditCode.isPlaceholder)
        let decider = isNamedOnly ? bodies.code(named: name) : run.row.text(code)
        let isOwn = decider == provider
        let byName = key(parts, name: name)
        guard let decider else { return DecisionKey(key: byName, isOwn: false, others: [], withdrawal: withdrawal) }
        guard isOwn else {
            return DecisionKey(key: key(parts, code: decider), isOwn: false, others: [], withdrawal: withdrawal)
        }
        let known = bodies.name(of: decider).map { key(parts, name: $0) }
        return DecisionKey(
            key: key(parts, code: decider), isOwn: true,
            others: [byName] + [known].compactMap(\.self).filter { $0 != byName }, withdrawal: withdrawal)
    }

    private func key(_ parts: [UInt8], code: String) -> [UInt8] {
        vault.lookup("decision", parts + Array("\u{1F}c\u{1F}\(code)".utf8))
    }

    private func key(_ parts: [UInt8], name: String) -> [UInt8] {
        vault.lookup("decision", parts + Array("\u{1F}n\u{1F}\(Registry.level(name: name))".utf8))
    }
}
