// chengxin ledger witness: a witness for ledgers of others, run by a court, an archive or a neighbour. It needs no home.

internal import ArgumentParser
internal import Foundation
internal import Hummingbird
internal import Ledger
internal import Logging
internal import Storage
internal import Vault
internal import Web

extension LedgerCommand {
    struct RunWitness: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "witness",
            abstract:
                "Run a witness: it signs checkpoints of ledgers that it follows, and only those that continue each other.",
            discussion: """
                It needs no home and no data of anybody: a folder of its own, with its key and the newest checkpoint of each \
                ledger, and a file with the keys of the ledgers that it follows, as they are published under \
                /ledger/LOG/key. Never run it twice with one key, and never from an old copy of its folder.
                """,
            subcommands: [Init.self, Serve.self])

        struct Init: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Make the folder and the key, or find those that are there, and print the key for others.")

            @Argument(help: "The folder of the witness.") var folder: String
            @Option(help: "The name that it signs under, for good: an address without https://, for example.")
            var name: String

            func run() async throws {
                let home = try WitnessHome.make(folder, name: name)
                print(home.signer.key.line)
            }
        }

        struct Serve: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Answer the ledgers.")

            @Argument(help: "The folder of the witness.") var folder: String
            @Option(
                help: "A file with the keys of the ledgers that it follows, one in a line. Read once, at the start.")
            var logs: String
            @Option(help: "The address to listen on.") var host = "127.0.0.1"
            @Option(help: "The port to listen on.") var port = 8090
            @Flag(help: "Log a line for each checkpoint.") var verbose = false

            func validate() throws {
                if !(0...65535).contains(port) { throw ValidationError("--port is a number from 0 to 65535") }
            }

            func run() async throws {
                let home = try WitnessHome.open(folder)
                let keys = try KeyList(text: try LedgerCommand.text(of: logs)).lines.filter { $0.signed == nil }.map(
                    \.key)
                let database = try await home.database()
                defer { try? database.close() }
                let witness = try Witness(signer: home.signer, logs: keys, database: database)
                let level: Logger.Level = verbose ? .info : .notice
                let logger = Logger(label: "chengxin") { _ in
                    OperatorLog(.text, level: level, now: Clock.microseconds, write: Terminal.say)
                }
                let (host, port) = (host, port)
                let site = WitnessSite(witness, host: host, port: port, now: Clock.microseconds, logger: logger)
                do {
                    try await site.application { port in
                        Terminal.say("The witness \(witness.key.line) listens on http://\(host):\(port)")
                    }.runService()
                } catch  where "\(error)".contains("in use") {
                    throw Failure("port \(port) is in use; choose another with --port")
                }
            }
        }
    }
}

/// The folder of a witness.
private struct WitnessHome {
    let path: String
    let signer: WitnessSigner

    private static let keyFile = "witness-key"

    /// Makes what is missing; a second run changes nothing.
    static func make(_ path: String, name: String) throws -> WitnessHome {
        let file = "\(path)/\(keyFile)"
        if FileManager.default.fileExists(atPath: file) {
            let home = try open(path)
            guard home.signer.key.name == name else {
                throw Failure("the witness in '\(path)' has another name already: \(home.signer.key.name)")
            }
            return home
        }
        let seed = Entropy.system().bytes(32)
        let signer = try WitnessSigner(name: name, seed: seed)
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("the folder '\(path)' can't be made; choose a place that you may write to")
        }
        let text = "name \(name)\nseed \(Data(seed).base64EncodedString())\n"
        let isWritten = FileManager.default.createFile(
            atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Failure("'\(file)' can't be written; choose a place that you may write to") }
        return WitnessHome(path: path, signer: signer)
    }

    static func open(_ path: String) throws -> WitnessHome {
        guard let text = try? String(contentsOfFile: "\(path)/\(keyFile)", encoding: .utf8) else {
            throw Failure("there is no witness in '\(path)'; make one with 'chengxin ledger witness init'")
        }
        let lines = text.split(separator: "\n")
        guard lines.count == 2, lines[0].hasPrefix("name "), lines[1].hasPrefix("seed "),
            let seed = Data(base64Encoded: String(lines[1].dropFirst(5))), seed.count == 32
        else { throw Failure("the key of the witness in '\(path)' is damaged; a new one needs a new name") }
        return WitnessHome(
            path: path, signer: try WitnessSigner(name: String(lines[0].dropFirst(5)), seed: [UInt8](seed)))
    }

    /// Its state. What was written is on the disk before anything is signed out of the house.
    func database() async throws -> any Database {
        let database = try SQLiteDatabase(path: "\(path)/witness.sqlite")
        try await Migrator(WitnessSchema.migrations).migrate(database, now: Clock.microseconds())
        return database
    }
}
