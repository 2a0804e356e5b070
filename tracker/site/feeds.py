"""Feeds: one entry a change, under an id that never changes (RFC 4151 tags around the finding's own id)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.model import FindingKind
from tracker.render.safe import visible
from tracker.render.summary import headline, name_of
from tracker.render.view import Cite, Entry, cite_of, entry_of
from tracker.site.paths import file_name, meeting_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model import Finding
    from tracker.site.data import Reading, Site

ENTRIES = 120
"""Entries in one feed; what is older is on the site."""
_MINTED = "2026"
"""Year in the tags: any in which the authority was ours will do, so it never moves."""
_LEFT_OUT = frozenset({FindingKind.REWORDED, FindingKind.ABSENT})
"""Not told in feeds: other words for the same, and silence that proves nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One change as a feed tells it."""

    id: str
    finding: str
    title: str
    link: str
    updated: str
    published: str
    series: str
    kind: str
    entry: Entry | None
    meeting: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries, newest meeting first."""

    id: str
    title: str
    path: str
    home: str
    updated: str
    items: tuple[Item, ...]


def tag(authority: str, name: str) -> str:
    """Return a tag URI: ``tag:authority,2026:name``."""
    return f"tag:{authority},{_MINTED}:{quote(name, safe='/-._~')}"


def items_of(site: Site, reading: Reading) -> tuple[Item, ...]:
    """Return what a feed tells of one statement: its changes, or that it is the first of its series."""
    if not reading.digest.previous:
        return (_arrival(site, reading),)
    findings = [finding for finding in reading.digest.findings if finding.kind not in _LEFT_OUT]
    return tuple(_item(site, reading, finding) for finding in findings)


def feed_of(site: Site, told: Iterable[Sequence[Item]], title: str, path: str, home: str) -> Feed:
    """Lay out a feed.

    Args:
        site: gives authority and address.
        told: what each statement gives, newest meeting first.
        title: of the feed.
        path: where it lies.
        home: the page it belongs to.
    """
    items: list[Item] = []
    for some in told:
        if len(items) >= ENTRIES:
            break
        items += some
    kept = tuple(items[:ENTRIES])
    return Feed(
        id=tag(site.authority, f"feed/{path}"),
        title=title,
        path=path,
        home=home,
        updated=max((item.updated for item in kept), default=f"{site.today.isoformat()}T00:00:00Z"),
        items=kept,
    )


def _item(site: Site, reading: Reading, finding: Finding) -> Item:
    entry = entry_of(finding)
    ref = reading.statement.ref
    about = f"{entry.headline}: {entry.gist}" if entry.gist else entry.headline
    return Item(
        id=tag(site.authority, f"finding/{finding.id}"),
        finding=finding.id,
        title=visible(about),
        link=f"{meeting_page(ref.id)}#f-{finding.id}",
        updated=_instant(reading),
        published=_midnight(ref.meeting_date or site.today),
        series=ref.series,
        kind=finding.kind.value,
        entry=entry,
        meeting=name_of(ref),
        cite=cite_of(ref),
    )


def _arrival(site: Site, reading: Reading) -> Item:
    """The first statement of a series is one entry: every sentence of it is new."""
    ref = reading.statement.ref
    told = headline(reading.digest)
    return Item(
        id=tag(site.authority, f"statement/{ref.id}"),
        finding="",
        title=visible(f"{name_of(ref)}: {told}"),
        link=meeting_page(ref.id),
        updated=_instant(reading),
        published=_midnight(ref.meeting_date or site.today),
        series=ref.series,
        kind="first statement",
        entry=None,
        meeting=name_of(ref),
        cite=cite_of(ref),
    )


def _instant(reading: Reading) -> str:
    received = reading.received or datetime.combine(reading.statement.meeting_date, time(), UTC)
    return f"{received.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _midnight(value: date) -> str:
    return f"{value.isoformat()}T00:00:00Z"


def json_feed(site: Site, feed: Feed, bodies: Iterable[str]) -> dict[str, object]:
    """Return a feed in the shape of JSON Feed 1.1, with the same ids as the Atom feed."""
    base = site.url or ""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "items": [
            {
                "id": item.id,
                "url": base + item.link,
                "title": item.title,
                "content_html": body,
                "date_published": item.published,
                "date_modified": item.updated,
                "tags": [item.series, item.kind],
                "_tracker": {"finding": item.finding or None},
            }
            for item, body in zip(feed.items, bodies, strict=True)
        ],
    }
    if site.url:
        document |= {"home_page_url": site.url + feed.home, "feed_url": site.url + feed.path}
    return document


def series_feed(site: Site, slug: str, name: str, told: Iterable[Sequence[Item]]) -> Feed:
    """Lay out the feed of one series, newest meeting first."""
    folder = f"series/{file_name(slug)}"
    return feed_of(site, told, f"{name}: what changed", f"{folder}/feed.xml", f"{folder}/index.html")
