// Receives the form with a file. The token comes first: not a byte of a file is kept for a page that is not ours.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Intake

/// What was sent from the upload page.
struct UploadForm: Sendable {
    /// What makes a form that was sent twice the same; nil if it came without one.
    let key: RequestKey?
    let item: String
    /// The batch that the file corrects.
    let corrects: Int64?
    let fileName: String?
    /// Whether a file was chosen, though it may hold nothing.
    let namesFile: Bool
    /// Nil if no file was chosen, or it holds not a byte.
    let file: SpoolFile?

    /// What of it stays in the form if the file can't be taken.
    struct Typed: Sendable {
        var item = ""
        var corrects: Int64?
    }

    /// Why a form was not received, and what was typed into it before.
    struct Refusal: Error {
        let reason: Reason
        let typed: Typed
    }

    enum Reason: Sendable, Hashable {
        case form(MultipartFault)
        case spool(SpoolFault)
        case tooLarge
        /// What was named as the batch to be corrected is no number of a batch.
        case noSuchBatch
    }

    /// Reads the form as it streams in.
    /// - Throws: `Problem.formExpired`, or a `Refusal` that the page can explain.
    static func receive(_ request: Request, for session: Session, _ door: DeskDoor) async throws -> UploadForm {
        var typed = Typed()
        do {
            return try await read(request, session, door, &typed)
        } catch let fault as MultipartFault {
            throw Refusal(reason: fault == .bodyTooLong ? .tooLarge : .form(fault), typed: typed)
        } catch let fault as SpoolFault {
            throw Refusal(reason: .spool(fault), typed: typed)
        }
    }

    private static func read(
        _ request: Request, _ session: Session, _ door: DeskDoor, _ typed: inout Typed
    ) async throws -> UploadForm {
        // The fields around the file are small.
        var reader = try MultipartReader(
            request.body, contentType: request.headers[.contentType],
            limits: MultipartLimits(body: door.mostBytes + (64 << 10)))
        var isOurs = false
        var key: RequestKey?
        var namesNoBatch = false
        var fileName: String?
        var namesFile = false
        var file: SpoolFile?
        while let part = try await reader.nextPart() {
            switch part.name {
            case Form.tokenField:
                guard !isOurs, session.accepts(formToken: try await reader.text()) else { throw Problem.formExpired }
                isOurs = true
            case RequestKey.field: key = RequestKey(try await reader.text())
            case "item": typed.item = try await reader.text()
            case "corrects":
                // Empty means that the file corrects nothing.
                let text = try await reader.text()
                typed.corrects = Int64(text)
                namesNoBatch = !text.isEmpty && typed.corrects == nil
            case "file":
                guard isOurs else { throw Problem.formExpired }
                if let length = request.headers[.contentLength].flatMap({ Int($0) }),
                    length > door.mostBytes + (64 << 10)
                {
                    throw MultipartFault.bodyTooLong
                }
                // A browser sends the part without a name if nothing was chosen.
                namesFile = part.fileName?.isEmpty == false
                fileName = part.fileName.flatMap(FileName.shown)
                file = try await Self.keep(&reader, door)
            default: continue
            }
        }
        guard isOurs else { throw Problem.formExpired }
        guard !namesNoBatch else { throw Refusal(reason: .noSuchBatch, typed: typed) }
        return UploadForm(
            key: key, item: typed.item, corrects: typed.corrects, fileName: fileName, namesFile: namesFile, file: file)
    }

    /// - Returns: nil for a part without a byte: nothing was chosen, or an empty file.
    private static func keep(_ reader: inout MultipartReader, _ door: DeskDoor) async throws -> SpoolFile? {
        let file = try SpoolFile(folder: door.spoolFolder)
        var isEmpty = true
        while let piece = try await reader.nextContent() {
            isEmpty = false
            try file.append(piece)
            guard file.size <= door.mostBytes else { throw MultipartFault.bodyTooLong }
        }
        return isEmpty ? nil : file
    }
}

extension UploadForm {
    /// What was sent, piece by piece, so that the same form is known again; an empty piece ends it.
    func pieces() -> () throws -> [UInt8] {
        var offset: Int?
        return {
            guard let start = offset else {
                offset = 0
                return Array("\(item)\0\(corrects.map(String.init) ?? "")\0\(fileName ?? "")\0".utf8)
            }
            let piece = try file?.read(1 << 18, at: start) ?? []
            offset = start + piece.count
            return piece
        }
    }
}

extension UploadForm.Reason {
    var status: HTTPResponse.Status {
        switch self {
        case .form, .spool: .badRequest
        case .tooLarge: .contentTooLarge
        case .noSuchBatch: .unprocessableContent
        }
    }
}
