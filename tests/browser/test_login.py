"""An official signs in with the keyboard alone and without script, makes a mistake, leaves, and is gone."""
from looks import looks_right


def test_a_clerk_signs_in_and_out(visitor, chromium, site, account):
    login, password = account
    visitor.goto(site + "/desk")
    assert visitor.url == site + "/login?next=%2Fdesk"
    looks_right(chromium, visitor)
    assert visitor.get_by_role("heading", level=1).inner_text() == "登录工作台"

    visitor.get_by_label("登录名").fill(login)
    visitor.get_by_label("密码").fill("not the password")
    visitor.keyboard.press("Enter")
    assert "再输一次密码" in visitor.get_by_role("alert").inner_text()
    assert visitor.get_by_label("登录名").input_value() == login
    assert visitor.get_by_label("密码").input_value() == ""
    looks_right(chromium, visitor)

    visitor.get_by_label("密码").fill(password)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(site + "/desk")
    cookie = next(c for c in visitor.context.cookies() if c["name"] == "session")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Lax", -1)
    looks_right(chromium, visitor)

    visitor.get_by_role("button", name="退出").click()
    assert visitor.url == site + "/"
    assert not [c for c in visitor.context.cookies() if c["name"] == "session"]
    visitor.context.add_cookies([cookie])
    visitor.goto(site + "/desk")
    assert visitor.url == site + "/login?next=%2Fdesk", "the token must open nothing after signing out"


def test_a_link_from_elsewhere_finds_the_clerk_signed_in(visitor, site, account):
    login, password = account
    visitor.goto(site + "/login?next=/guide")
    visitor.get_by_label("登录名").fill(login)
    visitor.get_by_label("密码").fill(password)
    visitor.get_by_role("button", name="登录").click()
    visitor.wait_for_url(site + "/guide")
    visitor.route("http://office.example/", lambda route: route.fulfill(
        body=f'<a href="{site}/desk">desk</a><form method="post" action="{site}/logout"><button>out</button></form>',
        content_type="text/html"))
    visitor.goto("http://office.example/")
    visitor.get_by_role("link", name="desk").click()
    assert visitor.url == site + "/desk", "a normal link keeps the session"
    visitor.goto("http://office.example/")
    visitor.get_by_role("button", name="out").click()
    assert "不是从本平台发出的" in visitor.get_by_role("main").inner_text()
    visitor.goto(site + "/desk")
    assert visitor.url == site + "/desk", "a form of another site signs nobody out"


def test_the_sign_in_speaks_english(visitor, site):
    visitor.goto(site + "/login?next=%2Fdesk")
    visitor.get_by_role("link", name="English").click()
    assert visitor.get_by_role("heading", level=1).inner_text() == "Sign in to the desk"
    assert visitor.locator("input[name=next]").get_attribute("value") == "/desk"
