// For the machines that watch the service: ready (with the reason if not), and figures for those who may read them.

internal import HTTPTypes
internal import Hummingbird
internal import Logging

struct OperationsController {
    private static let textFormat = "text/plain; version=0.0.4; charset=utf-8"

    private let site: Site
    private let meter: RequestMeter
    private let runner: IntakeRunner

    init(_ site: Site, _ meter: RequestMeter, _ runner: IntakeRunner) {
        self.site = site
        self.meter = meter
        self.runner = runner
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.ready.pattern)) { _, context in await ready(context) }
        router.get(RouterPath(SiteURL.metrics.pattern)) { request, context in
            guard mayRead(request, context) else { throw Problem.unknownPage }
            return await metrics()
        }
    }

    // MARK: Readiness

    private func ready(_ context: SiteContext) async -> Response {
        let faults = await site.readiness.faults()
        var json = JSONWriter(capacity: 128)
        json.object {
            $0.member("status", faults.isEmpty ? "ready" : "not-ready")
            guard !faults.isEmpty else { return }
            $0.array("failed") { list in for fault in faults { list.element(fault.rawValue) } }
            $0.member("instance", context.requestID)
        }
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if !faults.isEmpty {
            headers[.retryAfter] = "5"
            let names = faults.map(\.rawValue).joined(separator: " ")
            context.logger.warning("not ready", metadata: ["ready.failed": .string(names)])
        }
        return Response(
            status: faults.isEmpty ? .ok : .serviceUnavailable, headers: headers,
            body: ResponseBody(byteBuffer: json.buffer))
    }

    // MARK: Figures

    /// A program on this machine that no proxy speaks for, or a bearer of the token.
    ///
    /// Others hear that there is no such page. A proxy on this machine must name whom it speaks for.
    private func mayRead(_ request: Request, _ context: SiteContext) -> Bool {
        if let token = site.operations.metricsToken, let given = request.headers[.authorization] {
            return SameText.are(given, "Bearer " + token)
        }
        return LocalReader.isLocal(context.peerAddress) && !LocalReader.isForwarded(request.headers)
    }

    private func metrics() async -> Response {
        let standing = await site.readiness.standing()
        let faults = Readiness.faults(of: standing) + (site.readiness.hasLeft ? [.shutdown] : [])
        let batches = await runner.load
        let own: [MetricFamily] = [
            MetricFamily(
                "chengxin_ready", .gauge, "Whether readers may be sent here, by check: 1 if it holds.",
                ReadyCheck.allCases.map { .init(faults.contains($0) ? 0 : 1, ["check": $0.rawValue]) }),
            .gauge(
                "chengxin_schema_newer", "1 if the database knows a step of a newer version.",
                standing?.schema == .newer ? 1 : 0),
            .gauge(
                "chengxin_policy_active", "1 if the pack of this server is the one that was activated last.",
                standing?.policy == .active ? 1 : 0),
            .gauge("chengxin_intake_batches_running", "Files from the desk being taken in.", Double(batches.running)),
            .gauge("chengxin_intake_batches_waiting", "Files from the desk that wait.", Double(batches.waiting)),
        ]
        let jobs = MetricFamily.families(of: standing?.jobs ?? [])
        let text = MetricFamily.text(meter.families + own + jobs + site.operations.figures())
        return Response(
            status: .ok, headers: [.contentType: Self.textFormat, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Who reads from the machine itself.
enum LocalReader {
    private static let marks = [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via",
    ]
    .map(HTTPField.Name.named)

    static func isLocal(_ address: String) -> Bool {
        address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }

    /// Whether a proxy left its mark.
    static func isForwarded(_ headers: HTTPFields) -> Bool { marks.contains { headers[$0] != nil } }
}

/// Compares secrets without telling by the time it takes where they differ.
enum SameText {
    static func are(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        var difference = one.count ^ other.count
        for position in other.indices {
            difference |= Int((position < one.count ? one[position] : 0) ^ other[position])
        }
        return difference == 0
    }
}
