// The name that a sender's machine gives a file: kept for people to know it again, and never used as a path.

internal import Identifiers
internal import Intake
internal import Registry
internal import WorkingDays

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

    /// Without numbers of natural persons: some offices name a file after whom it is about.
    static func masked(_ name: String, on day: Day) -> String {
        Mask.identityNumbers(in: name, today: day.birthDate)
    }
}

extension Batch {
    /// The name of the file as pages show it: a screen is seen by more people than its reader.
    var shownFileName: String? { head?.fileName.map { FileName.masked($0, on: receivedOn) } }
}
