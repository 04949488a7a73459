// One record in a report: its fields as the national form has them, then source, end of publication and basis.

internal import Law

extension ReportDocument {
    /// Longer values take the whole width.
    private static let longValue = 22

    /// - Parameter order: its number within the section; nil if it stands alone.
    func record(_ record: ReportRecord, order: Int?, in section: ReportSectionContent, _ html: inout HTMLText) {
        html.tag("<section class=\"rp-record\">\n<h3>")
        if let order { html.text("<span class=\"rp-mono\">", "\(order)", "</span> ") }
        html.text("", record.title.text(language), "")
        if let document = record.document { html.text(" <span lang=\"zh-CN\">", document, "</span>") }
        html.tag("</h3>\n<dl class=\"rp-fields\">\n")
        for field in record.fields { self.field(field, &html) }
        html.tag("</dl>\n<dl class=\"rp-fields rp-meta\">\n")
        html.entry(text.provider) { html in
            html.text("<span lang=\"zh-CN\">", record.provider.name, "</span> ")
            html.text("<span class=\"rp-mono rp-quiet\">", record.provider.code, "</span>")
        }
        if let state = record.state { html.entry(text.state) { $0.text(state.text(language)) } }
        if let act = record.act { html.entry(text.actState) { $0.text(act.text(language)) } }
        html.entry(text.shownUntil) { $0.text(record.shownUntil.map(text.day) ?? text.whileItLasts) }
        if !record.clauses.isEmpty {
            html.tag("<div class=\"rp-wide\"><dt>")
            html.text("", text.basis, "</dt><dd>")
            html.text("", clauses(record), "</dd></div>\n")
        }
        html.tag("</dl>\n</section>\n")
    }

    private func clauses(_ record: ReportRecord) -> String {
        record.clauses.map { $0.title.text(language) }.joined(separator: language == .chinese ? "；" : "; ")
    }

    private func field(_ field: ReportField, _ html: inout HTMLText) {
        let value = field.value ?? ""
        if value.count > Self.longValue { html.tag("<div class=\"rp-wide\">") } else { html.tag("<div>") }
        html.text("<dt>", field.name.text(language), "</dt><dd>")
        if field.value == nil {
            html.text("<span class=\"rp-quiet\">", text.empty, "</span>")
        } else if language == .english, let english = field.english {
            html.text("", english, "")
        } else {
            html.text("<span lang=\"zh-CN\">", value, "</span>")
        }
        html.tag("</dd></div>\n")
    }
}
