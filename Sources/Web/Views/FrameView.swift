// The frame of every page: head, navigation, footer.

internal import Access
internal import Law
internal import Mustache
internal import WorkingDays

/// Where the reader is.
struct NavView: View {
    let query: Bool
    let penalties: Bool
    let guide: Bool
    let ledger: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "query": query
        case "penalties": penalties
        case "guide": guide
        case "ledger": ledger
        default: nil
        }
    }
}

/// The footer.
struct FooterView: View {
    let disputeText: String
    let operatorName: String
    let operatorContact: String?
    let dataAsOf: String
    let dataAsOfISO: String
    let policyName: String
    let policyHashShort: String
    let policyHref: String
    let version: String
    let apiHref: String

    func child(named key: String) -> Any? {
        switch key {
        case "disputeText": disputeText
        case "operatorName": operatorName
        case "operatorContact": operatorContact
        case "dataAsOf": dataAsOf
        case "dataAsOfISO": dataAsOfISO
        case "policyName": policyName
        case "policyHashShort": policyHashShort
        case "policyHref": policyHref
        case "version": version
        case "apiHref": apiHref
        default: nil
        }
    }
}

/// Where in the navigation a page stands.
enum Place: Sendable {
    case none, query, penalties, guide, ledger
}

/// What a page says of itself to the frame.
struct PageHead: Sendable {
    /// Without the platform's name; nil for the first page.
    let title: String?
    let description: String
    let here: Place
    /// Whether search engines shall leave it out.
    let isHidden: Bool
    /// The page's own address with its query, for the switch of language; empty stands for the address as it is.
    let address: String
    let jsonHref: String?
    /// A style sheet beside the site's own.
    let styleHref: String?

    init(
        title: String?, description: String, here: Place, isHidden: Bool = false, address: String,
        jsonHref: String? = nil, styleHref: String? = nil
    ) {
        self.title = title
        self.description = description
        self.here = here
        self.isHidden = isHidden
        self.address = address
        self.jsonHref = jsonHref
        self.styleHref = styleHref
    }
}

/// The frame.
struct FrameView: View {
    private let head: PageHead
    private let language: Language
    private let title: String
    private let platformName: String
    private let assetVersion: String
    private let isDemo: Bool
    private let footer: FooterView
    private let signedIn: SignedInView?

    init(_ head: PageHead, _ site: Site, session: Session?, language: Language, today: Day) {
        let sentences = Sentences(language: language)
        self.head = head
        self.language = language
        platformName = site.settings.platformName.text(language)
        title = head.title.map { sentences.title($0, of: site.settings.platformName) } ?? platformName
        assetVersion = site.assets.version
        isDemo = site.settings.isDemo
        signedIn = session.map(SignedInView.init)
        footer = FooterView(
            disputeText: sentences.disputeNote(
                own: site.pack.limit("dispute", on: today), withHelp: site.pack.limit("disputeWithHelp", on: today)),
            operatorName: site.settings.operatorName.text(language),
            operatorContact: site.settings.operatorContact?.text(language), dataAsOf: sentences.day(today),
            dataAsOfISO: "\(today)", policyName: sentences.policyName(site.pack),
            policyHashShort: String(site.pack.hash.prefix(12)), policyHref: SiteURL.ledger.path + "#counts",
            version: site.settings.version, apiHref: SiteURL.api.path)
    }

    func child(named key: String) -> Any? {
        switch key {
        case "words": Words.of(language)
        case "lang": language.rawValue
        case "title": title
        case "description": head.description
        case "noindex": head.isHidden
        case "jsonHref": head.jsonHref
        case "styleHref": head.styleHref
        case "base": ""
        case "assetVersion": assetVersion
        case "platformName": platformName
        case "otherLanguageHref": otherHref
        case "otherLanguageName": language == .chinese ? "English" : "中文"
        case "otherLanguageTag": language == .chinese ? Language.english.rawValue : Language.chinese.rawValue
        case "demo": isDemo
        case "nav": nav
        case "footer": footer
        case "signedIn": signedIn
        case "signInHref": SiteURL.login.path
        default: nil
        }
    }

    private var otherHref: String {
        let wish = language == .chinese ? "lang=en" : "lang=zh"
        return head.address + (head.address.contains("?") ? "&" : "?") + wish
    }

    private var nav: NavView {
        NavView(
            query: head.here == .query, penalties: head.here == .penalties, guide: head.here == .guide,
            ledger: head.here == .ledger)
    }
}
