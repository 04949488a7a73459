// The fixed phrases of the page about the ledger: every phrase in both languages, or it does not compile.

/// Phrases of the page about the ledger.
struct LedgerWords: Sendable {
    let ledgerHeading: String
    let ledgerLead: String
    let ledgerWhat: String
    let ledgerWhatWritten: String
    let ledgerWhatChanged: String
    let ledgerWhatForgotten: String
    let ledgerCounts: String
    let ledgerHow: String
    let ledgerKey: String
    let ledgerLogs: String
    let ledgerSize: String
    let ledgerTime: String
    let ledgerRoot: String
    let ledgerCheckpoint: String
    let ledgerKeyFile: String
    let ledgerNoLogs: String

    static let chinese = LedgerWords(
        ledgerHeading: "账本核验",
        ledgerLead: "您不必只凭相信。每条记录的写入和更改都在公开的账本里留下一行，事后改动会露出痕迹。这一页说明账本是什么、怎样自己核对。",
        ledgerWhat: "账本是什么",
        ledgerWhatWritten: "每件事写一行：一条记录来了、改了。行里只有指纹、日期和条款，没有姓名、名称、号码，看不出说的是谁。",
        ledgerWhatChanged: "各行按先后连成一棵树，树根签名公布，写入后两秒之内就有。以后哪怕改动一个字、抽掉一行，树根都会对不上。",
        ledgerWhatForgotten: "依法应当销毁的内容会真正销毁：钥匙和内容都不留，只剩指纹证明有过这一行。",
        ledgerCounts: "现在的数字",
        ledgerHow: "怎样自己核验",
        ledgerKey: "核验用的公钥",
        ledgerLogs: "账本一览",
        ledgerSize: "行数",
        ledgerTime: "最近一次签名",
        ledgerRoot: "树根",
        ledgerCheckpoint: "签名的树根",
        ledgerKeyFile: "公钥文件",
        ledgerNoLogs: "账本还没有签名；签名以后，会列在这里。")

    static let english = LedgerWords(
        ledgerHeading: "The ledger: how to check us",
        ledgerLead: """
            You need not take our word. Every entry and change of a record leaves a line in a public ledger, and a \
            later alteration shows. This page says what the ledger is and how to check it yourself.
            """,
        ledgerWhat: "What the ledger is",
        ledgerWhatWritten: """
            Each event is one line: a record came in, was changed. A line holds a hash, a day and an article; \
            no name and no number, so nobody can tell whom it is about.
            """,
        ledgerWhatChanged: """
            The lines form a tree in the order they came. Its root is signed and published within two seconds; if \
            one character is altered or one line removed later, the root no longer fits.
            """,
        ledgerWhatForgotten: """
            What the law orders to be destroyed is really destroyed: neither key nor content remains, only a \
            hash that shows there was a line.
            """,
        ledgerCounts: "Present counts",
        ledgerHow: "How to check it yourself",
        ledgerKey: "The key to check with",
        ledgerLogs: "The logs",
        ledgerSize: "Lines",
        ledgerTime: "Last signed",
        ledgerRoot: "Root hash",
        ledgerCheckpoint: "Signed checkpoint",
        ledgerKeyFile: "Key file",
        ledgerNoLogs: "No log has been signed yet; once one is, it is listed here.")
}
