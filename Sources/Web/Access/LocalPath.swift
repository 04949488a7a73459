// Where to go on after signing in: a page of this site, or the desk. A stranger's link must lead nowhere else.

/// An address of this site that came in from outside.
struct LocalPath: Sendable {
    private static let longest = 1024

    let text: String

    /// Nil unless the text begins with one slash and holds neither a backslash, nor a blank, nor a control character,
    /// raw or escaped: some browsers read `/\host` and `/<tab>/host` as the address of another host.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.longest, bytes.first == UInt8(ascii: "/"), AddressCheck.isClean(text) else {
            return nil
        }
        self.text = text
    }
}
