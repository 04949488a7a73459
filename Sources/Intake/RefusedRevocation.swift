// A row of which nothing may be kept, and that takes back what was: it is refused, and heard all the same.

internal import Records
internal import Vault

/// What is revoked by a row whose party may not be recorded (M-3, M-41).
struct RefusedRevocation: Sendable {
    let naturalKeys: [[UInt8]]
    let decision: DecisionKey?

    /// - Returns: nil if the row revokes nothing, or if anything else in it is wrong: a slip in a day destroys nobody's record.
    init?(
        _ run: borrowing IntakeRun, _ engine: IntakeEngine, _ provider: String, _ decisions: DecisionReader?,
        _ vault: Vault
    ) {
        let errors = run.row.notices.map(\.kind).filter { $0.severity == .error }
        guard errors.allSatisfy({ $0 == .minor || $0 == .lacksCapacity }), run.row.identity != nil,
            engine.compiled.standing(of: run.row.means) == .revoked
        else { return nil }
        let (scope, fact) = (Array("\(provider)\u{1F}".utf8), run.naturalKey())
        naturalKeys = ([fact.key] + [fact.older].compactMap(\.self)).map { vault.lookup("fact", scope + $0) }
        decision = decisions?.key(of: run)
    }
}
