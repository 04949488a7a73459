// Why this file exists: how a day is written, `YYYY-MM-DD` for machines and long forms for readers.

/// Why a text is not a day.
public enum DayFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not of the form `YYYY-MM-DD`.
    case malformed(text: String)
    /// The form is right but the calendar has no such day.
    case noSuchDay(text: String)

    public var description: String {
        switch self {
        case .malformed(let text): "“\(text)” is not a date; write it as YYYY-MM-DD, for instance 2026-09-30"
        case .noSuchDay(let text): "there is no day \(text); check the month and the day"
        }
    }
}

extension Day {
    /// Reads `YYYY-MM-DD` and nothing else.
    public init(_ iso: String) throws(DayFault) {
        var text = iso
        let result: Result<Day, DayFault> = text.withUTF8 { bytes in
            if let day = Day(iso: bytes) { return .success(day) }
            return .failure(Day.hasISOForm(bytes) ? .noSuchDay(text: iso) : .malformed(text: iso))
        }
        self = try result.get()
    }

    /// Appends the ten bytes of `YYYY-MM-DD`, for writers of large files.
    public func appendISO(to bytes: inout [UInt8]) {
        let (year, month, day) = components
        func append(_ value: Int) { bytes.append(UInt8(48 + value % 10)) }
        append(year / 1000)
        append(year / 100)
        append(year / 10)
        append(year)
        bytes.append(UInt8(ascii: "-"))
        append(month / 10)
        append(month)
        bytes.append(UInt8(ascii: "-"))
        append(day / 10)
        append(day)
    }

    /// For instance `2026年11月20日（周五）`.
    public var chineseLongForm: String {
        let (year, month, day) = components
        return "\(year)年\(month)月\(day)日（\(weekday.chineseName)）"
    }

    /// For instance `Fri 20 November 2026`.
    public var englishLongForm: String {
        let (year, month, day) = components
        return "\(weekday.englishName) \(day) \(Day.englishMonth(month)) \(year)"
    }

    /// The English name of a month from 1 to 12.
    static func englishMonth(_ month: Int) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return names[month - 1]
    }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10)
        appendISO(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension LosslessStringConvertible where Self == Day {
    /// Reads `YYYY-MM-DD` and gives nil for anything else.
    ///
    /// Stands on the protocol because a type cannot hold a failing and a throwing initialiser of the same shape.
    public init?(_ description: String) {
        var text = description
        guard let day = text.withUTF8({ Day(iso: $0) }) else { return nil }
        self = day
    }
}

extension Day: LosslessStringConvertible {}

extension Day: Codable {
    /// Decodes the text `YYYY-MM-DD`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(DayFault) {
            self = try Day(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Encodes the text `YYYY-MM-DD`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
