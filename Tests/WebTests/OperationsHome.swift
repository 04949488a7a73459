// What the site says about its database, wired for tests as the roof wires it, and a server that is asked over a socket.

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Logging
import Records
import Storage
import Synchronization
import TestSupport
import Web

extension OperationsDoor {
    static func of(
        _ database: any Database, _ records: Records, _ pack: PolicyPack, token: String? = nil,
        figures: @escaping @Sendable () -> [MetricFamily] = { [] }, jobs: [JobStanding] = []
    ) -> OperationsDoor {
        let clock = ContinuousClock()
        let start = clock.now
        return OperationsDoor(
            metricsToken: token, patience: .seconds(60), elapsed: { Int64((clock.now - start) / .microseconds(1)) },
            isOutage: { ($0 as? StorageError)?.isOutage ?? false }, figures: figures,
            standing: {
                try await database.read { connection in
                    let schema = try Migrator(TestSchema.migrations).standing(connection)
                    let active = try records.activePolicy(connection)?.hash
                    return Standing(
                        schema: schema.missing.isEmpty ? (schema.unknown.isEmpty ? .own : .newer) : .older,
                        policy: active == pack.hash ? .active : .replaced, jobs: jobs)
                }
            })
    }
}

extension TestHome {
    func operations(
        token: String? = nil, figures: @escaping @Sendable () -> [MetricFamily] = { [] }, jobs: [JobStanding] = []
    ) -> OperationsDoor {
        .of(database, records, pack, token: token, figures: figures, jobs: jobs)
    }

    /// Changes the database behind the rooms' back.
    func change(_ sql: String, _ values: [Value] = []) async throws {
        _ = try await database.write { try $0.run(RawSQL(sql), values) }
    }
}

extension TestSite {
    /// Asks a real server, one question after the other, all on one connection.
    func live(_ questions: [(address: String, headers: [String: String])]) async throws -> [Answer] {
        try await application.test(.live) { client in
            var answers: [Answer] = []
            for (address, headers) in questions {
                var fields = HTTPFields()
                for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
                answers.append(
                    try await client.execute(uri: address, method: .get, headers: fields) { response in
                        Answer(
                            status: response.status.code, headers: response.headers,
                            text: String(buffer: response.body))
                    })
            }
            return answers
        }
    }
}

/// Keeps the lines that the site's log writes.
final class LogLines: Sendable {
    private let kept = Mutex<[String]>([])

    var all: [String] { kept.withLock { $0 } }

    func logger(_ format: OperatorLog.Format, level: Logger.Level = .info) -> Logger {
        Logger(label: "test") { _ in
            OperatorLog(format, level: level, now: { 1_795_000_000_123_456 }) { line in
                self.kept.withLock { $0.append(line) }
            }
        }
    }
}
