// Why this file exists: a whole city of synthetic data, as the files that its bodies would send.

public import Law
public import WorkingDays

/// The demo city 泉城市 (示例).
///
/// Three in four of its subjects are organisations, one in four is an individual business; for each eight of them there
/// is a natural person who is only ever a party to a permit or a penalty. Files come in the order of sending: first the
/// registration, then permits and penalties of every body over five years, last the registration of those that have
/// changed their name. Together they hold about fourteen records for each subject: one in eight has nothing but its
/// registration, a few have very many. Three rows in a hundred bear a seeded error.
public struct DemoCity: Sendable {
    public let subjects: Int
    public let seed: UInt64
    public let today: Day
    /// The bodies to be known to the platform before the files are sent.
    public let providers: [Body]
    public let files: [DemoFile]

    /// Natural persons who are parties.
    public let persons: Int

    /// Records that are not registrations, for each subject.
    private static let recordsPerSubject = 13
    private static let faults = 0.03

    /// - Parameter pack: an item that it doesn't know today gets no file.
    public init(subjects: Int, seed: UInt64, today: Day, pack: PolicyPack) {
        let subjects = max(subjects, 1)
        let persons = max(subjects / 8, 1)
        let bodies = CityBodies.all(pack: pack, today: today)
        self.subjects = subjects
        self.seed = seed
        self.today = today
        self.persons = persons
        providers = bodies
        let population = Population(pack: pack, today: today, seed: seed, persons: persons)
        // Who never acts has no records: one in eight.
        let active = max(subjects - subjects / 8, 1)
        var files: [DemoFile] = []
        var serial = 1
        func add(_ item: String, _ body: Body, rows: Int, _ drawn: RowDrawing.Subjects, suffix: String = "") {
            let generator = FileGenerator(
                item: item, pack: pack, seed: seed, faults: Self.faults, warnings: nil, population: population,
                bodies: [body], subjects: drawn, firstSerial: serial)
            guard let generator, rows > 0 else { return }
            let number = String(1001 + files.count).dropFirst()
            files.append(
                DemoFile(
                    name: "\(number)-\(item)-\(body.code)\(suffix).csv", item: item, provider: body.code, rows: rows,
                    generator: generator))
            serial += rows
        }
        let registrar = bodies.first { $0.items.contains("registration") }
        if let registrar { add("registration", registrar, rows: subjects, .every) }
        let total = subjects * Self.recordsPerSubject
        for (item, share) in [("permit", 0.55), ("penalty", 0.45)] {
            let senders = bodies.filter { $0.items.contains(item) }
            let weight = senders.reduce(0) { $0 + Self.weight(of: $1) }
            var done = 0
            var passed = 0
            for body in senders {
                // Shares are taken of the running sum, so that their roundings don't add up.
                passed += Self.weight(of: body)
                let until = Int((Double(total) * share * Double(passed) / Double(weight)).rounded())
                add(item, body, rows: until - done, .drawn(active))
                done = until
            }
        }
        let renamed = (1...subjects).filter { $0 % 4 != 3 && Self.isRenamed($0, seed: seed) }
        if let registrar {
            add("registration", registrar, rows: renamed.count, .renamed(renamed), suffix: "-renamed")
        }
        self.files = files
    }

    /// All rows of all files.
    public var rows: Int { files.reduce(0) { $0 + $1.rows } }

    /// How much a body has to do beside the others.
    private static func weight(of body: Body) -> Int {
        let isCity = body.district == nil
        return switch body.department {
        case .market: isCity ? 12 : 8
        case .cityManagement: isCity ? 5 : 4
        case .transport: 14
        case .health: isCity ? 4 : 2
        case .tax, .fire: 8
        case .environment, .emergency, .housing, .culture: 6
        }
    }

    /// One in forty.
    private static func isRenamed(_ subject: Int, seed: UInt64) -> Bool {
        var random = SplitMix64(seed: seed ^ 0x4E41_4D45, stream: UInt64(subject))
        return random.below(40) == 0
    }
}
