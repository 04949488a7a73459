// Why this file exists: chance here must be the same on every machine and in every year, so it is our own.

/// The generator SplitMix64 (Steele, Lea and Flood): one word of state, the same numbers everywhere.
///
/// Drawing from a range is done here and not by the standard library, whose method may change and with it every byte.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    /// A generator of its own for each member of a series, so that row a million needs no row before it.
    init(seed: UInt64, stream: UInt64) {
        var first = SplitMix64(seed: stream &* 0xD134_2543_DE82_EF95 ^ 0x5DEE_CE66_D1CE_4E5B)
        state = seed ^ first.next()
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` - 1; 0 if there is no such number.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the range, both ends included.
    @inline(__always)
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// A number from 0 to just under 1.
    @inline(__always)
    mutating func fraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Whether something of this probability happens.
    @inline(__always)
    mutating func chance(_ probability: Double) -> Bool {
        fraction() < probability
    }
}
