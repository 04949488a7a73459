// Every word that this room shows exists in both languages of the platform; this type keeps the two together.

/// A short text in Chinese and in English.
public struct BilingualText: Hashable, Sendable {
    /// Chinese.
    public let zh: String
    /// English.
    public let en: String

    /// Makes a text of its two versions.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The version in `language`.
    public func text(in language: IdentifierLanguage) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}

/// A language in which this room explains itself.
public enum IdentifierLanguage: String, CaseIterable, Sendable {
    /// Chinese (中文).
    case zh
    /// English.
    case en
}
