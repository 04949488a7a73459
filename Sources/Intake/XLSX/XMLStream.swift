// Why this file exists: reads XML piece by piece with expat and stops at once at what a workbook has no use for.

internal import CExpat

/// Takes what stands in one part of a workbook. It may call `pause`, `finish` or `refuse` of the stream.
protocol XMLHandler: AnyObject {
    /// - Parameter depth: 1 for the outermost element.
    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int, _ xml: XMLStream)
    func end(_ name: XMLName, depth: Int, _ xml: XMLStream)
    func text(_ bytes: UnsafeBufferPointer<UInt8>, _ xml: XMLStream)
}

/// One pass over one part.
final class XMLStream {
    enum Outcome { case wantsMore, paused, finished }

    private let parser: XML_Parser
    private let handler: any XMLHandler
    private let part: XLSXFault.Part
    private var depth = 0
    private var quiet = 0
    private var names = Set<Int>()
    private var fault: IntakeError?
    private var isFinished = false
    private var sawLast = false

    init(_ handler: some XMLHandler, _ part: XLSXFault.Part) throws(IntakeError) {
        guard let parser = XML_ParserCreate(nil) else { throw .workbook(.damaged(part)) }
        self.parser = parser
        self.handler = handler
        self.part = part
        // Not retained: the parser dies with this object.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { user, name, attributes in
                guard let name else { return }
                XMLStream.of(user)?.didStart(name, XMLAttributes(attributes))
            },
            { user, name in
                guard let name else { return }
                XMLStream.of(user)?.didEnd(name)
            })
        XML_SetCharacterDataHandler(parser) { user, text, count in
            guard let text, let stream = XMLStream.of(user), stream.fault == nil else { return }
            stream.quiet = 0
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                stream.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)), stream)
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
            guard let stream = XMLStream.of(user) else { return }
            stream.refuse(.workbook(.doctype(stream.part)))
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Gives expat the next piece; an empty one is the end.
    func feed(_ piece: UnsafeRawBufferPointer) throws(IntakeError) -> Outcome {
        quiet += piece.count
        // Expat holds an unfinished tag whole and reads it again with each piece.
        guard quiet <= XLSXLimits.quietXML else { throw .workbook(.damaged(part)) }
        sawLast = piece.isEmpty
        return try outcome(
            XML_Parse(
                parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), sawLast ? 1 : 0))
    }

    /// Goes on after `paused`.
    func resume() throws(IntakeError) -> Outcome { try outcome(XML_ResumeParser(parser)) }

    // MARK: For handlers

    /// Stops after this element until `resume`.
    func pause() { XML_StopParser(parser, 1) }

    /// Nothing that follows is wanted.
    func finish() {
        isFinished = true
        XML_StopParser(parser, 0)
    }

    func refuse(_ error: IntakeError) {
        if fault == nil { fault = error }
        XML_StopParser(parser, 0)
    }

    func refuse() { refuse(.workbook(.damaged(part))) }

    // MARK: From expat

    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
        user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func didStart(_ qualified: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        guard fault == nil else { return }
        quiet = 0
        depth += 1
        let name = XMLName(qualified)
        remember(name)
        attributes.forEach { name, _ in remember(name) }
        guard depth <= XLSXLimits.depth, names.count <= XLSXLimits.names else { return refuse() }
        handler.start(name, attributes, depth: depth, self)
    }

    private func didEnd(_ qualified: UnsafePointer<CChar>) {
        guard fault == nil else { return }
        quiet = 0
        handler.end(XMLName(qualified), depth: depth, self)
        depth -= 1
    }

    /// Expat keeps every name it has met, so a file of ever new names would fill the memory.
    private func remember(_ name: XMLName) {
        guard name.qualified[0] != 0, name.qualified[1] != 0 else { return }
        var hasher = Hasher()
        var cursor = name.qualified
        while cursor.pointee != 0 {
            hasher.combine(cursor.pointee)
            cursor += 1
        }
        names.insert(hasher.finalize())
    }

    private func outcome(_ status: XML_Status) throws(IntakeError) -> Outcome {
        if let fault { throw fault }
        if isFinished { return .finished }
        if status == XML_STATUS_SUSPENDED { return .paused }
        guard status == XML_STATUS_OK else { throw .workbook(.damaged(part)) }
        return sawLast ? .finished : .wantsMore
    }
}

extension ZipMember {
    /// Hands the whole member to a handler that never pauses.
    func parse(_ handler: some XMLHandler, _ part: XLSXFault.Part) throws(IntakeError) {
        let xml = try XMLStream(handler, part)
        while case .wantsMore = try xml.feed(read()) {}
        try drain()
    }
}
