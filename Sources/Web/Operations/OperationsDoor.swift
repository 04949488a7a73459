// What the roof hands in so that the site can say how it fares: the room itself knows no database, memory or clock.

/// How the database stands to this program, as far as readers are concerned.
public struct Standing: Sendable, Hashable {
    public enum Schema: Sendable, Hashable {
        /// The program's own.
        case own
        /// Steps of the program are missing.
        case older
        /// All are there, and more: a newer version has begun to take over. Steps only add before they take away, so
        /// this version may serve on.
        case newer
    }

    public enum Policy: Sendable, Hashable {
        /// The pack that was activated last is ours.
        case active
        /// An older pack than the last is served because this server was started with it afterwards.
        case behind
        /// Another pack has become active since this server was started: what it would say is no longer the law.
        case replaced
    }

    public let schema: Schema
    public let policy: Policy
    /// False once the city has moved to another database, and while it is arriving.
    public let isHere: Bool
    /// The jobs of each kind that this program knows.
    public let jobs: [JobStanding]

    public init(schema: Schema, policy: Policy, isHere: Bool = true, jobs: [JobStanding] = []) {
        self.schema = schema
        self.policy = policy
        self.isHere = isHere
        self.jobs = jobs
    }
}

/// How the jobs of one kind stand (任务).
public struct JobStanding: Sendable, Hashable {
    /// The name of the kind.
    public let name: String
    /// How many wait or are held by a worker.
    public let open: Int
    public let held: Int
    /// How many failed when they were tried last.
    public let failing: Int
    /// Since when the first of them has been due, in seconds; 0 if none is, or a worker has it.
    public let overdue: Double
    /// When a recurring job was last complete, in seconds since 1970.
    public let finished: Double?
    /// What went wrong last, in words that hold nothing private.
    public let error: String?

    public init(
        name: String, open: Int = 0, held: Int = 0, failing: Int = 0, overdue: Double = 0, finished: Double? = nil,
        error: String? = nil
    ) {
        self.name = name
        self.open = open
        self.held = held
        self.failing = failing
        self.overdue = overdue
        self.finished = finished
        self.error = error
    }
}

/// What `/readyz`, `/metrics` and the answers to an outage rest on.
public struct OperationsDoor: Sendable {
    /// One small read; throws if the database does not answer.
    let standing: @Sendable () async throws -> Standing
    /// Figures of the process, the database and the law.
    let figures: @Sendable () -> [MetricFamily]
    /// Whether an error means that the database is away or busy, not that the program is wrong.
    let isOutage: @Sendable (any Error) -> Bool
    /// Microseconds that only grow.
    let elapsed: @Sendable () -> Int64
    /// Opens `/metrics` to readers who are not on this machine.
    let metricsToken: String?
    /// How long the database may take to answer.
    let patience: Duration

    public init(
        metricsToken: String? = nil, patience: Duration = .seconds(1), elapsed: @escaping @Sendable () -> Int64,
        isOutage: @escaping @Sendable (any Error) -> Bool, figures: @escaping @Sendable () -> [MetricFamily],
        standing: @escaping @Sendable () async throws -> Standing
    ) {
        self.standing = standing
        self.figures = figures
        self.isOutage = isOutage
        self.elapsed = elapsed
        self.metricsToken = metricsToken
        self.patience = patience
    }
}
