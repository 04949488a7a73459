// The site with a provider's clerk at the desk, on the home that all rooms' tests use.

import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Intake
import Law
import Ledger
import Records
import Logging
import Registry
import Reports
import Storage
import Testing
import TestSupport
import Web
import WorkingDays

/// Rows of the shared fixtures; this module has smaller ones of the same names.
typealias SharedRows = TestSupport.TestRows

/// A desk that is asked through HTTP.
struct DeskSite: Sendable {
    static let boundary = "----desk-7f3a"
    static let password = "a spring in the stone"

    let home: TestSupport.TestHome
    let access: Access
    let portal: PublicSite
    let application: any ApplicationProtocol
    /// The cookie of the clerk of the home's provider.
    private(set) var cookie = ""
    private(set) var token = ""

    init(mostBytes: Int = 4 << 20, login: String = "zhang.san") async throws {
        home = try await TestSupport.TestHome()
        access = Self.access(home)
        portal = try Self.portal(home, access, mostBytes: mostBytes)
        application = portal.application()
        try await signIn(login, organisation: home.provider.code, roles: [.providerClerk])
    }

    /// Another server of the same city, with the same person at it.
    init(beside first: DeskSite) throws {
        home = first.home
        access = Self.access(home)
        portal = try Self.portal(home, access, mostBytes: 4 << 20)
        application = portal.application()
        (cookie, token) = (first.cookie, first.token)
    }

    private static func access(_ home: TestSupport.TestHome) -> Access {
        Access(
            database: home.database, vault: home.vault, entropy: .seeded(5), makeID: { home.makeID() },
            now: { home.now }, cost: .least)
    }

    private static func portal(
        _ home: TestSupport.TestHome, _ access: Access, mostBytes: Int
    ) throws -> PublicSite {
        let now: @Sendable () -> Int64 = { home.now }
        let settings = WebSettings(
            host: "127.0.0.1", port: 0, isDemo: true,
            platformName: Bilingual(zh: "测试市公共信用信息平台", en: "Test City Public Credit"),
            operatorName: Bilingual(zh: "测试中心", en: "Test Centre"), version: "0.0.0",
            resources: TestHome.repository + "/Sources/Web/Resources", today: { home.today }, now: now)
        let reports = Reports(
            database: home.database, door: home.door, pack: home.pack, vault: home.vault,
            ledger: home.records.ledger,
            issuer: ReportIssuer(
                platform: Bilingual(zh: "测试市公共信用信息平台", en: "Test City Public Credit"),
                name: Bilingual(zh: "测试中心", en: "Test Centre")), makeID: { home.makeID() })
        let desk = DeskDoor(
            intake: IntakeDesk(
                database: home.database, registry: home.registry, records: home.records, vault: home.vault,
                keepers: home.copies, makeID: { home.makeID() }, now: now),
            batches: BatchDesk(database: home.database, vault: home.vault, now: now),
            organisation: { code in try await home.database.read { try home.registry.provider(code: code, $0) } },
            policy: { try await home.policy() }, spoolFolder: home.path, mostBytes: mostBytes)
        return try PublicSite(
            settings, pack: home.pack, door: home.door, official: home.official,
            ledger: LedgerDoor(home.records.ledger, database: home.database), reports: reports, access: access,
            desk: desk,
            operations: .of(home.database, home.records, home.pack),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Makes an account and signs in with it.
    mutating func signIn(_ login: String, organisation: String?, roles: Set<Role>) async throws {
        _ = try await access.add(
            NewAccount(
                login: login, name: "测试员", organisation: organisation, roles: roles, until: nil,
                password: Self.password), today: home.today)
        let step = try await access.signIn(
            login: login, password: Self.password, address: "127.0.0.1", today: home.today, rule: .whereEnrolled)
        let signedIn = try #require(step.opened)
        cookie = "session=\(signedIn.token)"
        token = signedIn.session.formToken
    }

    // MARK: Files and forms

    func file(_ rows: [TestRow], item: String = "penalty") throws -> [UInt8] {
        try TestFile(home.item(item), rows).bytes
    }

    func workbook(_ rows: [TestRow], item: String = "penalty") throws -> [UInt8] {
        let fields = try home.item(item).fields
        let writer = try XLSXSheetWriter(folder: home.path, header: fields.map(\.name.zh))
        for row in rows { try writer.add(fields.map { row[$0.code] ?? "" }) }
        let file = try writer.finish()
        return try file.read(file.size, at: 0)
    }

    /// The body that a browser sends.
    func form(
        _ file: [UInt8], name: String, item: String = "penalty", corrects: String = "", token: String? = nil,
        key: String? = nil
    ) -> [UInt8] {
        var body: [UInt8] = []
        let keyed = key.map { [("request-key", $0)] } ?? []
        for (field, value) in [("form-token", token ?? self.token)] + keyed + [("item", item), ("corrects", corrects)] {
            body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8
        }
        body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8
        body += "Content-Type: application/octet-stream\r\n\r\n".utf8
        return body + file + Array("\r\n--\(Self.boundary)--\r\n".utf8)
    }

    // MARK: Asking

    func get(_ address: String, cookie: String? = nil) async throws -> Answer {
        try await ask(address, .get, [.cookie: cookie ?? self.cookie], nil)
    }

    func post(
        _ body: [UInt8], boundary: String = DeskSite.boundary, contentType: String? = nil,
        cookie: String? = nil, origin: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [
            .cookie: cookie ?? self.cookie, .contentType: contentType ?? "multipart/form-data; boundary=\(boundary)",
        ]
        if let origin { headers[.origin] = origin }
        return try await ask("/desk/upload", .post, headers, body)
    }

    /// Sends a form without a file, as a page of the session would.
    func send(
        _ address: String, _ fields: KeyValuePairs<String, String>, token: String? = nil, origin: String? = nil
    ) async throws -> Answer {
        let pairs = [("form-token", token ?? self.token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { name, value in
            "\(name)=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        }.joined(separator: "&")
        var headers: HTTPFields = [.cookie: cookie, .contentType: "application/x-www-form-urlencoded"]
        if let origin { headers[.origin] = origin }
        return try await ask(address, .post, headers, Array(body.utf8))
    }

    /// Sends a file and reads the page of its batch.
    func upload(
        _ file: [UInt8], name: String = "十一月.csv", item: String = "penalty", corrects: String = ""
    ) async throws -> Answer {
        let answer = try await post(form(file, name: name, item: item, corrects: corrects))
        guard answer.status == 303 else { return answer }
        return try await get(try #require(answer.header("Location")))
    }

    private func ask(
        _ address: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: [UInt8]?
    ) async throws -> Answer {
        try await application.test(.router) { client in
            try await client.execute(
                uri: address, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
            ) { response in
                Answer(
                    status: response.status.code, headers: response.headers, text: String(buffer: response.body),
                    bytes: Array(buffer: response.body))
            }
        }
    }

    /// Files of the home beside those of the database.
    var leftFiles: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: home.path)
                .filter { !$0.hasPrefix("city.sqlite") && $0 != "keys" }
        }
    }
}
