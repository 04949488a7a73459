// The ledger of a home: its name, who gives entries their places, and when.

internal import Foundation
internal import Law
internal import Ledger
internal import Logging
internal import Records
internal import Storage
internal import Vault

extension Home {
    var ledger: Ledger { records.ledger }

    /// The name of a home that was given none: drawn from its secrets, so that no two homes share one. The ending is one
    /// that no machine can have (RFC 6761).
    var ledgerName: String {
        let mark = Hexadecimal.text(vault.lookup("ledger-name", []).prefix(4))
        return "\(pack.id)-\(mark).chengxin.invalid"
    }

    /// - Throws: `LedgerError.held` in a city that was restored and has not proved that it continues its published ledger.
    func mustNotBeHeld() async throws {
        let ledger = ledger
        if try await database.read({ try ledger.isHeld($0) }) { throw LedgerError.held }
    }

    /// Gives what was entered its place, after a command that enters. What it can't do now, the next round does.
    func settleLedger() async {
        do {
            try await records.settleLedger(database, now: clock.now())
        } catch LedgerError.held {
            // Only what is destroyed is entered now. It gets its place once the city is let go.
            return
        } catch {
            Terminal.say(
                "chengxin: everything is in, but the ledger could not be signed just now (\(error)); the next round does it"
            )
        }
    }

    /// The proof of an entry by the transaction and place under which it was left, under a checkpoint of the home's witnesses.
    /// - Throws: a sentence if it has no place yet.
    func proof(at place: EntryPlace, in log: LogName) async throws -> LogProof {
        await settleLedger()
        let (ledger, policy) = (ledger, try Self.witnesses(home: path))
        let proof = try await database.read { connection in
            try ledger.find([place], connection)[place]?.index.map {
                try ledger.proof(of: $0, in: log, under: policy, connection)
            }
        }
        guard let proof = proof ?? nil else {
            let isHeld = try await database.read { try ledger.isHeld($0) }
            throw isHeld
                ? LedgerError.held : Failure("the ledger is not signed yet; try again when the database is free")
        }
        return proof
    }

    /// Gives what is entered its place within two seconds, as long as `service` serves.
    func settleLedger(_ logger: Logger, beside service: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    do {
                        try await records.settleLedger(database, now: clock.now())
                    } catch {
                        // Errors of our rooms hold nothing private.
                        logger.warning("the ledger could not be signed", metadata: ["error": "\(error)"])
                    }
                    // Servers draw their own pauses, so that they don't come together.
                    try? await Task.sleep(for: .seconds(Double.random(in: 0.7...1.3)))
                }
            }
            defer { group.cancelAll() }
            try await service()
        }
        // What the last readers entered is signed before the server ends, if it can be.
        _ = try? await records.settleLedger(database, now: clock.now())
    }
}
