// chengxin serve: the portal and the API.

internal import ArgumentParser
internal import Disclosure
internal import Hummingbird
internal import Law
internal import Logging
internal import Web
internal import WorkingDays

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the public portal and the API.")

    @OptionGroup var common: CommonOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on.") var port = 8080
    @Flag(help: "A proxy in front speaks https to readers and sets X-Forwarded-For and X-Forwarded-Host.")
    var behindTLS = false

    func validate() throws {
        if !(0...65535).contains(port) { throw ValidationError("--port is a number from 0 to 65535") }
    }

    func run() async throws {
        let home = try await Home.open(common)
        _ = try await home.policy()
        let pinned = common.today ?? home.demoDay
        let isDemo = home.demoDay != nil
        let settings = WebSettings(
            host: host, port: port, isDemo: isDemo,
            platformName: home.platformName, operatorName: home.operatorName,
            version: Chengxin.configuration.version, resources: try Resources.web(), isBehindTLS: behindTLS,
            today: { pinned ?? Day.instant(microseconds: Clock.microseconds()) }, now: Clock.microseconds)
        let door = PublicDoor(
            database: home.database, registry: home.registry, records: home.records, pack: home.pack)
        var logger = Logger(label: "chengxin")
        logger.logLevel = .notice
        let site = try PublicSite(
            settings, pack: home.pack, door: door, reports: home.reports, access: home.access, desk: home.deskDoor,
            logger: logger)
        let host = host
        let application = site.application { port in
            Terminal.say("Chengxin listens on http://\(host):\(port)")
        }
        do {
            try await application.runService()
            // The server has let go of its readers; files that were begun are still taken in to their end.
            await site.finishIntake()
        } catch  where "\(error)".contains("in use") {
            throw Failure("port \(port) is in use; choose another with --port")
        } catch  where "\(error)".contains("bind(") {
            throw Failure("'\(host)' is no address of this machine; choose another with --host")
        }
    }
}
