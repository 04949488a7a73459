// Which facts a returned row tells: it is forgotten with them, also if it never comes in corrected.

internal import Law
internal import Vault

extension IntakeRun {
    /// The keyed hashes by which the fact of a returned row is known if it is entered by the same sender: as now, and as before
    /// numbers were levelled. None if the row is wrong in what makes the fact, or if nothing of it may be kept.
    func returnedFacts(provider: String, _ vault: Vault) -> [[UInt8]] {
        guard row.identity != nil, !row.notices.contains(where: { $0.kind.keepsNothing }),
            !engine.compiled.key.contains(where: { row.hasError($0) })
        else { return [] }
        let fact = naturalKey()
        let scope = Array("\(provider)\u{1F}".utf8)
        return [fact.key, fact.older].compactMap { key in key.map { vault.lookup("fact", scope + $0) } }
    }
}
