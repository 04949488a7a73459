// Looks at a city that came from elsewhere before anyone may work with it.

internal import Foundation
internal import Records
internal import Registry
internal import Storage
internal import Vault

extension Home {
    /// Every event agrees with its leaf and its payload, and the keys of the home open it.
    /// - Parameter path: the home whose keys belong to the city.
    static func check(_ database: any Database, home path: String) async throws {
        guard let text = try? String(contentsOfFile: "\(path)/keys", encoding: .utf8) else {
            throw Failure("the key file '\(path)/keys' can't be read; put the file of this city's home there")
        }
        // Nothing is made here, so no id is ever asked for and no chance drawn.
        let vault = Vault(keys: try KeyRing(fileText: text), entropy: Entropy.system())
        let records = Records(vault: vault, makeID: { 0 })
        guard try await database.write({ try records.recognisesHome($0) }) else {
            throw Failure("the key file '\(path)/keys' is another home's; put the file of this city's home there")
        }
        let progress = Progress("events checked")
        let report = try await records.audit(database, registry: Registry(vault: vault, makeID: { 0 })) {
            progress.show($0, of: $1)
        }
        progress.end()
        guard report.faults.isEmpty else {
            throw Failure(
                "\(report.faults.count) of \(report.events) events don't agree with their proofs, so the city was not "
                    + "opened; take another backup, or run 'chengxin ledger verify' at its old place")
        }
    }
}
