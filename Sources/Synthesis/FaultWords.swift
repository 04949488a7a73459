// Why this file exists: the words that careless rows hold.

/// The wrong words of faulty cells.
struct FaultWords: Sendable {
    let placeholders = WordList("无 空 null 测试 / 111")
    let garbled = WordList(["锟斤拷", "锟斤拷锟斤拷", "\u{FFFD}\u{FFFD}", "\u{FFFD}"])
    let control = WordList(["\u{7}", "\u{1}", "\u{1F}"])
    let markup = WordList(["<b>", "<script>alert(1)</script>", "<br/>", "<p>说明</p>"])
    let amounts = WordList("五千元整 约0.5 1.2.3 -0.5 0.5元/人")
}
