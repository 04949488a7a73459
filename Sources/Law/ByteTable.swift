// Look-up of words by their bytes, for rules that run on every cell of a million rows.

/// A set of byte strings with a number each. Made once, then only read.
public struct ByteTable: Sendable {
    private let mask: Int
    private let slots: [Int32]
    private let starts: [Int32]
    private let storage: [UInt8]
    private let numbers: [Int32]

    public init(_ entries: [(text: String, number: Int)]) {
        var size = 4
        while size < entries.count * 2 { size *= 2 }
        mask = size - 1
        var slots = [Int32](repeating: -1, count: size)
        var starts: [Int32] = [0]
        var storage: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            let bytes = Array(entry.text.utf8)
            var slot = bytes.withUnsafeBufferPointer(Self.hash) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(index)
            storage += bytes
            starts.append(Int32(storage.count))
        }
        self.slots = slots
        self.starts = starts
        self.storage = storage
        numbers = entries.map { Int32($0.number) }
    }

    /// The number of exactly these bytes, or nil.
    public func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var slot = Self.hash(bytes) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            let start = Int(starts[index])
            if Int(starts[index + 1]) - start == bytes.count, isEqual(start, bytes) { return Int(numbers[index]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func isEqual(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in bytes.indices where storage[start + index] != bytes[index] { return false }
        return true
    }

    /// FNV-1a: short words, no hostile keys (the table is ours, a look-up is bounded by its size).
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29)) & Int.max
    }
}
