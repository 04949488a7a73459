// swift-tools-version: 6.2
// The rooms of the house and the arrows between them: an arrow that is not in this file does not compile.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// A room: one target, the rooms below it that it may use, and the outside libraries that live in it.
func room(
    _ name: String, uses rooms: [String] = [], libraries: [Target.Dependency] = [], excludes: [String] = []
) -> Target {
    .target(
        name: name, dependencies: rooms.map { .init(stringLiteral: $0) } + libraries, exclude: excludes,
        swiftSettings: strict)
}

/// The tests of one room. `TestSupport` brings the fixed clock, the pack and a fresh database.
func tests(of name: String, uses rooms: [String] = [], libraries: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: ([name] + rooms).map { .init(stringLiteral: $0) } + libraries,
        swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
    name: "chengxin",
    products: [.executable(name: "chengxin", targets: ["chengxin"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries of the system, each used by one room
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

        // Ground
        room("Identifiers"),
        room("WorkingDays"),
        room("Law", uses: ["WorkingDays"], libraries: [.product(name: "Yams", package: "Yams"), crypto]),
        room(
            "Storage", uses: ["CPQ"],
            libraries: [
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        room("Vault", uses: ["Storage"], libraries: [crypto]),
        room("Ledger", uses: ["Storage"], libraries: [crypto]),

        room("Transfer", uses: ["Storage"], libraries: [crypto]),

        // Cellar
        room("Registry", uses: ["Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger"]),

        // Desk
        room("Access", uses: ["WorkingDays", "Storage", "Vault", "Registry"], libraries: [crypto, cryptoExtras]),

        // Doors
        room("Records", uses: ["WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry"]),
        room(
            "Disclosure",
            uses: [
                "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry", "Access", "Records",
            ]),

        // Workshops
        room(
            "Intake",
            uses: [
                "CExpat", "CZip", "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry",
                "Records",
            ]),
        room(
            "Reports",
            uses: [
                "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry", "Records", "Disclosure",
            ]),
        room("Synthesis", uses: ["Identifiers", "WorkingDays", "Law"]),

        // Front
        room(
            "Web",
            uses: [
                "Identifiers", "WorkingDays", "Law", "Ledger", "Registry", "Access", "Records", "Disclosure", "Intake",
                "Reports",
            ],
            libraries: [
                hummingbird, .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], excludes: ["Resources"]),

        // Roof
        .executableTarget(
            name: "chengxin",
            dependencies: [
                "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry", "Access", "Records",
                "Disclosure", "Intake", "Reports", "Synthesis", "Transfer", "Web", hummingbird,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: strict),

        // Tests
        .target(
            name: "TestSupport",
            dependencies: [
                "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry", "Access", "Records",
                "Disclosure", "Intake", "Reports", "Transfer",
            ], swiftSettings: strict),
        tests(of: "Identifiers"),
        tests(of: "WorkingDays"),
        tests(of: "Law", uses: ["TestSupport", "WorkingDays"]),
        tests(of: "Storage", uses: ["TestSupport", "WorkingDays", "Law"]),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport", "Storage"], swiftSettings: strict),
        tests(of: "Access", uses: ["TestSupport", "WorkingDays", "Storage", "Vault", "Registry"]),
        tests(
            of: "Reports",
            uses: [
                "TestSupport", "Identifiers", "WorkingDays", "Law", "Storage", "Registry", "Records", "Disclosure",
                "Intake",
            ]),
        tests(of: "Vault", uses: ["TestSupport", "Storage"]),
        tests(
            of: "Transfer", uses: ["TestSupport", "WorkingDays", "Storage", "Vault", "Registry", "Records", "Intake"]),
        tests(of: "Ledger", uses: ["TestSupport", "Storage"], libraries: [crypto]),
        tests(of: "Records", uses: ["TestSupport", "WorkingDays", "Law", "Storage", "Vault", "Registry", "Ledger"]),
        tests(
            of: "Disclosure",
            uses: [
                "TestSupport", "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry", "Access",
                "Records", "Intake",
            ]),
        tests(
            of: "Intake",
            uses: [
                "TestSupport", "CZip", "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Registry", "Records",
                "Disclosure",
            ]),
        tests(of: "Synthesis", uses: ["Identifiers", "WorkingDays", "Law"]),
        tests(
            of: "Web",
            uses: [
                "TestSupport", "Identifiers", "WorkingDays", "Law", "Storage", "Vault", "Ledger", "Registry", "Access",
                "Records", "Disclosure", "Intake", "Reports",
            ],
            libraries: [
                hummingbird, .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]),
    ]
)
