// What the portal says about the home it serves: its standing, its figures, and which errors mean an outage.

internal import ArgumentParser
internal import Foundation
internal import Law
internal import Records
internal import Storage
internal import Transfer
internal import Web
internal import WorkingDays

extension Home {
    /// Asked for once, when a server starts: it remembers which pack was active then.
    /// - Parameter worker: knows the kinds of jobs; it need not run.
    /// - Parameter watch: knows what became of the requests to the witnesses of the ledger.
    func operations(metricsToken: String?, worker: JobRunner, watch: WitnessWatch? = nil) async throws -> OperationsDoor
    {
        let (database, records, pack) = (database, records, pack)
        let migrator = Migrator(Self.migrations)
        let atStart = try await database.read { try records.activePolicy($0)?.hash }
        let info = figuresOfStart
        let (names, demoDay) = (worker.kinds.map(\.name).sorted(), demoDay)
        return OperationsDoor(
            metricsToken: metricsToken, elapsed: Clock.elapsed,
            isOutage: { ($0 as? StorageError)?.isOutage ?? ($0 is TransferError) },
            figures: { info + Self.memory + Self.figures(database.load) + (watch?.families ?? []) },
            standing: {
                try await database.read { connection in
                    let schema = try migrator.standing(connection)
                    let isHere = try TransferSchema.isSettled(connection)
                    let active = try records.activePolicy(connection)?.hash
                    return Standing(
                        schema: schema.missing.isEmpty ? (schema.unknown.isEmpty ? .own : .newer) : .older,
                        policy: active == pack.hash ? .active : active == atStart ? .behind : .replaced,
                        isHere: isHere, jobs: try Self.jobs(names, demoDay, connection))
                }
            })
    }

    private static func jobs(
        _ names: [String], _ pinned: Day?, _ connection: any Connection
    ) throws -> [JobStanding] {
        let now = moment(try connection.moment(), on: pinned)
        let tallies = try JobStore(connection).tallies()
        return names.map { name in
            guard let tally = tallies.first(where: { $0.kind == name }) else { return JobStanding(name: name) }
            return JobStanding(
                name: name, open: tally.open, held: tally.held, failing: tally.failing,
                overdue: tally.held > 0 ? 0 : max(0, Double(now - tally.due) / 1_000_000),
                finished: tally.finishedAt.map { Double($0 / 1000) / 1000 }, error: tally.error)
        }
    }

    /// What does not change while the server runs.
    private var figuresOfStart: [MetricFamily] {
        let started = Double(Clock.microseconds() / 1000) / 1000
        // The last second of the last day that the calendar knows, in Shanghai.
        let horizon = (Double(pack.calendar.horizon.daysSince1970) + 1) * 86_400 - 8 * 3600
        return [
            MetricFamily(
                "chengxin_build_info", .gauge, "Always 1; its labels say what runs.",
                [
                    .init(
                        1,
                        [
                            "version": Chengxin.configuration.version, "engine": engine, "policy": pack.id,
                            "policy_hash": pack.hash, "schema": Self.schemaName,
                        ])
                ]),
            .gauge("process_start_time_seconds", "When the server started, in seconds since 1970.", started),
            .gauge(
                "chengxin_calendar_horizon_timestamp_seconds",
                "Until when the calendar of working days is known; later answers are provisional.", horizon),
        ]
    }

    /// The newest step of each room, for example `records-2,vault-1`.
    static var schemaName: String {
        var newest: [Substring: String] = [:]
        for step in migrations { newest[step.id.prefix { $0 != "-" }] = step.id }
        return newest.values.sorted().joined(separator: ",")
    }

    private static func figures(_ load: DatabaseLoad) -> [MetricFamily] {
        [
            .gauge("chengxin_database_connections_in_use", "Connections that work.", Double(load.inUse)),
            .gauge("chengxin_database_connections_limit", "Connections that may work at once.", Double(load.limit)),
            .gauge("chengxin_database_waiting", "Pieces of work that wait for a connection.", Double(load.waiting)),
        ]
    }

    /// What the process holds in memory; left out where the system does not say it.
    private static var memory: [MetricFamily] {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return [] }
        return [
            .gauge(
                "process_resident_memory_bytes", "Memory held by the server.",
                pages * Double(sysconf(Int32(_SC_PAGESIZE))))
        ]
    }
}
