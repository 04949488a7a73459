// What a witness says of itself to whoever comes by: one page, in both languages, without anything from elsewhere.

internal import Ledger
internal import Reports
internal import WorkingDays

/// The page of a witness.
struct WitnessPage {
    let key: NoteKey
    let origins: [String]
    let sightings: [Witness.Sighting]

    private static let style = """
        :root{color-scheme:light dark}body{max-width:46em;margin:40px auto;padding:0 16px;\
        font:17px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}\
        h1{font-size:28px;line-height:1.3}h2{font-size:20px;margin-top:40px}\
        code,td{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:15px}\
        th,td{text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-top:1px solid #a3b3ae}th{font-weight:400}
        """

    var html: String {
        """
        <!doctype html>
        <html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>账本见证人 · A ledger witness</title><style>\(Self.style)</style></head><body>
        <main>
        <h1>账本见证人</h1>
        <p>这台机器为别人的公开账本作见证。账本每次把新的树根送来，它先核对：新的树是不是从上次见过的那棵长出来的，有没有改动、抽掉过旧的行。是，才签名并写下时间；\
        不是，就不签。它不存账本的内容，看不到任何人的资料，也不替账本里的话担保。</p>
        <p>有几个互不隶属的见证人签过名，账本的经营者就不能给不同的人看不同的历史。</p>
        <h2 lang="en">A ledger witness</h2>
        <p lang="en">This machine witnesses public ledgers of others. When a ledger sends a new root, it checks first \
        that the new tree grew out of the one that it saw last, with no line altered or removed. If so it signs, with the \
        time; if not, it does not. It keeps none of the ledger’s content, sees no data of anybody, and does not vouch for \
        what the ledger says.</p>
        <p lang="en">Once several independent witnesses have signed, whoever runs the ledger can’t show different \
        histories to different people.</p>
        <h2>公钥 · Key</h2>
        <p><code>\(Self.escaped(key.line))</code></p>
        <h2>见过的账本 · Ledgers seen</h2>
        \(table)
        </main></body></html>
        """
    }

    private var table: String {
        let rows = origins.map { origin in
            let seen = sightings.first { $0.origin == origin }
            let what = seen.map { "\($0.size) 行 · lines<br>\(Self.time($0.at))" } ?? "还没有 · not yet"
            return "<tr><td>\(Self.escaped(origin))</td><td>\(what)</td></tr>"
        }
        return """
            <table><thead><tr><th>账本 · Ledger</th><th>最近一次签名 · Signed last</th></tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table>
            """
    }

    private static func time(_ seconds: Int64) -> String {
        ReportMoment(on: Day.instant(microseconds: seconds * 1_000_000), clock: seconds * 1_000_000).rfc3339
    }

    private static func escaped(_ text: String) -> String { ByteEscapedHTML().escapeText(text) }
}
