// Says the server's errors in the port's words. Only codes and names of the schema are repeated, never a value.

/// What the server or the connection reported.
struct PostgreSQLFailure {
    /// The five characters of the SQL standard; nil if the connection broke without a word.
    let state: String?
    let error: StorageError
    /// The server hangs up after this.
    let endsConnection: Bool
    /// It happened while the schema was being changed.
    var isOfSchema = false

    init(state: String?, error: StorageError, endsConnection: Bool) {
        self.state = state
        self.error = error
        self.endsConnection = endsConnection
    }

    init(_ result: borrowing PostgreSQLResult) {
        state = result.report(.state)
        error = StorageError(
            state: state, constraint: result.report(.constraint), table: result.report(.table))
        let severity = result.report(.severity)
        endsConnection = state == nil || severity == "FATAL" || severity == "PANIC"
    }

    /// Whether the same work may succeed when it runs again.
    var isCollision: Bool {
        switch state {
        case "40001", "40P01": true
        // Another server made the same table, index or type first.
        case "42P07", "42710", "42701": isOfSchema
        // Two writers met on one key. The second finds the first one's row when it runs again.
        case "23505": true
        default: false
        }
    }
}

extension StorageError {
    init(state: String?, constraint: String?, table: String?) {
        guard let state else {
            self = .unreachable(detail: "the connection to PostgreSQL broke")
            return
        }
        let place = [table.map { "table \($0)" }, constraint.map { "rule \($0)" }].compactMap(\.self)
        let detail = (["PostgreSQL \(state)"] + place).joined(separator: ", ")
        switch state {
        case "40001", "40P01", "55P03", "57014": self = .busy
        case "53100", "53200": self = .full
        case "22021": self = .constraint(detail: detail + ": text holds U+0000 or is not UTF-8")
        case "25006": self = .unreachable(detail: detail + ": this server or transaction only reads")
        case "XX001", "XX002": self = .damaged(detail: detail)
        default:
            switch state.prefix(2) {
            case "23": self = .constraint(detail: detail)
            case "08", "3D", "28": self.init(connecting: state)
            case "57": self = .unreachable(detail: detail + ": the server is being stopped or started")
            default: self = .engine(code: Self.number(state), detail: detail)
            }
        }
    }

    /// Why no connection came about, and what to do.
    /// - Parameter state: the server's code, or nil if no server answered.
    init(connecting state: String?) {
        let advice =
            switch state.map({ String($0.prefix(2)) }) {
            case nil: "no PostgreSQL server answered; check host and port, and that the server runs"
            case "3D": "the database does not exist; make it with createdb"
            case "28": "the server refused the user or the password; check the address, PGPASSWORD and ~/.pgpass"
            case "53": "the server has no connection left; raise max_connections or open fewer"
            case "57": "the server is being stopped or started; try again in a moment"
            case "42": "the user may not connect to this database; grant CONNECT"
            default: "the connection failed"
            }
        self = .unreachable(detail: state.map { "PostgreSQL \($0): \(advice)" } ?? advice)
    }

    /// The code as a number, because the port has no other: its five characters read to the base 36.
    private static func number(_ state: String) -> Int { Int(state, radix: 36) ?? 0 }
}
