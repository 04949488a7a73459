// Where a city's data lie: the file in the home, or a PostgreSQL server that several machines share.

internal import Foundation
internal import Storage

/// The database that the command line names.
enum DatabasePlace: Equatable {
    /// `city.sqlite` in the home.
    case file(path: String)
    /// A server; the address may hold a password, so no message repeats it.
    case server(url: String)

    /// `--database`, else `$CHENGXIN_DATABASE`, else the file in the home.
    init(_ common: CommonOptions) {
        let url = common.database ?? ProcessInfo.processInfo.environment["CHENGXIN_DATABASE"]
        if let url, !url.isEmpty {
            self = .server(url: url)
        } else {
            self = .file(path: "\(common.homePath)/city.sqlite")
        }
    }

    /// An address on the command line: `postgres://…` or `sqlite:PATH`.
    init(address: String) throws {
        if address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") {
            self = .server(url: address)
        } else if address.hasPrefix("sqlite:"), address.count > 7 {
            let path = String(address.dropFirst(address.hasPrefix("sqlite://") ? 9 : 7))
            self = .file(path: path)
        } else {
            throw Failure("a database is named postgres://user@host:5432/database or sqlite:PATH/city.sqlite")
        }
    }

    /// Opens a place for a city that comes from elsewhere; nobody else opens it before that is settled.
    func openForArrival() throws -> any Database {
        if case .file(let path) = self, !FileManager.default.fileExists(atPath: path) {
            for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
                throw Failure(
                    "'\(path)\(end)' is left of another database, whose last rows may be in it; move it away first")
            }
        }
        return try open()
    }

    /// Lets a city arrive here. If that fails, a file that was not there before is taken away again.
    func arrival<T: Sendable>(_ work: (any Database) async throws -> T) async throws -> T {
        var made: String?
        if case .file(let path) = self, !FileManager.default.fileExists(atPath: path) { made = path }
        let database = try openForArrival()
        do {
            let result = try await work(database)
            try database.close()
            return result
        } catch {
            try? database.close()
            if let made { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: made + end) } }
            throw error
        }
    }

    func open() throws -> any Database {
        switch self {
        case .file(let path): try Self.open(path)
        case .server(let url): try PostgreSQLDatabase(url: url)
        }
    }

    /// Opens the file, or makes it for its owner alone: what is not public lies in it.
    private static func open(_ path: String) throws -> SQLiteDatabase {
        if !FileManager.default.fileExists(atPath: path) {
            // The engine gives the files beside it the same permissions.
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        return try SQLiteDatabase(path: path)
    }

    /// Whether a city was made here before.
    func holdsCity() async throws -> Bool {
        switch self {
        case .file(let path):
            return FileManager.default.fileExists(atPath: path)
        case .server:
            let database = try open()
            defer { try? database.close() }
            return try await !Migrator.isEmpty(database)
        }
    }

    /// - Throws: what to do if there is no city to open.
    func mustHoldCity(home: String) async throws {
        switch self {
        case .file(let path):
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            if size == 0 { throw Failure("the database '\(path)' is empty; put it back from its backup") }
            guard size != nil else {
                throw Failure(
                    "there is no home at '\(home)'; make one with 'chengxin init --city jinan --home \(home)'")
            }
        case .server:
            guard try await holdsCity() else {
                throw Failure(
                    "the database on the server holds no city; make one with 'chengxin init --city jinan --home \(home)' "
                        + "and the same --database")
            }
        }
    }
}
