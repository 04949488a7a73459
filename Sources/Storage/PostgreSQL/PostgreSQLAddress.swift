// Opens connections, and says what is wrong with an address without repeating it: it may hold a password.

internal import CPQ
internal import Glibc

/// Where the server is, in the words of libpq, which alone takes it apart.
struct PostgreSQLAddress: Sendable {
    private let text: String

    /// - Throws: `StorageError.unreachable` if libpq can't read the address.
    init(_ text: String) throws {
        self.text = text
        guard text.contains("=") || text.contains("://") else { return }
        let options = PQconninfoParse(text, nil)
        guard options != nil else {
            throw StorageError.unreachable(
                detail: "the PostgreSQL address can't be read; write postgres://user@host:5432/database")
        }
        PQconninfoFree(options)
    }

    /// A connection that is ready for statements.
    func connect() throws -> OpaquePointer {
        let handle = withParameters { PQconnectdbParams($0, $1, 1) }
        if let handle, PQstatus(handle) == CONNECTION_OK { return handle }
        PQfinish(handle)
        throw StorageError(connecting: refusal())
    }

    /// Asks once more, this time for the bare error code: libpq tells no code when connecting fails, and its message
    /// repeats parts of the address.
    /// - Returns: five characters, or nil if no server answered.
    private func refusal() -> String? {
        guard let handle = withParameters({ PQconnectStartParams($0, $1, 1) }) else { return nil }
        defer { PQfinish(handle) }
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
        var state = PQstatus(handle) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
        while state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING {
            let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
            guard poll(&socket, 1, 2000) > 0 else { return nil }
            state = PQconnectPoll(handle)
        }
        let message = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return message.split(whereSeparator: \.isWhitespace).map(String.init).last(where: Self.isCode)
    }

    private static func isCode(_ word: String) -> Bool {
        word.utf8.count == 5 && word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber || $0.isUppercase }
    }

    private func withParameters<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> T
    ) -> T {
        // The address comes after the time limit and so may replace it; the encoding comes last and is fixed.
        let pairs = [
            ("connect_timeout", "10"), ("fallback_application_name", "chengxin"), ("dbname", text),
            ("client_encoding", "UTF8"),
        ]
        var names: [UnsafeMutablePointer<CChar>?] = pairs.map { strdup($0.0) } + [nil]
        var values: [UnsafeMutablePointer<CChar>?] = pairs.map { strdup($0.1) } + [nil]
        defer { for pointer in names + values { free(pointer) } }
        return names.withUnsafeMutableBytes { names in
            values.withUnsafeMutableBytes { values in
                // Both arrays end in nil, so neither is empty and both have a base address.
                body(
                    names.assumingMemoryBound(to: UnsafePointer<CChar>?.self).baseAddress.unsafelyUnwrapped,
                    values.assumingMemoryBound(to: UnsafePointer<CChar>?.self).baseAddress.unsafelyUnwrapped)
            }
        }
    }
}
