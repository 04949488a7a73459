// Keys are made by the program, not by the database, so that both engines and several servers agree on them.

import Synchronization

/// Makes integer keys that grow in the order of writing.
///
/// A key is 42 bits of milliseconds since 2020, 8 bits that tell processes apart, and 13 bits that count within the
/// millisecond. One maker never gives the same key twice, even if the clock goes back; two processes that meet on the
/// same key collide on the primary key, and the transaction is run again.
public final class IdentifierMaker: Sendable {
    private static let epoch: Int64 = 1_577_836_800_000
    private let node: Int64
    private let clock: @Sendable () -> Int64
    private let last = Mutex<Int64>(0)

    /// - Parameters:
    ///   - node: any number; its lowest 8 bits tell this process from others.
    ///   - clock: microseconds since 1970.
    public init(node: UInt64, clock: @escaping @Sendable () -> Int64) {
        self.node = Int64(node & 0xFF)
        self.clock = clock
    }

    public func next() -> Int64 {
        let milliseconds = max(0, clock() / 1000 - Self.epoch)
        let floor = milliseconds << 21 | node << 13
        return last.withLock { last in
            if floor > last {
                last = floor
            } else if last & 0x1FFF == 0x1FFF {
                // The millisecond is used up: go on in the next one.
                last = ((last >> 21) + 1) << 21 | node << 13
            } else {
                last += 1
            }
            return last
        }
    }
}
