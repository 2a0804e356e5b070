"""Makes foreign text harmless before it is shown: to a browser, a mail reader or a terminal.

Escaping for HTML is the template engine's part. What it does not touch are characters that change how
the text around them is shown: terminal escapes, and the direction overrides behind 'Trojan Source'
(CVE-2021-42574). They are made visible instead of being dropped, so that a reader sees them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ufeff]")
_SCHEMES = frozenset({"http", "https"})
_MARKDOWN = re.compile(r"[\\`*_\[\]|<>~&]|^[#+=-]|^\d+(?=[.)])")


def visible(text: str) -> str:
    r"""Replace control characters and direction overrides by a visible ``[U+202E]``. Tab and newline stay.

    >>> visible("safe \u202egpj.exe")
    'safe [U+202E]gpj.exe'
    """
    if text.isprintable():  # true for nearly every text, and told at once
        return text
    return _CONTROL.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def href(url: str | None) -> str | None:
    """Return an address that may become a link, or null: only http and https with a host may.

    >>> href("https://example.org/a"), href("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not url or _CONTROL.search(url) or any(c.isspace() or c in "\"'<>\\" for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in _SCHEMES and host else None


def host_of(url: str | None) -> str:
    """Return the host of an address that may be a link, without ``www.``; empty otherwise."""
    good = href(url)
    return (urlsplit(good).hostname or "").removeprefix("www.") if good else ""


def markdown(text: str) -> str:
    """Escape what Markdown, or the HTML inside it, could take for markup, and no more."""
    return _MARKDOWN.sub(_escaped, re.sub(r"\s+", " ", visible(text)))


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"
