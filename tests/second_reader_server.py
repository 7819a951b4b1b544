"""A real server of ours on this machine that speaks the chat interface: well, badly, slowly or with lies."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

Answer = Callable[[list[str]], str]


@dataclass
class Manner:
    """How the server answers. ``answer`` gets the paragraphs asked about and returns the message of the model.

    ``statuses`` are the codes of the first answers, in order; after them all is well. ``raw`` replaces the whole body,
    ``cut`` ends it after so many bytes, ``wait`` comes before the first byte and ``drip`` between any two.
    """

    answer: Answer = lambda paragraphs: json.dumps({"claims": []})
    statuses: tuple[int, ...] = ()
    raw: bytes | None = None
    cut: int | None = None
    wait: float = 0.0
    drip: float = 0.0
    finish: str = "stop"
    location: str | None = None


@dataclass
class Heard:
    """What the server was asked, in order: the requests' bodies and their Authorization lines."""

    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


@dataclass(frozen=True)
class Running:
    """A running server: its base address, how it answers (may be changed) and what it heard."""

    url: str
    manner: Manner
    heard: Heard


@contextmanager
def serving(manner: Manner | None = None) -> Iterator[Running]:
    """Run a server on a free port of this machine while the block runs."""
    manner, heard = manner or Manner(), Heard()
    server = _Server(("127.0.0.1", 0), _handler(manner, heard))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Running(f"http://127.0.0.1:{server.server_address[1]}/v1", manner, heard)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


def _handler(manner: Manner, heard: Heard) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers one request in the manner set."""

        def do_POST(self) -> None:
            """Answer a question."""
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = len(heard.bodies)
            heard.bodies.append(body)
            heard.keys.append(self.headers.get("Authorization"))
            time.sleep(manner.wait)
            status = manner.statuses[asked] if asked < len(manner.statuses) else 200
            self._send(status, b"{}" if status != 200 else _completion(manner, body))

        def _send(self, status: int, raw: bytes) -> None:
            try:
                self.send_response(status)
                if manner.location is not None:
                    self.send_header("Location", manner.location)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                raw = raw[: manner.cut]
                for at in range(0, len(raw), 1 if manner.drip else max(1, len(raw))):
                    self.wfile.write(raw[at : at + 1] if manner.drip else raw)
                    time.sleep(manner.drip)
            except OSError:
                # Whoever asked has gone.
                return

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's name
            """Say nothing."""

    return Handler


def _completion(manner: Manner, body: dict[str, Any]) -> bytes:
    if manner.raw is not None:
        return manner.raw
    paragraphs = json.loads(body["messages"][1]["content"])["paragraphs"]
    message = {"role": "assistant", "content": manner.answer(paragraphs)}
    choice = {"index": 0, "message": message, "finish_reason": manner.finish}
    return json.dumps({"object": "chat.completion", "model": body["model"], "choices": [choice]}).encode()
