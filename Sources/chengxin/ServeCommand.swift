// chengxin serve: the portal and the API.

internal import Access
internal import ArgumentParser
internal import Disclosure
internal import Foundation
internal import Hummingbird
internal import Law
internal import Ledger
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
    @Option(
        help:
            "With --behind-tls, an address or a network (10.0.0.0/8) from which the proxy comes; may be repeated (default: this machine)."
    )
    var proxy: [String] = []
    @Option(
        help:
            "Of whom a one-time code is asked at sign-in: required (of everybody) or enrolled (of those who have a key). Default: required, in a demo city enrolled."
    )
    private var secondFactor: AskedOf?
    @Option(help: "What is logged: debug, info (a line for each request), notice, warning or error.")
    private var logLevel = LogLevel.notice
    @Option(help: "How it is logged to stderr: text or json.") private var logFormat = LogFormat.text
    @Option(
        help: "A file with a token that opens /metrics to readers elsewhere; without it only this machine reads it.")
    var metricsTokenFile: String?
    @Option(help: "Seconds that /readyz says no before a server that is stopped takes no new readers.")
    var drainNotice = 0
    @Option(help: "Seconds that open requests and begun files may take after that.") var drainLimit = 20

    func validate() throws {
        if !(0...65535).contains(port) { throw ValidationError("--port is a number from 0 to 65535") }
        for address in proxy where NetworkRange(address) == nil {
            throw ValidationError(
                "--proxy is an address such as 192.0.2.1 or a network such as 10.0.0.0/8, not '\(address)'")
        }
        if !proxy.isEmpty, !behindTLS { throw ValidationError("--proxy goes with --behind-tls") }
        for seconds in [drainNotice, drainLimit] where !(0...3600).contains(seconds) {
            throw ValidationError("--drain-notice and --drain-limit are numbers of seconds from 0 to 3600")
        }
    }

    func run() async throws {
        let home = try await Home.open(common)
        try await home.mustNotBeHeld()
        _ = try await home.policy()
        try await home.replayOwnList()
        await home.followDestructions()
        let clock = home.clock
        let pinned = common.today ?? home.demoDay
        let isDemo = home.demoDay != nil
        let settings = WebSettings(
            host: host, port: port, isDemo: isDemo,
            platformName: home.platformName, operatorName: home.operatorName,
            version: Chengxin.configuration.version, resources: try Resources.web(), isBehindTLS: behindTLS,
            proxies: proxy.isEmpty ? NetworkRange.loopback : proxy.compactMap(NetworkRange.init),
            // The accounts of a demo city stand on the screen: whoever came first would keep all others out of them.
            secondFactor: secondFactor?.rule ?? (isDemo ? .whereEnrolled : .required),
            today: { pinned ?? Day.instant(microseconds: clock.now()) }, now: clock.now)
        let door = PublicDoor(
            database: home.database, registry: home.registry, records: home.records, pack: home.pack)
        let (level, format) = (logLevel.level, logFormat.format)
        let logger = Logger(label: "chengxin") { _ in
            OperatorLog(format, level: level, now: Clock.microseconds, write: Terminal.say)
        }
        let witnesses = try Home.witnesses(home: home.path)
        if let witnesses, let log = try await home.heedWitnesses(witnesses).first { throw Failure(log.words) }
        let watch = witnesses.map { WitnessWatch($0, now: clock.now) }
        let access = home.access
        let worker = home.jobs(access: access)
        let jobs = home.letsJobs(runOn: common.today) ? worker : nil
        let site = try PublicSite(
            settings, pack: home.pack, door: door, official: home.official,
            ledger: LedgerDoor(home.ledger, database: home.database, policy: witnesses),
            reports: home.reports, access: access, desk: home.deskDoor,
            operations: try await home.operations(metricsToken: metricsToken(), worker: worker, watch: watch),
            logger: logger)
        let (host, limit) = (host, drainLimit)
        let serve = {
            try await site.serve(
                leaving: Leave(notice: .seconds(drainNotice), limit: .seconds(limit)),
                onRunning: { port in
                    Terminal.say("Chengxin listens on http://\(host):\(port)")
                    if jobs == nil { logger.notice("--today is no day of this city, so no jobs run here") }
                },
                onOverdue: { requests, files in
                    Terminal.say(
                        "chengxin: after \(limit) s \(requests) requests were still open and \(files) files from the desk "
                            + "not yet in; the server ends now")
                },
                // What is under way in the database is undone by it; nothing else has to be put in order.
                onCutOff: { _exit(0) })
        }
        do {
            try await clock.follow(home.database) {
                try await home.settleLedger(logger) {
                    try await home.cosignLedger(watch, logger) {
                        if let jobs { try await jobs.run(logger, beside: serve) } else { try await serve() }
                    }
                }
            }
        } catch  where "\(error)".contains("in use") {
            throw Failure("port \(port) is in use; choose another with --port")
        } catch  where "\(error)".contains("bind(") {
            throw Failure("'\(host)' is no address of this machine; choose another with --host")
        }
    }

    private func metricsToken() throws -> String? {
        guard let metricsTokenFile else { return nil }
        let token = (try? String(contentsOfFile: metricsTokenFile, encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard let token, token.utf8.count >= 16, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Failure(
                "the file '\(metricsTokenFile)' holds no token; write 16 or more letters and digits into it, for example "
                    + "with 'openssl rand -hex 32'")
        }
        return token
    }
}

/// What is logged: this and everything graver.
private enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}

private enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    var format: OperatorLog.Format {
        switch self {
        case .text: .text
        case .json: .json
        }
    }
}

/// Of whom a one-time code is asked.
private enum AskedOf: String, ExpressibleByArgument, CaseIterable {
    case required, enrolled

    var rule: SecondFactorRule {
        switch self {
        case .required: .required
        case .enrolled: .whereEnrolled
        }
    }
}
