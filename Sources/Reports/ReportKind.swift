// The kinds of credit report that the platform issues.

/// A kind of credit report (公共信用报告).
public enum ReportKind: String, Sendable, Hashable, CaseIterable {
    /// 公共信用信息报告: everything that may be shown, in the sections of the national form, without score or grade.
    case standard
}
