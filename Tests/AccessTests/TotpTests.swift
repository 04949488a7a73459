// One-time codes against the vectors of the standards, and the forms in which people and telephones write them.

import Access
import Testing

@Suite("One-time codes")
struct TotpTests {
    /// The key of the vectors: the ASCII text 12345678901234567890.
    private static let key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

    @Test(
        "P-box4: RFC 4226 appendix D: the codes of the first ten counters",
        arguments: zip(
            (0 as Int64)...9,
            [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ]))
    func counters(counter: Int64, code: String) throws {
        let key = try #require(OneTimeKey(Self.key))
        #expect(key.code(step: counter).text == code)
    }

    @Test(
        "P-box4: RFC 6238 appendix B: the codes of six moments, as six digits",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func moments(seconds: Int64, code: String) throws {
        let key = try #require(OneTimeKey(Self.key))
        #expect(key.code(step: Totp.step(at: seconds * 1_000_000)).text == code)
    }

    @Test("a step lasts thirty seconds, and not a microsecond longer")
    func steps() {
        #expect(Totp.step(at: 0) == 0 && Totp.step(at: 29_999_999) == 0)
        #expect(Totp.step(at: 30_000_000) == 1)
    }

    @Test("a key comes back from its text, with and without blanks, and what is no key is none")
    func text() throws {
        let key = try #require(OneTimeKey(Self.key))
        #expect(key.text == Self.key)
        #expect(OneTimeKey("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")?.text == Self.key)
        let wrong = [
            "", "GEZD", Self.key + "A", String(Self.key.dropLast()), Self.key.lowercased(), "1" + Self.key.dropFirst(),
        ]
        for text in wrong { #expect(OneTimeKey(text) == nil, "\(text)") }
    }

    @Test("the address for authenticators names platform, account and key, whatever their names hold")
    func address() throws {
        let key = try #require(OneTimeKey(Self.key))
        #expect(
            key.address(issuer: "City: A&B", login: "lin.jia@sjj")
                == "otpauth://totp/City%20%20A%26B:lin.jia%40sjj?secret=\(Self.key)&issuer=City%20%20A%26B&algorithm=SHA1"
                + "&digits=6&period=30")
        #expect(key.address(issuer: "济南", login: "a1").hasPrefix("otpauth://totp/%E6%B5%8E%E5%8D%97:a1?"))
    }

    @Test(
        "a code is read as people and input methods write it",
        arguments: ["123456", " 123 456 ", "１２３４５６", "１２３　４５６", "12\u{00A0}34\t56"])
    func typed(text: String) {
        #expect(OneTimeCode(text)?.text == "123456")
    }

    @Test(
        "what is no code is none",
        arguments: [
            "", "12345", "1234567", "12345a", "-12345", "١٢٣٤٥٦", "123.456", "12345\0",
            "123456" + String(repeating: " ", count: 99),
        ])
    func noCode(text: String) {
        #expect(OneTimeCode(text) == nil)
    }
}
