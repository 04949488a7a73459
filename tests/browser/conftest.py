"""A real city, a real server, a real browser: what the journeys share."""
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/chengxin"
TODAY = "2026-11-20"
PROVIDER = "11370100XB42KFGD8G"


def run(*words, ok=(0,)):
    done = subprocess.run([str(PROGRAM), *map(str, words)], capture_output=True, text=True)
    assert done.returncode in ok, (words, done.returncode, done.stderr)
    return done.stdout


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A demo city of a tenth of the size that `make run` makes."""
    home = tmp_path_factory.mktemp("city") / "home"
    run("demo", "--home", home, "--subjects", 400, "--seed", 1)
    return home


@pytest.fixture(scope="session")
def site(home):
    """The address of a server on any free port."""
    server = subprocess.Popen([str(PROGRAM), "serve", "--home", str(home), "--port", "0"], stderr=subprocess.PIPE,
                              text=True)
    line = server.stderr.readline()
    address = re.search(r"http://\S+", line)
    assert address, line
    yield address.group(0)
    server.terminate()
    assert server.wait(timeout=20) == 0


@pytest.fixture(scope="session")
def chromium():
    assert subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True).stdout, "no Chinese font"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def page(chromium, request):
    """A page without script, at two widths; nothing may go wrong in its console or leave the host."""
    context = chromium.new_context(viewport={"width": request.param[0], "height": request.param[1]},
                                   locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    errors, foreign = [], []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda sent: foreign.append(sent.url) if "127.0.0.1" not in sent.url else None)
    yield page
    context.close()
    assert not [e for e in errors if "404" not in e], errors
    assert not foreign, foreign
