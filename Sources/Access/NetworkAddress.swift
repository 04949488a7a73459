// Addresses of readers and of proxies: read once into bytes, so that no two spellings of one address count apart.

internal import Glibc

/// An IPv4 or IPv6 address.
public struct NetworkAddress: Sendable, Hashable {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    /// Nil for a text that is no address. An IPv4 address in the clothes of IPv6 is an IPv4 address.
    public init?(_ text: String) {
        guard let read = Self.read(text, AF_INET, 4) ?? Self.read(text, AF_INET6, 16) else { return nil }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        bytes = read.starts(with: mapped) ? Array(read.dropFirst(mapped.count)) : read
    }

    /// - Parameter bytes: 4 or 16 of them.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one spelling of this address.
    var text: String {
        var letters = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &letters, socklen_t(letters.count)) != nil else { return "" }
        return String(decoding: letters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func read(_ text: String, _ family: CInt, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// What one subscriber has: an IPv4 address, or the /64 network of an IPv6 address. A text that is no address stands
    /// for itself.
    static func subscriber(_ text: String) -> [UInt8] {
        guard let address = NetworkAddress(text) else { return Array(text.utf8) }
        return address.bytes.count == 4 ? address.bytes : Array(address.bytes.prefix(8))
    }
}

/// Addresses that begin with the same bits, such as `10.0.0.0/8`, or a single one.
public struct NetworkRange: Sendable, Hashable {
    private let first: NetworkAddress
    private let bits: Int

    /// Nil for a text that is no range.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = NetworkAddress(String(parts[0])) else { return nil }
        let most = first.bytes.count * 8
        let bits = parts.count > 1 ? Int(parts[1]) : most
        guard let bits, (0...most).contains(bits) else { return nil }
        self.first = NetworkAddress(
            bytes: first.bytes.enumerated().map { place, byte in
                byte & ~(0xFF as UInt8 >> min(max(bits - place * 8, 0), 8))
            })
        self.bits = bits
    }

    /// The one spelling of this range: `10.0.0.0/8` for whoever typed `10.1.2.3/8`, and a single address as it is.
    public var text: String {
        bits == first.bytes.count * 8 ? first.text : "\(first.text)/\(bits)"
    }

    /// This machine.
    public static let loopback = ["127.0.0.0/8", "::1"].compactMap(NetworkRange.init)

    public func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let (whole, rest) = bits.quotientAndRemainder(dividingBy: 8)
        guard address.bytes.prefix(whole) == first.bytes.prefix(whole) else { return false }
        return rest == 0 || (address.bytes[whole] ^ first.bytes[whole]) >> (8 - rest) == 0
    }
}
