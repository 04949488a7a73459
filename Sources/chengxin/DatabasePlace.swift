// Where a city's data lie: the file in the home, or a PostgreSQL server that several machines share.

internal import Foundation
internal import Storage

/// The database that the command line names.
enum DatabasePlace {
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

    func open() throws -> any Database {
        switch self {
        case .file(let path): try SQLiteDatabase(path: path)
        case .server(let url): try PostgreSQLDatabase(url: url)
        }
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
