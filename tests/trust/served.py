"""The real binary as its users meet it: started, asked over HTTP, stopped or killed. Never here: a promise."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("ZAITI_BIN", ROOT / "target/debug/zaiti"))


def zaiti(*arguments, folder=None):
    """Runs one command to its end and returns it."""
    return subprocess.run([BINARY, *map(str, arguments)], cwd=folder, capture_output=True, text=True)


class Served:
    """A server over the example in a folder of its own, which is left where it is for the next start."""

    def __init__(self, folder=None, environment=None, log=None):
        self.own = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="zaiti-trust-"))
        self.project = self.folder / "project.gpkg"
        self.log = open(log or self.folder / "log.jsonl", "ab")
        self.environment = {**os.environ, **(environment or {})}
        self.token = None
        self.start()

    def start(self):
        command = [BINARY, "serve", "--example", "--project", self.project, "--addr", "127.0.0.1:0", "--lang", "en"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True, env=self.environment)
        for line in self.process.stdout:
            if found := re.search(r"zaiti_[0-9A-Za-z_\-]+", line):
                self.token = found[0]
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                return
        raise RuntimeError(f"the server did not start; see {self.folder / 'log.jsonl'}")

    def alive(self):
        return self.process.poll() is None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=15)

    def close(self):
        if self.alive():
            self.stop()
        self.log.close()
        if self.own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def ask(self, method, path, body=None, headers=None, token=True, timeout=60):
        """One request on a connection of its own: status, headers, bytes."""
        sent = dict(headers or {})
        if token:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            answered = {name.lower(): value for name, value in answer.getheaders()}
            # A stream of events has no end to wait for.
            endless = answered.get("content-type", "").startswith("text/event-stream")
            return answer.status, answered, b"" if endless else answer.read()
        finally:
            connection.close()

    def json(self, path, **more):
        return json.loads(self.ask("GET", path, **more)[2])

    def raw(self, bytes_, seconds=5):
        """Sends bytes as they are and returns what comes back until the server closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as line:
            line.sendall(bytes_)
            got = b""
            try:
                while part := line.recv(65536):
                    got += part
            except TimeoutError:
                pass
            except ConnectionResetError:
                pass
            return got

    def add(self, number, name="trust", timeout=60):
        """Commits one building by import; the status says whether it was acknowledged."""
        row = f"编号,类别,名称,建筑面积(㎡)\nT-{number},楼宇,{name},{100 + number % 10_000}\n".encode()
        return self.ask("POST", f"/api/imports?name=t{number}.csv&mode=commit&why=trust", row, timeout=timeout)[0]

    def resident(self):
        """Resident memory, bytes."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
        return 0

    def files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))
