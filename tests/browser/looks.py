"""What every page must be: free of faults that axe knows, and no wider than the screen."""
from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def accessible(page):
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]]


def looks_right(chromium, page):
    """Nothing scrolls sideways, and axe, which is a script, finds nothing in a copy of the page with scripts on."""
    state = page.context.storage_state()
    context = chromium.new_context(viewport=page.viewport_size, locale="zh-CN", storage_state=state, bypass_csp=True)
    copy = context.new_page()
    copy.route("**/*", lambda route: route.fulfill(body=page.content(), content_type="text/html; charset=utf-8")
               if route.request.resource_type == "document" else route.continue_())
    copy.goto(page.url)
    assert copy.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    found = Axe().run(copy, options={"runOnly": RULES})
    context.close()
    assert found.violations_count == 0, [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]]
