// A snapshot as an official document: the same snapshot and language give the same bytes.

public import Law

/// Addresses of the site, for the page that is served; a file on a disk has nobody to point to.
public struct ReportLinks: Sendable {
    let hrefs: [ReportPlace: String]

    public init(dispute: String, repair: String, verify: String) {
        hrefs = [.dispute: dispute, .repair: repair, .verify: verify]
    }
}

/// Draws a report.
public struct ReportDocument: Sendable {
    let snapshot: ReportSnapshot
    let language: Language
    let text: ReportText

    public init(_ snapshot: ReportSnapshot, _ language: Language) {
        self.snapshot = snapshot
        self.language = language
        text = ReportText(language: language)
    }

    public var title: String { text.title }

    /// A page of its own, with its style inside and nothing from elsewhere.
    var file: [UInt8] {
        var html = HTMLText()
        html.text("<!DOCTYPE html>\n<html lang=\"", language.rawValue, "\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.tag("<meta name=\"robots\" content=\"noindex\">\n")
        html.text("<title>", "\(text.title) \(snapshot.number)", "</title>\n<style>\n")
        html.tag(ReportStyle.alone)
        html.tag(ReportStyle.sheet)
        if let number = ReportNumber(snapshot.number) { html.style(ReportStyle.margin(number)) }
        html.tag("</style>\n</head>\n<body>\n<main>\n")
        write(&html, links: nil)
        html.tag("</main>\n</body>\n</html>\n")
        return html.bytes
    }

    /// The document as a part of a page of the site.
    public func article(links: ReportLinks) -> String {
        var html = HTMLText()
        write(&html, links: links)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    private func write(_ html: inout HTMLText, links: ReportLinks?) {
        html.tag("<article class=\"rp\">\n")
        head(&html)
        subject(&html)
        summary(&html)
        for (position, section) in snapshot.sections.enumerated() {
            html.text("<section class=\"rp-section\">\n<h2>", heading(position, section.title), "</h2>\n")
            if section.records.isEmpty { html.text("<p class=\"rp-quiet\">", text.nothing, "</p>\n") }
            for (order, record) in section.records.enumerated() {
                self.record(record, order: section.records.count > 1 ? order + 1 : nil, in: section, &html)
            }
            html.tag("</section>\n")
        }
        html.text("<section class=\"rp-section\">\n<h2>", text.ordinal(snapshot.sections.count, text.advice), "</h2>\n")
        html.text("<p>", snapshot.advice.text(language), "</p>\n</section>\n")
        notes(&html, links)
        foot(&html)
        html.tag("</article>\n")
    }

    private func heading(_ position: Int, _ title: Bilingual) -> String {
        text.ordinal(position, title.text(language))
    }

    private func head(_ html: inout HTMLText) {
        html.text("<header class=\"rp-head\">\n<p class=\"rp-platform\">", snapshot.platform.text(language), "</p>\n")
        html.text("<h1>", text.title, "</h1>\n")
        html.text("<p class=\"rp-quiet\">", text.form, "</p>\n<dl class=\"rp-stamp\">\n")
        html.entry(text.number) { $0.groups(ReportNumber(snapshot.number)?.groups ?? []) }
        html.entry(text.issued) { $0.text(issued) }
        html.entry(text.dataAsOf) { $0.text(text.day(snapshot.dataAsOf)) }
        if let day = snapshot.usableUntil { html.entry(text.usableUntil) { $0.text(text.day(day)) } }
        html.tag("</dl>\n</header>\n")
    }

    /// The day and the second as they stand in the snapshot.
    private var issued: String {
        let time = snapshot.issued.dropFirst(11).prefix(8)
        return (ReportText.day(fromInstant: snapshot.issued, language) ?? "") + " " + time
    }

    private func subject(_ html: inout HTMLText) {
        let subject = snapshot.subject
        html.text("<p class=\"rp-name\" lang=\"zh-CN\">", subject.name, "</p>\n<dl class=\"rp-fields\">\n")
        html.entry(text.code) { $0.groups(codeGroups(subject.code)) }
        html.entry(text.kind) { $0.text(subject.kind.text(language)) }
        html.entry(text.status) { $0.text(subject.status?.text(language) ?? text.empty) }
        if !subject.formerNames.isEmpty {
            html.entry(text.formerNames) { html in
                html.text("<span lang=\"zh-CN\">", subject.formerNames.map(\.name).joined(separator: "、"), "</span>")
            }
        }
        html.tag("</dl>\n")
    }

    private func summary(_ html: inout HTMLText) {
        html.text("<section class=\"rp-section\">\n<h2>", text.summary, "</h2>\n<dl class=\"rp-counts\">\n")
        for count in snapshot.summary {
            html.entry(count.title.text(language)) { $0.text(text.count(count.count)) }
        }
        html.tag("</dl>\n</section>\n")
    }

    private func notes(_ html: inout HTMLText, _ links: ReportLinks?) {
        html.text("<section class=\"rp-section rp-notes\">\n<h2>", text.notes, "</h2>\n<ol>\n")
        for note in snapshot.notes {
            html.text("<li>", note.text.text(language), "")
            if let place = note.about {
                if let href = links?.hrefs[place] {
                    html.text(" <a href=\"", href, "\">")
                    html.text("", text.link(place), "</a>")
                } else {
                    html.text(language == .chinese ? "" : " ", text.place(place), "")
                }
            }
            html.tag("</li>\n")
        }
        html.tag("</ol>\n</section>\n")
    }

    private func foot(_ html: inout HTMLText) {
        html.tag("<footer class=\"rp-foot\">\n<dl>\n")
        html.entry(text.issuer) { $0.text(snapshot.issuer.text(language)) }
        html.entry(text.issued) { $0.text(issued) }
        html.entry(text.policy) { html in
            html.text("", text.policy(snapshot.policy), " ")
            html.text("<span class=\"rp-mono\">", String(snapshot.policy.hash.prefix(12)), "</span>")
        }
        html.tag("</dl>\n</footer>\n")
    }
}
