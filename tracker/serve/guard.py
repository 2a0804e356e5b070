"""Who may ask for what. Three locks, each enough against another attack.

- The host that a request names must be this server's, or else a foreign name that was pointed at this machine
  (DNS rebinding) could read the archive.
- A request that writes must come from a page of this server: by ``Sec-Fetch-Site`` where the browser sends
  it, by ``Origin`` otherwise, and by a secret in the form in any case (OWASP's advice on CSRF, in depth).
- Bound to anything but the loopback, every request needs the token, as a cookie or once as ``?token=``.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
COOKIE = "tracker-token"
_SAFE = frozenset({"GET", "HEAD"})
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server."""

    host: str
    """Name or address it is bound to."""
    token: str | None = None
    """Needed for every request; null only on the loopback."""

    def knows_host(self, name: str) -> bool:
        """Whether a request's ``Host`` may be this server's."""
        bare = name.rsplit(":", 1)[0].strip("[]") if not name.endswith("]") else name.strip("[]")
        return self.token is not None or bare.lower() in LOOPBACK

    def admits(self, given: str | None) -> bool:
        """Whether a token opens the door."""
        if self.token is None:
            return True
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())


def is_own(headers: Headers) -> bool:
    """Whether a request that writes was sent by a page of this server."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and origin.split("://", 1)[-1] == headers.get("host")


class Guard:
    """Stands before the application and turns away what the rules forbid."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the application, or let the request through with safe headers on its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))
        await (refusal or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> ASGIApp | None:
        if not self._access.knows_host(request.headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name.", 421)
        given = request.query_params.get("token")
        if given is not None and self._access.token and self._access.admits(given):
            return _remember(request, given)
        if not self._access.admits(request.cookies.get(COOKIE)):
            return PlainTextResponse("Open the address that 'tracker serve' printed.", 401)
        if request.method not in _SAFE and not is_own(request.headers):
            return PlainTextResponse("This can only be done from a page of this server.", 403)
        return None


def _remember(request: Request, token: str) -> RedirectResponse:
    """Take the token out of the address, where history and logs would keep it."""
    answer = RedirectResponse(request.url.path, 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            extra = [(n.encode(), v.encode()) for n, v in _HEADERS.items() if n.encode() not in given]
            message["headers"] = [*message["headers"], *extra]
        await send(message)

    return sending
