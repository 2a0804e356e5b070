"""A real HTTP server on 127.0.0.1 that answers as it is told, and misbehaves on demand."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """An ordinary answer. With ``etag`` or ``modified`` it answers 304 to one who has it already."""

    body: bytes | str = b""
    status: int = 200
    type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers
        if (self.etag and asked.get("If-None-Match") == self.etag) or (
            self.modified and not self.etag and asked.get("If-Modified-Since") == self.modified
        ):
            handler.send_response(304)
            handler.end_headers()
            return
        body = self.body.encode() if isinstance(self.body, str) else self.body
        handler.send_response(self.status)
        own = {"Content-Type": self.type, "ETag": self.etag, "Last-Modified": self.modified}
        for name, value in (own | {"Content-Length": str(len(body))} | self.headers).items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


Route = Reply | Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Request:
    path: str
    headers: dict[str, str]


class Site:
    """Routes by path; a list of routes is gone through answer by answer, and its last one stays."""

    def __init__(self) -> None:
        self.routes: dict[str, Route | list[Route]] = {}
        self.requests: list[Request] = []
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.requests.append(Request(self.path, {k.lower(): v for k, v in self.headers.items()}))
                route = site.route(self.path)
                self.close_connection = not isinstance(route, Reply)
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    route(self)

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def route(self, path: str) -> Route:
        found = self.routes.get(path, Reply("no such page", 404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def redirect(location: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": location})


def stall(site: Site) -> Route:
    """Take the request and say nothing."""
    return lambda _handler: site.closing.wait(20) and None


def truncate(body: bytes, *, claimed: int) -> Route:
    """Promise ``claimed`` bytes and hang up after ``body``."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(claimed))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def endless(site: Site, chunk: bytes, *, claimed: int | None = None, pause: float = 0.0) -> Route:
    """Send ``chunk`` for ever, or drop by drop with a ``pause`` between."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if claimed is not None:
            handler.send_header("Content-Length", str(claimed))
        handler.end_headers()
        while not site.closing.wait(pause):
            handler.wfile.write(chunk)
            handler.wfile.flush()

    return send


def drip_head(site: Site, pause: float) -> Route:
    """Send headers for ever."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not site.closing.wait(pause):
            handler.wfile.write(b"X: y\r\n")
            handler.wfile.flush()

    return send
