"""Servers under measurement: started on a free port, asked until they answer, and what their processor time is."""
import http.client
import os
import re
import shutil
import socket
import subprocess
import time

# The server has one core, whoever asks the other: neither is slowed by the other's work.
SERVER_CORE, CLIENT_CORE = "0", "1"
TICK = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def pinned(core, words):
    return ["taskset", "-c", core, *map(str, words)] if os.cpu_count() > 1 and shutil.which("taskset") else list(map(str, words))


class Server:
    """A process that serves; `words` is a function of the port. `waited` is the time from its start to its first answer."""

    def __init__(self, words, ready):
        self.port = free_port()
        began = time.monotonic()
        self.process = subprocess.Popen(pinned(SERVER_CORE, words(self.port)), stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        while self.ask(ready) != 200:
            assert self.process.poll() is None and time.monotonic() < began + 60, "the server does not answer"
            time.sleep(0.001)
        self.waited = time.monotonic() - began

    def ask(self, path):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", path)
            return line.getresponse().status
        except OSError:
            return None
        finally:
            line.close()

    def seconds(self):
        """Processor seconds of the process so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            cells = file.read().rsplit(")", 1)[1].split()
        return (int(cells[11]) + int(cells[12])) / TICK

    def load(self, script, seconds, connections):
        """Requests a second, requests a processor second of the server, and the 99th percentile in ms."""
        before = self.seconds()
        done = subprocess.run(pinned(CLIENT_CORE, ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script,
                                                   f"http://127.0.0.1:{self.port}"]), capture_output=True, text=True, check=True)
        count = int(re.search(r"(\d+) requests in", done.stdout).group(1))
        bad = re.search(r"Non-2xx.*", done.stdout)
        assert not bad, bad.group(0)
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout).groups()
        return (float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1)), count / (self.seconds() - before),
                float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)


def serve(program, home):
    return Server(lambda port: [program, "serve", "--home", home, "--port", port], "/readyz")
