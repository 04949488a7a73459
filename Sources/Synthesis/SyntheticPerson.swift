// Why this file exists: natural persons who don't exist, with numbers that pass and are nobody's.

internal import Identifiers
internal import WorkingDays

/// Identity numbers of synthetic persons, by a running number.
struct SyntheticPerson: Sendable {
    /// A region that no district ever had.
    static let region = 370_199

    private static let days = 40 * 365
    private static let sequences = 998

    private let firstBirth: Day
    private let shift: UInt64

    /// - Parameter today: all persons are between 26 and 66 years old on that day.
    init(today: Day, shift: UInt64) {
        firstBirth = today.adding(years: -66)
        self.shift = shift
    }

    /// Appends the number of a person; the first fourteen million persons have different numbers.
    func appendNumber(of person: Int, to out: inout [UInt8]) {
        let size = Self.days * Self.sequences
        let place = (person % size * 9_999_991 + Int(shift % UInt64(size))) % size
        Self.append(
            born: firstBirth.adding(days: place / Self.sequences), sequence: place % Self.sequences + 1, to: &out)
    }

    /// Appends the number of a person who is 17 years old on `day`.
    static func appendMinor(on day: Day, _ random: inout SplitMix64, to out: inout [UInt8]) {
        let born = day.adding(years: -17).adding(days: -random.within(2...350))
        append(born: born, sequence: random.within(1...sequences), to: &out)
    }

    private static func append(born: Day, sequence: Int, to out: inout [UInt8]) {
        let start = out.count
        out.write(number: region, digits: 6)
        let (year, month, day) = born.components
        out.write(number: year * 10_000 + month * 100 + day, digits: 8)
        out.write(number: sequence, digits: 3)
        let check = out[start...].withUnsafeBufferPointer { ResidentIdentityNumber.checkByte(forFirst17: $0) }
        out.append(check ?? UInt8(ascii: "0"))
    }
}
