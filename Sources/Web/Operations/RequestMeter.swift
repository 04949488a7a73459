// Counts requests by the pattern of their route, and how long their answers took to begin.

internal import HTTPTypes
internal import Synchronization

/// The figures of all requests since the start.
///
/// Every route has a lock of its own, held for a few additions; which routes there are is fixed at the start, so the
/// number of series is bounded whatever is asked for.
final class RequestMeter: Sendable {
    /// Stands for every address that is none of ours, and for what was refused before it reached a route.
    static let unmatched = "unmatched"
    /// Upper limits of the histogram, in microseconds.
    static let limits: [Int64] = [
        1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
        10_000_000,
    ]
    /// A made-up method may hold anything, so only the usual ones are named.
    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .options, .patch]

    private struct Counts {
        /// By method, then by class of status.
        var requests = [Int](repeating: 0, count: (RequestMeter.methods.count + 1) * 5)
        var buckets = [Int](repeating: 0, count: RequestMeter.limits.count + 1)
        var microseconds: Int64 = 0
    }

    private final class Route: Sendable {
        let pattern: String
        let counts = Mutex(Counts())

        init(_ pattern: String) {
            self.pattern = pattern
        }
    }

    private let routes: [String: Route]
    private let other = Route(RequestMeter.unmatched)
    private let open = Atomic(0)

    init(patterns: some Sequence<String>) {
        routes = Dictionary(patterns.map { ($0, Route($0)) }) { first, _ in first }
    }

    /// A request that is being answered, until this object goes.
    func begin() -> OpenRequest { OpenRequest(self) }

    /// Requests that are being answered now.
    var openRequests: Int { open.load(ordering: .relaxed) }

    func count(_ method: HTTPRequest.Method, route pattern: String?, status: Int, microseconds: Int64) {
        let route = pattern.flatMap { routes[$0] } ?? other
        let row = Self.methods.firstIndex(of: method) ?? Self.methods.count
        let column = min(max(status / 100, 1), 5) - 1
        let bucket = Self.limits.firstIndex { microseconds <= $0 } ?? Self.limits.count
        route.counts.withLock {
            $0.requests[row * 5 + column] += 1
            $0.buckets[bucket] += 1
            $0.microseconds += microseconds
        }
    }

    /// A method as it may stand in a log or a label.
    static func name(of method: HTTPRequest.Method) -> String {
        methods.contains(method) ? method.rawValue : "other"
    }

    var families: [MetricFamily] {
        var requests: [MetricFamily.Sample] = []
        var times: [MetricFamily.Sample] = []
        for route in routes.values.sorted(by: { $0.pattern < $1.pattern }) + [other] {
            let counts = route.counts.withLock { $0 }
            for (position, count) in counts.requests.enumerated() where count > 0 {
                let method = position / 5 < Self.methods.count ? Self.methods[position / 5].rawValue : "other"
                requests.append(
                    .init(
                        Double(count),
                        ["method": method, "route": route.pattern, "status": "\(position % 5 + 1)xx"]))
            }
            if counts.buckets.contains(where: { $0 > 0 }) { times += Self.histogram(route.pattern, counts) }
        }
        return [
            MetricFamily(
                "chengxin_http_requests_total", .counter,
                "Requests answered, by method, route pattern and class of status.",
                requests),
            MetricFamily(
                "chengxin_http_request_duration_seconds", .histogram,
                "Time until an answer began, by route pattern; the sending of long files is not in it.", times),
            .gauge(
                "chengxin_http_requests_open", "Requests being answered, long files included.", Double(openRequests)),
        ]
    }

    private static func histogram(_ pattern: String, _ counts: Counts) -> [MetricFamily.Sample] {
        var sum = 0
        var samples: [MetricFamily.Sample] = []
        for (position, count) in counts.buckets.enumerated() {
            sum += count
            let limit = position < limits.count ? Double(limits[position]) / 1_000_000 : .infinity
            samples.append(
                .init(Double(sum), suffix: "_bucket", [("route", pattern), ("le", MetricFamily.number(limit))]))
        }
        let seconds = Double(counts.microseconds) / 1_000_000
        return samples + [
            .init(seconds, suffix: "_sum", [("route", pattern)]),
            .init(Double(sum), suffix: "_count", [("route", pattern)]),
        ]
    }

    /// Counts itself: whatever ends the request, also a reader who goes away, lets go of this object.
    final class OpenRequest: Sendable {
        private let meter: RequestMeter

        fileprivate init(_ meter: RequestMeter) {
            self.meter = meter
            meter.open.add(1, ordering: .relaxed)
        }

        deinit { meter.open.subtract(1, ordering: .relaxed) }
    }
}
