// The page of one batch, and the sheet of its returned rows. Other providers get the answer of a page that is not there.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Identifiers
internal import Intake
internal import Law
internal import Registry
internal import WorkingDays

struct BatchController {
    /// Returned rows on one page.
    private static let pageSize = 50
    /// Seconds after which the page of a running batch asks again.
    private static let refresh = "2"

    private let site: Site
    private let door: DeskDoor
    private let runner: IntakeRunner
    private let parts: DeskParts

    init(_ site: Site, _ door: DeskDoor, _ runner: IntakeRunner) {
        self.site = site
        self.door = door
        self.runner = runner
        parts = DeskParts(site: site, door: door)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.batchPattern)) { request, context in try await page(request, context) }
        routes.get(RouterPath(DeskURL.feedbackPattern)) { request, context in try await sheet(context) }
    }

    private func batch(_ context: SiteContext) async throws -> Batch {
        let sender = try await parts.requireSender(try context.requireSession())
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }),
            let batch = try await door.batches.batch(id, provider: sender.code)
        else { throw Problem.unknownPage }
        return batch
    }

    private func page(_ request: Request, _ context: SiteContext) async throws -> Response {
        let batch = try await batch(context)
        let query = try Query(request)
        let isRunning = if batch.state == .running { true } else { await runner.isRunning(batch.id) }
        let isStill = query.text("still") != nil
        let settled = try await door.batches.settled(of: [batch])[batch.id] ?? 0
        let open = batch.rejected - settled
        let pages = max(1, (open + Self.pageSize - 1) / Self.pageSize)
        let number = min(pages, max(1, query.text("page").flatMap { Int($0) } ?? 1))
        let first = (number - 1) * Self.pageSize
        let rows = try await door.batches.returned(of: batch, first..<first + Self.pageSize)
        let maker = BatchPageMaker(parts: parts, context: context)
        let view = maker.view(
            batch, try await door.batches.chain(of: batch), rows, settled: settled, first: first, page: number,
            pages: pages, isRunning: isRunning, isStill: isStill)
        var response = parts.page(.batch, view, view.heading, DeskURL.batch(batch.id).path, context)
        // A header and not an element: it can be left out by a link, for readers whom a changing page disturbs.
        if isRunning, !isStill { response.headers[Self.refreshHeader] = Self.refresh }
        return response
    }

    private func sheet(_ context: SiteContext) async throws -> Response {
        let batch = try await batch(context)
        guard batch.rejected > 0, let item = parts.item(batch),
            let file = try await door.batches.sheet(of: batch, item: item, pack: site.pack, folder: door.spoolFolder)
        else { throw Problem.unknownPage }
        let form = batch.head?.isWorkbook == true ? SheetForm.workbook : .csv
        return form.response(file, name: "feedback-\(batch.id)")
    }

    private static let refreshHeader = HTTPField.Name.named("Refresh")
}

/// A table to keep.
enum SheetForm: String {
    case csv = "csv"
    case workbook = "xlsx"

    /// Streams the file; nothing of it is kept anywhere.
    func response(_ file: SpoolFile, name: String) -> Response {
        let type =
            switch self {
            case .csv: "text/csv; charset=utf-8"
            case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        let size = file.size
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name).\(rawValue)\"",
                .cacheControl: "no-store", .named("X-Robots-Tag"): "noindex",
            ],
            body: ResponseBody(contentLength: size) { writer in
                var offset = 0
                while offset < size {
                    let piece = try file.read(1 << 16, at: offset)
                    if piece.isEmpty { break }
                    try await writer.write(ByteBuffer(bytes: piece))
                    offset += piece.count
                }
                try await writer.finish(nil)
            })
    }
}
