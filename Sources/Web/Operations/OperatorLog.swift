// The log as operators and their tools read it: one line for each event, as words or as JSON.

public import Logging
internal import WorkingDays

/// Writes lines. What stands in them is decided where they are made: patterns, statuses, numbers of requests, types of
/// errors; never an address, a query or a value.
public struct OperatorLog: LogHandler {
    public enum Format: String, Sendable, CaseIterable {
        case text, json
    }

    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    private let format: Format
    private let now: @Sendable () -> Int64
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - now: microseconds since 1970.
    ///   - write: takes a line without its end; it is called by many threads.
    public init(
        _ format: Format, level: Logger.Level, now: @escaping @Sendable () -> Int64,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.format = format
        logLevel = level
        self.now = now
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }
            .map { ($0 == RequestNumber.logged ? "request" : $0, "\($1)") }.sorted { $0.0 < $1.0 }
        let start = [("time", Self.stamp(now())), ("level", event.level.rawValue), ("message", "\(event.message)")]
        switch format {
        case .json:
            let members = (start + details).map { "\(Self.quoted($0)):\(Self.quoted($1))" }
            write("{" + members.joined(separator: ",") + "}")
        case .text:
            let words = details.map { "\($0)=\(Self.isPlain($1) ? $1 : Self.quoted($1))" }
            // The message may come from a library: an end of line in it must not begin a line of its own.
            let message = Self.isOneLine(start[2].1) ? start[2].1 : Self.quoted(start[2].1)
            write(([start[0].1, start[1].1, message] + words).joined(separator: " "))
        }
    }

    /// The instant in UTC, to the millisecond (RFC 3339).
    private static func stamp(_ microseconds: Int64) -> String {
        let milliseconds = microseconds / 1000
        let (days, rest) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
        let day = Day(daysSince1970: Int32(clamping: days)).map { "\($0)" } ?? "-"
        let parts = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
        return "\(day)T\(parts.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func isOneLine(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 } }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") }
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter(capacity: text.utf8.count + 2)
        json.element(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
