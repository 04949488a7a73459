// Chance, handed in: no room draws random numbers for itself.

internal import Glibc
internal import Synchronization

/// A source of unpredictable bytes for salts, keys and tokens.
public final class Entropy: Sendable {
    private struct Pool {
        var bytes: [UInt8] = []
        var used = 0
    }

    private let pool = Mutex(Pool())
    private let fill: @Sendable (Int) -> [UInt8]

    /// - Parameter fill: returns as many random bytes as it is asked for.
    public init(_ fill: @escaping @Sendable (Int) -> [UInt8]) {
        self.fill = fill
    }

    /// The operating system's generator.
    public static func system() -> Entropy {
        Entropy { count in
            // One question for all bytes: one for eight bytes each was a fiftieth of the time of an intake.
            [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
                guard let start = bytes.baseAddress else { return }
                arc4random_buf(start, count)
                filled = count
            }
        }
    }

    /// Draws bytes; asks the source in larger pieces, since a salt is drawn for every record.
    public func bytes(_ count: Int) -> [UInt8] {
        pool.withLock { pool in
            if pool.bytes.count - pool.used < count {
                pool.bytes = fill(max(4096, count))
                pool.used = 0
            }
            defer { pool.used += count }
            return Array(pool.bytes[pool.used..<pool.used + count])
        }
    }
}
