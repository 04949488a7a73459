// Codes that the tests share: published organisation codes, the standards' samples, and numbers made from nothing.
import Identifiers

/// A day in the tests; a wrong one is a mistake of the test.
func day(_ year: Int, _ month: Int, _ day: Int) -> BirthDate {
    guard let date = BirthDate(year: year, month: month, day: day) else {
        preconditionFailure("\(year)-\(month)-\(day) is no day")
    }
    return date
}

/// The day on which the tests take place.
let today = day(2026, 11, 20)

/// The verdict of a byte check on a text.
func judge(_ text: String, _ check: (UnsafeBufferPointer<UInt8>) -> CodeVerdict) -> CodeVerdict {
    Array(text.utf8).withUnsafeBufferPointer(check)
}

/// What an initializer threw, or nothing if it succeeded.
func fault(_ make: () throws(IdentifierFault) -> Void) -> IdentifierFault? {
    do {
        try make()
        return nil
    } catch {
        return error
    }
}

/// A synthetic citizen's number with a right check.
func residentNumber(region: String = "370102", born: String, sequence: String = "001") -> String {
    let body = region + born + sequence
    return body + String(ResidentIdentityNumber.checkCharacter(forFirst17: body) ?? "?")
}

enum Vectors {
    /// Published codes whose outer and inner checks hold.
    static let validCredit = [
        "914403001922038216", "91440300708461136T", "91110108551385082Q", "91330100799655058B", "91110000802100433B",
        "91440300192317458F", "91440400192548256N", "91440606722473344C", "9144030010001686XA", "91100000100003962T",
        "911100001000044477", "911000001000013428", "9111000071093123XX", "91110000710925462X", "91310000132260250X",
        "9152000071430580XT", "91370200264574251E", "913700007456765902", "91370000706266601D", "91320100748204660Q",
        "91310000132215150M", "12100000400000624D", "12100000400002259P", "12100000495570303U", "11320100MB1886843H",
        "11230500001755309F", "12440300MB2C92173E", "91350100M000100Y43", "91110000600037341L",
    ]

    /// Codes with wrong check characters that circulate on the web.
    static let wrongCredit = [
        "91440300192203821Y", "91110108592343242X", "91330108653130541C", "91110108575152342J", "91110000710920838N",
        "91150000114093082R", "91520000714304481T", "91100000100003962A", "911000001000044477",
    ]
}

/// A small generator of pseudo-random numbers, so that every run of the tests sees the same (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// `count` characters of `alphabet`.
    mutating func text(_ alphabet: String, count: Int) -> String {
        let characters = Array(alphabet)
        return String((0..<count).map { _ in characters[Int(next() % UInt64(characters.count))] })
    }

    /// A credit code with right outer and inner checks and the given beginning of eight characters.
    mutating func creditCode(beginning: String) -> String {
        let inner = text(creditAlphabet, count: 8)
        let body = beginning + inner + String(OrganisationCode.checkCharacter(forFirst8: inner) ?? "?")
        return body + String(UnifiedSocialCreditCode.checkCharacter(forFirst17: body) ?? "?")
    }
}

/// The alphabet of GB 32100.
let creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
