// The name that a sender's machine gives a file: kept for people to know it again, and never used as a path.

/// A file name that can be shown.
enum FileName {
    private static let longest = 120

    /// Without folders, controls, and marks that turn the direction of writing.
    /// - Returns: nil if nothing is left.
    static func shown(_ sent: String) -> String? {
        let last = sent.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map {
            String(String.UnicodeScalarView($0))
        }
        let kept = (last ?? "").unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
            default: true
            }
        }
        let name = String(String(String.UnicodeScalarView(kept)).trimmed.prefix(longest))
        return name.allSatisfy { $0 == "." } ? nil : name
    }
}
