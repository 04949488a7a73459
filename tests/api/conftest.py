"""A small city, a server on a free port, and the API document that it hands out."""
import os
import pathlib
import re
import subprocess

import pytest
import schemathesis
from hypothesis.configuration import set_hypothesis_home_dir

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CHENGXIN_PROGRAM") or str(ROOT / ".build/release/chengxin")
set_hypothesis_home_dir(ROOT / ".build/hypothesis")
# What may answer a request that breaks the document; which of them an operation uses, the document says.
REFUSALS = [400, 401, 403, 404, 405, 409, 410, 413, 414, 415, 422, 429]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running server."""
    home = str(tmp_path_factory.mktemp("city") / "home")
    made = subprocess.run([PROGRAM, "demo", "--home", home, "--subjects", "100", "--seed", "1"], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    server = subprocess.Popen([PROGRAM, "serve", "--home", home, "--port", "0"], stderr=subprocess.PIPE, text=True)
    line = server.stderr.readline()
    address = re.search(r"http://[^\s/]+", line)
    assert address, line
    yield address.group(0)
    server.terminate()
    assert server.wait(timeout=20) == 0, "the server did not end well"


@pytest.fixture(scope="session")
def document(site):
    rules = {"checks": {"negative_data_rejection": {"expected-statuses": REFUSALS}}, "seed": 1}
    config = schemathesis.Config.from_dict(rules)
    return schemathesis.openapi.from_url(f"{site}/api/openapi.json", config=config)
