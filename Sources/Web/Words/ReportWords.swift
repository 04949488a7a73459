// The fixed phrases around a report and of its verification, in both languages, or it does not compile.

/// Phrases of the page of a report and of the page that verifies one. The document's own words are its room's.
struct ReportWords: Sendable {
    let reportFile: String
    let reportData: String
    let reportBack: String
    let reportPrint: String
    let reportProve: String
    let verifyReport: String
    let verifyHeading: String
    let verifyLead: String
    let verifyLabel: String
    let verifyButton: String
    let verifyHint: String
    let verifyOutcome: String
    let verifyOpen: String
    let verifyCompare: String
    let verifyFiles: String
    let verifyHaveOne: String

    static let chinese = ReportWords(
        reportFile: "下载（网页文件）",
        reportData: "下载数据（JSON）",
        reportBack: "返回主体页",
        reportPrint: "要纸质版，请直接打印本页，或者在打印窗口里另存为 PDF。",
        reportProve: "不用问我们，三步核对这份报告",
        verifyReport: "核验报告",
        verifyHeading: "核验报告",
        verifyLead: "拿到一份信用报告，先看它是不是本平台出具的、现在还能不能用。不用登录，不收费。",
        verifyLabel: "报告编号",
        verifyButton: "核验",
        verifyHint: "编号印在报告的开头：14 位数字，加 8 位数字或者字母 A 到 F。空格和大小写不影响。",
        verifyOutcome: "核验结果",
        verifyOpen: "打开原件",
        verifyCompare: "只核编号，看不出纸面是不是改过。请打开原件，逐项对照。",
        verifyFiles: "收到的是文件的，可以请运行单位核对：改动一个字节都能发现。",
        verifyHaveOne: "收到一份信用报告？核验真伪")

    static let english = ReportWords(
        reportFile: "Download (web page)",
        reportData: "Download the data (JSON)",
        reportBack: "Back to the organisation",
        reportPrint: "For paper, print this page, or save it as PDF in the print dialogue.",
        reportProve: "Check this report without asking us, in three steps",
        verifyReport: "Verify a report",
        verifyHeading: "Verify a report",
        verifyLead: """
            Somebody gave you a credit report? See whether this platform issued it, and whether it may still be \
            used. No account, no charge.
            """,
        verifyLabel: "Report number",
        verifyButton: "Verify",
        verifyHint: """
            It is printed at the head of the report: 14 digits, then 8 digits or letters A to F. Blanks and case \
            do not matter.
            """,
        verifyOutcome: "Outcome",
        verifyOpen: "Open the original",
        verifyCompare: """
            A number alone does not show whether the paper was altered. Please open the original and compare it \
            item by item.
            """,
        verifyFiles: """
            If you were given a file, the operator can check it for you: a change of a single byte is found.
            """,
        verifyHaveOne: "Were you given a credit report? Verify it")
}
