"""A source of documents for tests: a real server on this machine that does what it is told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import LazySettings

PAGE = b"<!doctype html><title>Just a moment</title><script>challenge()</script>"


@dataclass
class Reply:
    """What is answered: `size` is claimed of the body; `hold`: nothing comes until the test ends."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    size: int | None = None
    hold: bool = False


@dataclass
class Source:
    """The server as a test sees it: what it has by (path of the system or the links, symbol, language)."""

    address: str
    system: dict[tuple[str, str], Reply] = field(default_factory=dict)
    links: dict[tuple[str, str], Reply] = field(default_factory=dict)
    files: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    marks: list[str | None] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def has(self, symbol: str, language: str, body: bytes, mark: str = "") -> None:
        """The system leads to the file of this document, as it really does."""
        path = f"/files/{len(self.files)}.pdf"
        headers = {"ETag": mark} if mark else {}
        self.files[path] = Reply(body, headers={"Content-Type": "application/pdf", **headers})
        self.system[symbol, language] = Reply(status=302, headers={"Location": path})


@contextmanager
def serving(settings: LazySettings) -> Iterator[Source]:
    """A source in a thread; the settings name it instead of the real ones."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    source = Source(f"http://127.0.0.1:{server.server_port}")
    server.source = source  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    settings.FETCH_SYSTEM = settings.FETCH_LINKS = source.address
    settings.FETCH_SECONDS_APART = 0.0
    settings.FETCH = True
    try:
        yield source
    finally:
        source.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        source: Source = self.server.source  # type: ignore[attr-defined]
        source.asked.append(self.path)
        source.marks.append(self.headers.get("If-None-Match"))
        reply = _reply(source, self.path)
        if reply.hold:
            source.over.wait()
            return
        if reply.headers.get("ETag") and reply.headers["ETag"] == self.headers.get("If-None-Match"):
            reply = Reply(status=304, headers=reply.headers)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body) if reply.size is None else reply.size))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def _reply(source: Source, path: str) -> Reply:
    parts = urlsplit(path)
    if parts.path == "/api/symbol/access":
        said = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return source.system.get((said["s"], said["l"]), Reply())  # 200 with an empty body: not issued
    if parts.path in source.files:
        return source.files[parts.path]
    language, _, symbol = unquote(parts.path).strip("/").partition("/")
    return source.links.get((symbol, language), Reply(PAGE, 404, {"Content-Type": "text/html"}))
