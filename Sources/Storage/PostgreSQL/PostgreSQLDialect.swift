// Turns the common SQL into PostgreSQL's. Statements stay as they are but for one token; the schema changes more.

enum PostgreSQLDialect {
    /// Servers that change the schema at the same time take turns by this number.
    private static let schemaLock = 5_200_416

    static func statement(_ sql: String) -> String {
        sql.replacing("{among}", with: "= ANY($1)")
    }

    /// A schema change with what has to stand before it: no time limit, and one server after the other.
    static func define(_ text: String) -> String {
        "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; "
            + "SELECT pg_advisory_xact_lock(\(schemaLock)); " + schema(text)
    }

    /// Keys and integers are BIGINT, bytes are BYTEA.
    ///
    /// `TEXT` becomes `TEXT COLLATE "C"`: the collation of the database would sort and compare by a language, and the
    /// common dialect compares bytes. The word stays as it is in quotes, after AS (a cast) and before COLLATE.
    static func schema(_ text: String) -> String {
        let plain = text.replacing("{id}", with: "BIGINT").replacing("{int}", with: "BIGINT")
            .replacing("{bytes}", with: "BYTEA").replacing("{clustered}", with: "")
        // Every second part stands between quotes.
        let parts = plain.split(separator: "'", omittingEmptySubsequences: false)
        return parts.enumerated().map { $0.isMultiple(of: 2) ? collated($1) : String($1) }.joined(separator: "'")
    }

    private static func collated(_ text: Substring) -> String {
        var result = ""
        var word = ""
        var before = ""
        var rest = text
        while let character = rest.popFirst() {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                guard rest.first.map({ !($0.isLetter || $0.isNumber || $0 == "_") }) ?? true else { continue }
                result += word
                if word == "TEXT", before != "AS", !rest.drop(while: \.isWhitespace).hasPrefix("COLLATE") {
                    result += " COLLATE \"C\""
                }
                before = word
                word = ""
            } else {
                result.append(character)
            }
        }
        return result
    }
}
