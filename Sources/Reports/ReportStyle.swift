// The look of a report: an official letter in a serif, on a screen as on paper. Files carry it inside.

/// The style sheet of reports. On the site it stands beside the site's own sheet and takes its colours.
public enum ReportStyle {
    public static func sheet(of number: ReportNumber) -> String { "\(sheet)" + margin(number) }

    /// The number in the margin of every page of paper; it holds digits and letters A to F only.
    static func margin(_ number: ReportNumber) -> String {
        "@page { @top-right { content: \"\(number)\"; } }\n"
    }

    /// What only a file needs: it has no site around it.
    static let alone: StaticString = """
        :root { color-scheme: light; }
        *, ::before, ::after { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: #16211f; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
        main { max-width: 832px; margin: 0 auto; padding: 40px 24px 64px; }
        h1, h2, h3, p, dl, dd, ol { margin: 0; padding: 0; }

        """

    static let sheet: StaticString = """
        .rp { --rp-name: 128px; font: 16px/1.75 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
        .rp { font-variant-numeric: tabular-nums; max-width: 784px; margin-inline: auto; }
        .rp h1, .rp h2, .rp h3 { line-height: 1.4; text-wrap: balance; }
        .rp-quiet, .rp dt { color: var(--quiet, #51605c); }
        .rp-mono, .rp-code { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; font-size: .9em; }
        .rp-code { white-space: nowrap; user-select: all; }
        .rp-code span + span { margin-left: .5em; }
        .rp-head { padding-bottom: 24px; border-bottom: 3px double var(--spring, #0b5f66); text-align: center; }
        .rp-platform { color: var(--spring, #0b5f66); letter-spacing: .12em; }
        .rp-platform:lang(en) { letter-spacing: .02em; }
        .rp-head h1 { margin-block: 8px 4px; font-size: 30px; font-weight: 700; }
        .rp-head h1:lang(zh) { letter-spacing: .12em; text-indent: .12em; }
        .rp-stamp { display: grid; grid-template-columns: auto auto; gap: 4px 40px; margin-top: 24px; text-align: left; }
        .rp-stamp > div { display: grid; grid-template-columns: 6em 1fr; gap: 0 12px; font-size: 15px; }
        .rp-stamp > div:lang(en) { grid-template-columns: 9.5em 1fr; }
        .rp-name { margin-top: 32px; font-size: 22px; font-weight: 700; line-height: 1.4; }
        .rp-fields { display: grid; grid-template-columns: 1fr 1fr; column-gap: 32px; margin-top: 8px; font-size: 15px; }
        .rp-fields > div { display: grid; grid-template-columns: var(--rp-name) 1fr; gap: 0 12px; padding-block: 5px; }
        .rp-fields > div { border-top: 1px solid var(--line, #d5dfdb); }
        .rp:lang(en) { --rp-name: 152px; }
        .rp-fields > .rp-wide { grid-column: 1 / -1; }
        .rp-meta { margin-top: 0; }
        .rp-meta > div { border-top-style: dotted; font-size: 14px; }
        .rp .rp-section { margin-top: 40px; }
        .rp-section > h2 { font-size: 19px; font-weight: 700; }
        .rp-section > h2 + p { margin-top: 8px; }
        .rp-counts { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px 32px; margin-top: 12px; }
        .rp-counts > div { padding-top: 8px; border-top: 1px solid var(--line, #d5dfdb); }
        .rp-counts dt { font-size: 14px; }
        .rp-counts dd { font-size: 19px; }
        .rp .rp-record { margin-top: 24px; }
        .rp-record h3 { font-size: 16px; font-weight: 700; }
        .rp-record h3 [lang] { display: inline-block; }
        .rp-record h3 .rp-mono { margin-right: 4px; color: var(--quiet, #51605c); }
        .rp-notes ol { margin-top: 8px; padding-left: 1.8em; list-style: decimal; font-size: 15px; }
        .rp-notes li + li { margin-top: 6px; }
        .rp-foot { margin-top: 48px; padding-top: 12px; border-top: 3px double var(--spring, #0b5f66); }
        .rp-foot dl { width: fit-content; max-width: 100%; margin-left: auto; font-size: 15px; }
        .rp-foot dl > div { display: grid; grid-template-columns: 8em 1fr; gap: 0 12px; }
        @media screen and (max-width: 720px) {
          .rp-head h1 { font-size: 24px; }
          .rp-stamp, .rp-fields { grid-template-columns: minmax(0, 1fr); }
          .rp, .rp:lang(en) { --rp-name: 124px; }
          .rp-stamp > div, .rp-stamp > div:lang(en) { grid-template-columns: var(--rp-name) 1fr; }
          .rp-counts { grid-template-columns: 1fr 1fr; }
          .rp-code { white-space: normal; }
        }
        @page { size: A4; margin: 20mm 18mm 18mm; }
        @page { @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
        @page { @top-right { font: 9pt monospace; } }
        @media print {
          .top, .foot { display: none; }
          main { max-width: none; padding: 0; }
          .rp { --rp-name: 82pt; max-width: none; font-size: 10.5pt; line-height: 1.6; color: #000; }
          .rp:lang(en) { --rp-name: 96pt; }
          .rp-head h1 { font-size: 20pt; }
          .rp-name { font-size: 15pt; }
          .rp-section > h2 { font-size: 13pt; break-after: avoid; }
          .rp-record h3 { font-size: 10.5pt; break-after: avoid; }
          .rp-stamp > div, .rp-fields, .rp-notes ol, .rp-foot dl { font-size: 9.5pt; }
          .rp-meta > div, .rp-counts dt { font-size: 9pt; }
          .rp-fields > div { padding-block: 2.5pt; break-inside: avoid; }
          .rp-counts, .rp-foot, .rp-notes li, .rp-head { break-inside: avoid; }
          .rp .rp-section { margin-top: 18pt; }
          .rp .rp-record { margin-top: 12pt; }
        }

        """
}
