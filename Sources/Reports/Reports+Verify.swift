// Verification: anyone may ask whether a number or a file is ours, and learns nothing else.

internal import Storage
public import WorkingDays

extension Reports {
    /// Whether a report with this number was issued, whether records have changed since, whether it may be used.
    ///
    /// A question destroys nothing: what has expired is forgotten when it is opened, and by the job that looks every hour.
    public func verify(_ number: ReportNumber, on today: Day) async throws -> Verification {
        guard let row = try await database.read({ try ReportStore(connection: $0).report(number) }) else {
            return .unknown(number)
        }
        let (isChanged, isUsable) =
            switch try await look(at: row, on: today) {
            case .usable(_, let isChanged): (isChanged, true)
            case .ended: (true, false)
            }
        return Verification(
            isGenuine: true, number: number, issued: row.moment, dataAsOf: row.dataAsOf, isChanged: isChanged,
            isUsable: isUsable)
    }

    /// Whether the file is one that this platform handed out, to the byte. It works after the content is gone, too.
    /// - Parameter next: gives the next piece of the file; an empty one ends it.
    public func verify(file next: () throws -> [UInt8], on today: Day) async throws -> Verification {
        let mark = try mark(ofFile: next)
        guard let number = try await database.read({ try ReportStore(connection: $0).number(of: mark) }) else {
            return .unknown(nil)
        }
        return try await verify(number, on: today)
    }
}
