// Cuts a form into parts as its bytes come, wherever they are cut. It holds one header or one boundary, never a file.

/// What the scanner has found.
package enum MultipartPiece: Sendable, Hashable {
    case header(MultipartHeader)
    /// Some bytes of the part that was begun last.
    case content([UInt8])
    case endOfPart
    case endOfForm
}

/// The scanner (RFC 7578 with the boundaries of RFC 2046 §5.1.1).
package struct MultipartScanner {
    private enum State { case preamble, afterBoundary, header, content, epilogue }

    /// CR LF -- boundary.
    private let delimiter: [UInt8]
    private let limits: MultipartLimits
    private var state = State.preamble
    /// Bytes that can't be decided before more come.
    private var rest: [UInt8]
    private var position = 0
    private var parts = 0
    private var total = 0

    package init(boundary: [UInt8], limits: MultipartLimits) {
        delimiter = Array("\r\n--".utf8) + boundary
        self.limits = limits
        // The first boundary may stand at the very beginning: an imagined line end makes it like all others.
        rest = [0x0D, 0x0A]
    }

    /// Takes the next bytes of the body.
    package mutating func feed(_ bytes: some Collection<UInt8>) throws(MultipartFault) {
        total += bytes.count
        guard total <= limits.body else { throw .bodyTooLong }
        // What follows the last boundary means nothing (RFC 2046 §5.1.1).
        if state == .epilogue { return }
        if position > 0 {
            rest.removeFirst(position)
            position = 0
        }
        rest += bytes
    }

    /// The next piece; nil if more bytes are needed.
    package mutating func next() throws(MultipartFault) -> MultipartPiece? {
        while true {
            switch state {
            case .preamble:
                guard skipToDelimiter() else { return nil }
                state = .afterBoundary
            case .afterBoundary:
                guard let isLast = try endOfBoundaryLine() else { return nil }
                state = isLast ? .epilogue : .header
                if isLast { return .endOfForm }
                parts += 1
                guard parts <= limits.parts else { throw .tooManyParts }
            case .header:
                guard let header = try header() else { return nil }
                state = .content
                return .header(header)
            case .content:
                return content()
            case .epilogue: return nil
            }
        }
    }

    // MARK: Steps

    /// Drops everything before a delimiter and the delimiter itself.
    private mutating func skipToDelimiter() -> Bool {
        if let found = find(from: position) {
            position = found + delimiter.count
            return true
        }
        position = max(position, rest.count - delimiter.count + 1)
        return false
    }

    /// After a delimiter: two dashes end the form, blanks and a line end begin a part.
    private mutating func endOfBoundaryLine() throws(MultipartFault) -> Bool? {
        if rest.count - position >= 2, rest[position] == UInt8(ascii: "-"), rest[position + 1] == UInt8(ascii: "-") {
            position += 2
            return true
        }
        var end = position
        while end < rest.count, rest[end] == 0x20 || rest[end] == 0x09 { end += 1 }
        guard end - position <= limits.header else { throw .headerTooLong }
        guard end < rest.count else { return nil }
        if rest[end] == UInt8(ascii: "-"), end == position, rest.count - position < 2 { return nil }
        guard rest[end] == 0x0D else { throw .malformed }
        guard end + 1 < rest.count else { return nil }
        guard rest[end + 1] == 0x0A else { throw .malformed }
        position = end + 2
        return false
    }

    private mutating func header() throws(MultipartFault) -> MultipartHeader? {
        var lines: [[UInt8]] = []
        var start = position
        while let end = lineEnd(from: start) {
            if end == start {
                guard end + 2 - position <= limits.header else { throw .headerTooLong }
                position = end + 2
                return try MultipartHeader(lines: lines)
            }
            lines.append(Array(rest[start..<end]))
            start = end + 2
        }
        guard rest.count - position <= limits.header else { throw .headerTooLong }
        return nil
    }

    private mutating func content() -> MultipartPiece? {
        if let found = find(from: position) {
            if found > position {
                defer { position = found }
                return .content(Array(rest[position..<found]))
            }
            position += delimiter.count
            state = .afterBoundary
            return .endOfPart
        }
        // What may be the beginning of a delimiter stays.
        let safe = max(position, rest.count - delimiter.count + 1)
        guard safe > position else { return nil }
        defer { position = safe }
        return .content(Array(rest[position..<safe]))
    }

    private func lineEnd(from start: Int) -> Int? {
        var index = start
        while index + 1 < rest.count {
            if rest[index] == 0x0D, rest[index + 1] == 0x0A { return index }
            index += 1
        }
        return nil
    }

    private func find(from start: Int) -> Int? {
        let last = rest.count - delimiter.count
        guard start <= last else { return nil }
        return rest.withUnsafeBufferPointer { bytes in
            var index = start
            while index <= last {
                // The first byte of a delimiter is rare in most files, and never inside the delimiter again.
                if bytes[index] == 0x0D, delimiter.indices.allSatisfy({ bytes[index + $0] == delimiter[$0] }) {
                    return index
                }
                index += 1
            }
            return nil
        }
    }
}
