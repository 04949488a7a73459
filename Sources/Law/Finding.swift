// What the loader and the linter have to say about a pack.

/// One remark on a pack. An error keeps the pack from being used.
public struct Finding: Sendable, Hashable {
    public enum Severity: String, Sendable { case error, warning }
    public let severity: Severity
    /// Stable, such as `unknown-article`.
    public let code: String
    /// File, and object within it.
    public let place: String
    public let message: String

    public init(_ severity: Severity, _ code: String, at place: String, _ message: String) {
        self.severity = severity
        self.code = code
        self.place = place
        self.message = message
    }
}

/// A pack that can't be used.
public enum PackError: Error, Sendable, CustomStringConvertible {
    case noSuchLayer(String)
    case faulty([Finding])

    /// The findings of a faulty pack.
    /// - Throws: the error itself if it is another one.
    public func findings() throws(PackError) -> [Finding] {
        switch self {
        case .faulty(let findings): findings
        case .noSuchLayer: throw self
        }
    }

    public var description: String {
        switch self {
        case .noSuchLayer(let id):
            return "there is no policy layer '\(id)'; check the policy folder"
        case .faulty(let findings):
            let errors = findings.filter { $0.severity == .error }
            let first = errors.first.map { "\($0.place): \($0.message)" } ?? ""
            return "the policy pack has \(errors.count) errors, first \(first); run 'chengxin policy lint'"
        }
    }
}
