// What chengxin doctor asks of the database: small reads, and no write.

internal import Foundation
internal import Law
internal import Records
internal import Storage
internal import Transfer
internal import Vault
internal import WorkingDays

extension Checkup {
    /// How far the newest event may lie ahead of the clock: servers differ by a little.
    private static let mostAhead: Int64 = 300_000_000

    /// The checks that need the database; each that can't be made is left out after the one that says why.
    func stored() async -> [HealthFinding] {
        do {
            try await place.mustHoldCity(home: path)
            let database = try place.open()
            defer { try? database.close() }
            let standing = try await Migrator(Home.migrations).standing(database)
            var findings: [HealthFinding] = [.ok("database", "answers"), schema(standing)]
            guard standing.unknown.isEmpty, standing.missing.allSatisfy({ !$0.id.hasPrefix("records-") }), let keys
            else { return findings }
            // Nothing is made here, so no id is ever asked for and no chance drawn.
            findings.append(try await whereabouts(database, standing))
            let records = Records(vault: Vault(keys: keys, entropy: Entropy.system()), makeID: { 0 })
            findings.append(await belonging(database, records))
            findings.append(try await active(database, records))
            if standing.missing.isEmpty { findings.append(try await destroyed(database, records)) }
            findings.append(clock(newest: try await database.read { try records.newestEvent($0) }))
            return findings
        } catch {
            return [.fault("database", "\(error)", "nothing else can be checked before it answers")]
        }
    }

    private func schema(_ standing: SchemaStanding) -> HealthFinding {
        if !standing.unknown.isEmpty {
            return .fault(
                "schema", "a newer version made \(standing.unknown.joined(separator: ", "))", "run that version")
        }
        if !standing.missing.isEmpty {
            let steps = standing.missing.map(\.id).joined(separator: ", ")
            return .warn(
                "schema", "steps are missing: \(steps)", "run 'chengxin migrate'; a server does it when it starts")
        }
        return .ok("schema", "this version's, \(standing.applied.count) steps")
    }

    private func whereabouts(_ database: any Database, _ standing: SchemaStanding) async throws -> HealthFinding {
        guard standing.missing.allSatisfy({ !$0.id.hasPrefix("transfer-") }) else { return .ok("place", "never moved") }
        do {
            try await database.read { try TransferSchema.mustBeSettled($0) }
            return .ok("place", "the city is here and whole")
        } catch let error as TransferError {
            return .fault("place", "\(error)", "nobody may work here until then")
        }
    }

    private func belonging(_ database: any Database, _ records: Records) async -> HealthFinding {
        do {
            // A read can't write: a database that no home has marked yet ends in an error.
            return try await database.read { try records.recognisesHome($0) }
                ? .ok("belonging", "the keys are those of this database")
                : .fault("belonging", "the keys are another database's", "put this home's own key file back")
        } catch {
            return .warn("belonging", "no home has worked with this database yet", "run 'chengxin init' with it")
        }
    }

    private func active(_ database: any Database, _ records: Records) async throws -> HealthFinding {
        let active = try await database.read { try records.activePolicy($0) }
        guard let active, let pack else {
            return .warn("active", "no policy pack was activated yet", "run 'chengxin init', or start the server")
        }
        guard active.hash == pack.hash else {
            return .warn(
                "active", "another version of the pack was activated last than the one installed here",
                "install the same version everywhere, and start the servers again")
        }
        return .ok("active", "\(active.pack) \(active.hash.prefix(12)) is the installed one")
    }

    /// The list of destructions: whole, as far as the database, and nothing that it names stored again.
    private func destroyed(_ database: any Database, _ records: Records) async throws -> HealthFinding {
        let file = DestroyedFile(path: "\(path)/destroyed", list: records.destructionList)
        let blocks: [DestructionBlock]
        do {
            blocks = try file.blocks()
        } catch {
            return .fault("destroyed", "\(error)", "without it nobody knows what must not come back")
        }
        let back = try await records.undestroyed(blocks, database).count
        guard back == 0 else {
            return .fault(
                "destroyed", "\(back) records that the list names are stored again",
                "run 'chengxin forget run', or start the server: both destroy them again")
        }
        let missing = try await records.destructions(missingIn: blocks, database).count
        guard missing == 0, file.exists else {
            let found = file.exists ? "the list lacks \(missing) destructions" : "there is no list of destructions"
            return .warn("destroyed", found, "run 'chengxin forget run', and keep a copy of the list beside the keys")
        }
        return .ok("destroyed", "the list names all destructions, and nothing of it is stored")
    }

    private func clock(newest: Int64?) -> HealthFinding {
        guard let newest else { return .ok("clock", "nothing stored to compare it with") }
        let isDemo = FileManager.default.fileExists(atPath: "\(path)/demo-day")
        guard newest <= now + Self.mostAhead || isDemo else {
            return .fault(
                "clock", "the newest event, of \(Day.instant(microseconds: newest)), lies ahead of the clock",
                "set the clock (timedatectl): terms would end late, and keys are made from it")
        }
        return .ok("clock", "the newest event is of \(Day.instant(microseconds: newest)), not ahead of the clock")
    }
}
