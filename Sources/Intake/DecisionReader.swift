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

    /// A body that stands under the filler, or under a code that the platform doesn't know, is known by its name: as the only
    /// body that is registered under that name, or as one of which nothing else is known.
    ///
    /// A sender speaks for a name only if it is registered under it, and alone: else anyone could revoke what others sent.
    func key(of run: borrowing IntakeRun) -> DecisionKey {
        let parts = run.decisionParts()
        let name = run.row.text(name)
        let isNobody = run.row.isEmpty(code) || run.row.withBytes(code, UnifiedSocialCreditCode.isPlaceholder)
        let written = isNobody ? nil : run.row.text(code)
        let known = written.flatMap { bodies.name(of: $0) == nil ? nil : $0 }
        guard let decider = known ?? bodies.code(named: name) ?? (name.isEmpty ? written : nil) else {
            return DecisionKey(key: key(parts, name: name), isOwn: false, others: [], withdrawal: withdrawal)
        }
        let isOwn = decider == provider
        let own = isOwn ? bodies.name(of: provider).flatMap { bodies.code(named: $0) == provider ? $0 : nil } : nil
        return DecisionKey(
            key: key(parts, code: decider), isOwn: isOwn, others: own.map { [key(parts, name: $0)] } ?? [],
            withdrawal: withdrawal)
    }

    private func key(_ parts: [UInt8], code: String) -> [UInt8] {
        vault.lookup("decision", parts + Array("\u{1F}c\u{1F}\(code)".utf8))
    }

    private func key(_ parts: [UInt8], name: String) -> [UInt8] {
        vault.lookup("decision", parts + Array("\u{1F}n\u{1F}\(Registry.level(name: name))".utf8))
    }
}
