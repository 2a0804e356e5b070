"""Addresses: resolved, cleaned of tracking, compared, and found in a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from lxml.html import HTMLParser

_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|mc_[ce]id|hs(enc|mi)|_hs\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|"
    r"phpsessid|jsessionid|aspsessionid\w*|sid|sessionid",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w\-.:]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]+charset", re.IGNORECASE)
_DEFAULT_PORTS = {("http", 80), ("https", 443)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may lead to a statement."""

    key: str
    url: str | None
    """Where to fetch it; null where ``data`` is the content itself."""
    title: str = ""
    data: bytes | None = None


def clean_url(url: str, base: str = "") -> str | None:
    """Return an absolute web address without fragment, tracking and session; null for anything else."""
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port and (parts.scheme, port) not in _DEFAULT_PORTS:
        netloc = f"{netloc}:{port}"
    return urlunsplit((parts.scheme, netloc, _SESSION.sub("", parts.path) or "/", _query(parts.query), ""))


def _query(query: str) -> str:
    """Return a query without tracking; one that has none keeps its exact spelling."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def key_of(url: str) -> str:
    """Return what two spellings of one address share: a site that moves to https has no new links."""
    return url.split("://", 1)[-1].rstrip("/")


def links_of(data: bytes, base: str, content_type: str | None = None) -> list[Candidate]:
    """Return the links of a page in their order, each address once, with the words they stand on."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(data, parser=_parser(data, content_type))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    home = next((href for node in root.iter("base") if (href := node.get("href"))), None)
    base = (clean_url(home, base) if home else None) or base
    found: dict[str, Candidate] = {}
    for anchor in root.iter("a", "area"):
        url = clean_url(anchor.get("href") or "", base) if anchor.get("href") else None
        if url is None:
            continue
        words = " ".join(" ".join((*anchor.itertext(), anchor.get("title") or "")).split())
        key = key_of(url)
        known = found.get(key)
        found[key] = Candidate(key, url, f"{known.title} {words}".strip() if known else words)
    return list(found.values())


def matching(candidates: list[Candidate], pattern: str | None) -> list[Candidate]:
    """Return those whose address or words hold ``pattern``, case ignored; all of them without one."""
    if pattern is None:
        return candidates
    search = re.compile(pattern, re.IGNORECASE).search
    return [item for item in candidates if search(item.url or "") or search(item.title)]


def _parser(data: bytes, content_type: str | None) -> HTMLParser:
    """Return a parser that takes the charset from the page, or else from the server, where it is one."""
    from lxml.html import HTMLParser

    named = _CHARSET.search(content_type or "")
    if named is None or _META.search(data[:2048]):
        return HTMLParser()
    try:
        return HTMLParser(encoding=named[1])
    except LookupError:
        return HTMLParser()
