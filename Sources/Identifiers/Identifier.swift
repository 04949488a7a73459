// The front door of the room: any text in, its kind and a verdict out.

/// Recognition of identifiers of unknown kind.
public enum Identifier {
    /// What `input` is, whether it holds, and if not, why.
    ///
    /// - Parameter today: The day by which birth dates are judged.
    public static func examine(_ input: String, today: BirthDate) -> IdentifierReport {
        input.withBytes { bytes in
            withVerdict(on: bytes, today: today) { normalised, verdict in
                report(input, bytes: bytes, normalised: normalised, verdict: verdict)
            }
        }
    }

    /// The same for the UTF-8 bytes of one code; a canonical code costs one text and nothing else.
    public static func examine(bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> IdentifierReport {
        withVerdict(on: bytes, today: today) { normalised, verdict in
            report(String(decoding: bytes, as: UTF8.self), bytes: bytes, normalised: normalised, verdict: verdict)
        }
    }

    /// Kind and verdict alone, without any text; a canonical code costs no allocation.
    public static func verdict(bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> CodeVerdict {
        withVerdict(on: bytes, today: today) { _, verdict in verdict }
    }

    /// Runs `body` on the normalised UTF-8 of `bytes` and the verdict on it.
    ///
    /// The normalised form has no hyphens where the kind allows them; of a first-generation number it is the
    /// conversion to eighteen digits.
    static func withVerdict<Result>(
        on bytes: UnsafeBufferPointer<UInt8>, today: BirthDate,
        _ body: (UnsafeBufferPointer<UInt8>, CodeVerdict) -> Result
    ) -> Result {
        let trimmed = trim(bytes)
        guard trimmed.allSatisfy(Ascii.isAlphanumeric) else {
            return withVerdict(onUneven: String(decoding: trimmed, as: UTF8.self), today: today, body)
        }
        return withConversion(of: trimmed, classify(trimmed, today: today), body)
    }

    /// The same for a text that is not canonical.
    private static func withVerdict<Result>(
        onUneven text: String, today: BirthDate, _ body: (UnsafeBufferPointer<UInt8>, CodeVerdict) -> Result
    ) -> Result {
        let normalised = NormalisedText(text)
        return normalised.code.withUnsafeBufferPointer { code in
            let verdict = verdict(on: normalised, code: code, today: today)
            if verdict.fault == .firstGenerationVoid { return withConversion(of: code, verdict, body) }
            let dropsHyphens = normalised.hyphens != .none && !verdict.kind.isPersonal && verdict.kind != .unknown
            return normalised.text(droppingHyphens: dropsHyphens).withBytes { body($0, verdict) }
        }
    }

    /// The verdict on a code in whose text hyphens may have stood.
    private static func verdict(
        on normalised: NormalisedText, code: UnsafeBufferPointer<UInt8>, today: BirthDate
    ) -> CodeVerdict {
        if normalised.hyphens == .beforeOrganisationCheck, Ascii.strangers(in: code) == 0 {
            return OrganisationCode.check(code)
        }
        let verdict = classify(code, today: today)
        if normalised.hyphens != .none {
            if verdict.kind.isPersonal { return CodeVerdict(verdict.kind, fault: .hyphenNotAllowed) }
            if verdict.kind == .unknown {
                return CodeVerdict(.unknown, fault: .unknownForm(length: normalised.scalars.count))
            }
        }
        guard let fault = verdict.fault else { return verdict }
        return CodeVerdict(verdict.kind, fault: normalised.naming(fault), warnings: verdict.warnings)
    }

    private static func withConversion<Result>(
        of code: UnsafeBufferPointer<UInt8>, _ verdict: CodeVerdict,
        _ body: (UnsafeBufferPointer<UInt8>, CodeVerdict) -> Result
    ) -> Result {
        guard verdict.fault == .firstGenerationVoid else { return body(code, verdict) }
        return FirstGenerationNumber.withConverted(code) { body($0, verdict) }
    }

    private static func report(
        _ input: String, bytes: UnsafeBufferPointer<UInt8>, normalised: UnsafeBufferPointer<UInt8>, verdict: CodeVerdict
    ) -> IdentifierReport {
        let isUnchanged = bytes.count == normalised.count && bytes.elementsEqual(normalised)
        return IdentifierReport(
            input: input, normalised: isUnchanged ? input : String(decoding: normalised, as: UTF8.self),
            verdict: verdict)
    }

    private static func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = bytes.count
        while start < end, Ascii.isBlank(bytes[start]) { start += 1 }
        while end > start, Ascii.isBlank(bytes[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }
}
