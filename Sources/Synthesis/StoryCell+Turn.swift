// Why this file exists: when a column is written, and how often one that may be empty.

extension StoryCell {
    /// In which order columns are written.
    var turn: Int {
        switch self {
        case .choice: 0
        case .title, .content, .facts, .basis, .body, .year, .yearBefore, .closing, .closingBody, .day, .amount,
            .serial, .text, .flag:
            1
        case .number: 2
        }
    }

    /// Whether the column stays empty until the matter is closed.
    var waitsForClosing: Bool {
        switch self {
        case .closing, .closingBody, .day(.closed): true
        case .title, .number, .content, .facts, .basis, .body, .year, .yearBefore, .day, .choice, .amount, .serial,
            .text, .flag:
            false
        }
    }

    /// How often a column is filled that may be empty.
    var usual: Double {
        switch self {
        case .closing, .closingBody, .day(.closed), .yearBefore: 1
        case .title, .number, .content, .facts, .basis, .choice, .amount, .body, .year: 0.9
        case .day(.actEnd): 0.4
        case .day(.publicUntil): 0
        case .day(.decided), .day(.validFrom), .day(.validUntil), .day(.near), .serial, .text, .flag: 0.7
        }
    }
}
