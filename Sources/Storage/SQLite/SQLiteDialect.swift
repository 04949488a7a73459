// Turns the common SQL into SQLite's: parameters by number, and the tokens of the schema.

internal import Synchronization

/// Rewrites statements once and remembers the result.
final class SQLiteDialect: Sendable {
    private let rewritten = Mutex<[String: String]>([:])

    /// `$1` becomes `?1` (SQLite numbers `$n` by first use, `?n` by number); `{among}` becomes a single comparison.
    func statement(_ sql: String) -> String {
        rewritten.withLock { cache in
            if let known = cache[sql] { return known }
            var text = ""
            var quoted = false
            for character in sql.replacing("{among}", with: "= $1") {
                if character == "'" { quoted.toggle() }
                text.append(character == "$" && !quoted ? "?" : character)
            }
            cache[sql] = text
            return text
        }
    }

    func schema(_ text: String) -> String {
        text.replacing("{id}", with: "INTEGER").replacing("{int}", with: "INTEGER").replacing("{bytes}", with: "BLOB")
            .replacing("{clustered}", with: "WITHOUT ROWID")
    }
}
