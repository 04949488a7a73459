// Fifteen-digit identity numbers are void but stand in old files; they are recognised to be refused and to be matched.

/// The identity number of the first generation: region, birth date without century, sequence; no check.
///
/// - Source: GB 11643-1989, void since 2013
enum FirstGenerationNumber {
    /// Whether the bytes are fifteen digits with a province and a day of the twentieth century.
    static func isPlausible(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 15, Ascii.areDigits(bytes, from: 0, count: 15),
            Region.isProvince(Ascii.number(bytes, at: 0, count: 2))
        else { return false }
        return BirthDate(
            year: 1900 + Ascii.number(bytes, at: 6, count: 2), month: Ascii.number(bytes, at: 8, count: 2),
            day: Ascii.number(bytes, at: 10, count: 2)) != nil
    }

    /// The verdict on a plausible number: what it is, and that it is void.
    ///
    /// - Parameter isRegistration: Whether it would also pass as a business registration number.
    static func verdict(_ bytes: UnsafeBufferPointer<UInt8>, isRegistration: Bool = false) -> CodeVerdict {
        var warnings = Region.warnings(bytes, at: 0, national: false)
        warnings.insert(.firstGenerationNumber)
        if isRegistration { warnings.insert(.possibleRegistrationNumber) }
        return CodeVerdict(.residentIdentityNumber, fault: .firstGenerationVoid, warnings: warnings)
    }

    /// Runs `body` on the eighteen-digit form: the century inserted, the check added. For matching old data only.
    static func withConverted<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 18) { buffer in
            buffer.initialize(repeating: 0x30)
            for index in 0..<6 { buffer[index] = bytes[index] }
            buffer[6] = 0x31
            buffer[7] = 0x39
            for index in 6..<15 { buffer[index + 2] = bytes[index] }
            buffer[17] = CheckSum.personalCheck(UnsafeBufferPointer(buffer))
            return body(UnsafeBufferPointer(buffer))
        }
    }
}
