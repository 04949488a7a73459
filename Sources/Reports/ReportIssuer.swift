// Who issues reports: the roof knows the names, the report shows them.

public import Law

/// The platform and the body that runs it.
public struct ReportIssuer: Sendable, Hashable {
    public let platform: Bilingual
    public let name: Bilingual

    public init(platform: Bilingual, name: Bilingual) {
        self.platform = platform
        self.name = name
    }
}
