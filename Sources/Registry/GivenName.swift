// A name that somebody types for an organisation or an account: shown on pages, so nothing else may hide in it.

public import Identifiers

/// Why a text can't be a name.
public enum NameFault: Error, Sendable, Hashable {
    case length, control, markup
    /// A natural person's number, which would be readable wherever the name is.
    case identityNumber
}

public enum GivenName {
    public static let mostCharacters = 100

    /// - Returns: what is wrong with the name; nil if it may stand.
    public static func fault(in name: String, today: BirthDate) -> NameFault? {
        guard (1...mostCharacters).contains(name.count), !name.allSatisfy(\.isWhitespace) else { return .length }
        if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) { return .control }
        if name.contains(where: { $0 == "<" || $0 == ">" }) { return .markup }
        return ResidentIdentityNumber.find(in: name, today: today).isEmpty ? nil : .identityNumber
    }
}
