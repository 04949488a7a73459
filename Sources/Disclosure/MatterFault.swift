// What is wrong with a matter, in words that say what to do. No case repeats a title.

extension MatterFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .code: "the code has 1 to 64 letters, digits and . - _"
        case .title: "the title has 1 to 200 characters in one line, without angle brackets"
        case .basis: "the basis has 1 to 200 characters in one line, without angle brackets"
        case .identityNumber: "a person's number stands in it; leave it out"
        case .unknownBody: "the body is not known; add it with 'chengxin org add'"
        case .unknownPurpose: "the purpose is none of the law's; see 'chengxin policy show'"
        case .purposeNotOpen: "this kind of body may not use that purpose; others than departments use own-matters"
        case .noItems: "it names no item that may be seen"
        case .unknownItem(let item): "there is no item '\(item)' in the catalogue"
        case .endsBeforeStart: "its last day lies before its first"
        case .twice: "the code stands in an earlier line of the sheet"
        case .anothersCode: "the code is another body's matter; choose another code"
        }
    }
}
