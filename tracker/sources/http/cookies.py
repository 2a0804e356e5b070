"""Cookies: kept for one run, because some pages redirect for ever without them."""

from __future__ import annotations

import urllib.request
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy


class _SendableOnly(DefaultCookiePolicy):
    """Refuses cookies that cannot be sent back: one would block every further request to its site."""

    def set_ok(self, cookie: Cookie, request: urllib.request.Request) -> bool:
        text = f"{cookie.name}{cookie.value or ''}{cookie.path}"
        return super().set_ok(cookie, request) and text.isascii() and text.isprintable()


def cookie_jar() -> CookieJar:
    """Return an empty jar, kept in memory only."""
    return CookieJar(policy=_SendableOnly())
