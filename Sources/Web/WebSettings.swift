// What the roof decides about the site: where it listens, whose it is, and what day it is.

public import Access
public import Law
public import WorkingDays

/// The settings of the public site.
public struct WebSettings: Sendable {
    public let host: String
    public let port: Int
    /// Whether the data are invented: then every page says so.
    public let isDemo: Bool
    public let platformName: Bilingual
    public let operatorName: Bilingual
    /// Address, telephone and hours in one line, if there is such a line.
    public let operatorContact: Bilingual?
    /// The version of the program.
    public let version: String
    /// The folder that holds `templates`, `assets` and `openapi.json`.
    public let resources: String
    /// Whether a proxy in front speaks https to readers. Then cookies are for https only, and what the proxy says of
    /// the reader's address and of the host is believed.
    public let isBehindTLS: Bool
    /// From where such a proxy comes.
    public let proxies: [NetworkRange]
    /// Of whom a one-time code is asked at sign-in.
    public let secondFactor: SecondFactorRule
    /// The civil day that decides what is shown; read once for each request.
    public let today: @Sendable () -> Day
    /// Microseconds since 1970, for what is remembered for a short while.
    public let now: @Sendable () -> Int64

    public init(
        host: String, port: Int, isDemo: Bool, platformName: Bilingual, operatorName: Bilingual,
        operatorContact: Bilingual? = nil, version: String, resources: String, isBehindTLS: Bool = false,
        proxies: [NetworkRange] = NetworkRange.loopback, secondFactor: SecondFactorRule = .whereEnrolled,
        today: @escaping @Sendable () -> Day, now: @escaping @Sendable () -> Int64
    ) {
        self.host = host
        self.port = port
        self.isDemo = isDemo
        self.platformName = platformName
        self.operatorName = operatorName
        self.operatorContact = operatorContact
        self.version = version
        self.resources = resources
        self.isBehindTLS = isBehindTLS
        self.proxies = proxies
        self.secondFactor = secondFactor
        self.today = today
        self.now = now
    }
}

/// Why the site can't start, in words for the operator.
public enum SiteError: Error, Sendable, Equatable, CustomStringConvertible {
    case missingResource(path: String)
    case malformedTemplate(name: String, reason: String)

    public var description: String {
        switch self {
        case .missingResource(let path):
            "the file \(path) is missing or can't be read; install the program's resources again"
        case .malformedTemplate(let name, let reason):
            "the template \(name) can't be read (\(reason)); install the program's resources again"
        }
    }
}
