// What a template may ask: each view names its own values, so that nothing is found by reflection.

internal import Mustache

/// A view model: it holds what this reader may see and nothing else.
///
/// `child(named:)` is written out by hand because the library's reflection costs milliseconds a page.
protocol View: MustacheParent, Sendable {}

/// A page inside the frame: the page's own names go first.
struct PageView<Page: View>: View {
    let frame: FrameView
    let page: Page

    func child(named key: String) -> Any? {
        page.child(named: key) ?? frame.child(named: key)
    }
}
