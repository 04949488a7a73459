// The fixed phrases of the fold behind every decision: every phrase in both languages, or it does not compile.

/// Phrases of the fold behind every decision.
struct WhyWords: Sendable {
    let why: String
    let whyFacts: String
    let whyCalendar: String
    let whyProof: String
    let whyLeaf: String
    let whyPolicy: String
    let whyProofFile: String
    let whyHowToCheck: String
    let provisional: String

    static let chinese = WhyWords(
        why: "依据",
        whyFacts: "用到的事实",
        whyCalendar: "日期怎么算的",
        whyProof: "存证",
        whyLeaf: "记录指纹",
        whyPolicy: "规则指纹",
        whyProofFile: "下载存证文件",
        whyHowToCheck: "怎样自己核验",
        provisional: "暂定：节假日安排公布后再定")

    static let english = WhyWords(
        why: "Basis",
        whyFacts: "Facts used",
        whyCalendar: "How the days were counted",
        whyProof: "Proof",
        whyLeaf: "Leaf hash",
        whyPolicy: "Rules hash",
        whyProofFile: "Download the proof",
        whyHowToCheck: "How to check it yourself",
        provisional: "Provisional until the holiday calendar is published")
}
