// The fixed phrases of search and its results: every phrase in both languages, or it does not compile.

/// Phrases of search and its results.
struct SearchWords: Sendable {
    let searchLabel: String
    let searchButton: String
    let searchHint: String
    let searchHeading: String
    let noHitsHeading: String
    let noHitsMeaning: String
    let mistypedHeading: String
    let mistypedText: String
    let noHitsAdviceName: String
    let noHitsAdviceCode: String
    let noHitsAdvicePerson: String
    let tooShortHeading: String
    let tooShortText: String
    let searchFailedHeading: String
    let searchFailedText: String
    let toGuide: String

    static let chinese = SearchWords(
        searchLabel: "名称或统一社会信用代码",
        searchButton: "查询",
        searchHint: "名称至少两个字，代码请输全 18 位。这里查不到个人。",
        searchHeading: "查询结果",
        noHitsHeading: "没有找到",
        noHitsMeaning: "没有找到，不等于该主体不存在，也不说明它信用好或者不好。您可以这样再试：",
        mistypedHeading: "这个代码的校验码不对",
        mistypedText: "统一社会信用代码的末位是校验码，由前 17 位算出。您输入的对不上，说明至少有一位输错了，这个代码不属于任何单位。请对照营业执照逐位核对，再查一次。",
        noHitsAdviceName: "少输几个字，例如只输字号，不输市名和“有限公司”。",
        noHitsAdviceCode: "改用统一社会信用代码查询；营业执照右上角或左上角有 18 位代码。",
        noHitsAdvicePerson: "个人的记录不公开查询；怎样看自己的记录，请看办事指南。",
        tooShortHeading: "请再多输一些",
        tooShortText: "名称至少要两个字，只有一个字时结果太多，帮不上您。",
        searchFailedHeading: "这次没有查成",
        searchFailedText: "不是您的问题。请稍候再试；您输入的内容已保留。",
        toGuide: "查看办事指南")

    static let english = SearchWords(
        searchLabel: "Name or unified social credit code",
        searchButton: "Search",
        searchHint: """
            At least two characters of a name, or all 18 characters of a code. Natural persons can’t be \
            searched here.
            """,
        searchHeading: "Search results",
        noHitsHeading: "Nothing found",
        noHitsMeaning: """
            Not finding it does not mean that the subject does not exist, and says nothing about its credit. \
            You can try this:
            """,
        mistypedHeading: "The check character of this code does not fit",
        mistypedText: """
            The last character of a unified social credit code is computed from the seventeen before it. It does not fit \
            here, so at least one character is wrong and no organisation has this code. Compare each with the business \
            licence and search again.
            """,
        noHitsAdviceName: "Use fewer characters: the distinctive part of the name, without the city and “有限公司”.",
        noHitsAdviceCode: """
            Search by the unified social credit code: 18 characters in an upper corner of the business \
            licence.
            """,
        noHitsAdvicePerson: "Records of natural persons are not open to search; the guide says how to read your own.",
        tooShortHeading: "Please type a little more",
        tooShortText: "A name needs at least two characters; with one there are too many results to be of use.",
        searchFailedHeading: "This search did not go through",
        searchFailedText: "You did nothing wrong. Please try again in a moment; what you typed is kept.",
        toGuide: "See the guide")
}
