"""Every file of the site: its path, and the template with its values or the text that fills it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tracker.site.calendar import calendar_of
from tracker.site.commitments import Part, parts_of, years_of
from tracker.site.compare import compare_view, statement_data, threads_by_sentence
from tracker.site.feeds import Feed, feed_of, items_of, series_feed
from tracker.site.front import MEETINGS, front_view
from tracker.site.looks import LABELS, PRESENCE_WORDS
from tracker.site.matrix import COLUMNS, ROWS
from tracker.site.meeting import lines_of, meeting_view
from tracker.site.overview import Overview, Volume, newest_first, overview_of
from tracker.site.paths import meeting_name, meeting_page, root_of, series_folder, thread_page
from tracker.site.search import build_index, script, shard_file
from tracker.site.series import presence_data, series_rows, series_view
from tracker.site.thread import paged_threads, thread_view

if TYPE_CHECKING:
    from tracker.model import Thread
    from tracker.site.data import Book, Site

ON_PAGE = 150
"""Entries of a long list on one page; the rest follows on further pages."""
ASSETS = ("theme", "meeting", "series", "compare", "worddiff", "search", "tracker")
"""Scripts below ``templates/site``."""


@dataclass(frozen=True, slots=True)
class File:
    """One file: ``text`` as it stands, or else ``template`` with ``values``."""

    path: str
    template: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    feed: Feed | None = None
    """A JSON feed, whose entries hold rendered pieces."""
    group: str | None = None
    """The group whose series alone it depends on; null where it shows the whole archive."""


class Plan:
    """Lays out a site. Parts that several pages need are made once.

    Args:
        site: the archive, or those groups of it whose pages are to be written; may be empty.
        others: what the pages about everything show of the groups that ``site`` leaves out.
        order: slugs of all series in the order in which they are listed; that of ``site`` unless given.
    """

    def __init__(
        self, site: Site, others: Sequence[Overview] = (), order: Sequence[str] | None = None
    ) -> None:
        self._site = site
        self._others = others
        self._order = order
        self._paged = paged_threads(site.threads)
        self._threads = threads_by_sentence(site.threads)
        self._lines = {r.statement.id: lines_of(r, self._paged) for r in site.readings}

    @cached_property
    def made(self) -> tuple[Overview, ...]:
        """What the pages about everything show of the groups of ``site``."""
        groups = dict.fromkeys(book.series.group for book in self._site.books)
        return tuple(overview_of(self._site, group, self._lines, self._paged) for group in groups)

    @cached_property
    def _all(self) -> tuple[Overview, ...]:
        return (*self.made, *self._others)

    @cached_property
    def _volumes(self) -> list[Volume]:
        volumes = [volume for overview in self._all for volume in overview.volumes]
        order = self._order or [book.series.slug for book in self._site.books]
        place = {slug: n for n, slug in enumerate(order)}
        return sorted(volumes, key=lambda volume: place[volume.slug])

    def files(self) -> Iterator[File]:
        """Yield every file, pages of people first."""
        yield from self._top()
        for book in self._site.books:
            yield from self._owned(self._series(book), book.series.group)
        for thread in self._site.threads:
            if thread.id in self._paged:
                yield from self._owned(self._thread(thread), thread.group)
        yield from self._search()
        yield from self._assets()

    def _owned(self, files: Iterator[File], group: str) -> Iterator[File]:
        return (replace(file, group=group) for file in files)

    def _page(self, path: str, template: str, **values: Any) -> File:
        both = {"site": self._site, "root": root_of(path), "path": path, "labels": LABELS, **values}
        return File(path, f"site/{template}.html.j2", both)

    def _top(self) -> Iterator[File]:
        site = self._site
        meetings = newest_first(self._volumes)
        shelves = [volume.shelf for volume in self._volumes]
        news = [meeting.news for meeting in meetings[:MEETINGS] if meeting.news]
        front = front_view(shelves, news, [overview.pending for overview in self._all])
        yield self._page("index.html", "front", view=front)
        yield from self._commitments()
        yield self._page("compare.html", "compare_any")
        rows = [meeting.row for volume in self._volumes for meeting in reversed(volume.meetings)]
        yield File("data/statements.js", text=script("statements", rows))
        every = feed_of(site, [m.items for m in meetings], site.title, "feed.xml", "index.html")
        yield self._feed(every)
        yield File("changes.json", "site/entry.html.j2", {"site": site}, feed=every)

    def _feed(self, feed: Feed) -> File:
        return File(
            feed.path, "site/feed.xml.j2", {"site": self._site, "feed": feed, "root": root_of(feed.path)}
        )

    def _commitments(self) -> Iterator[File]:
        site = self._site
        parts = parts_of([promise for overview in self._all for promise in overview.promises])
        deadlines = [one for overview in self._all for one in overview.deadlines]
        deadlines.sort(key=lambda one: one.order)
        years = years_of(deadlines, site.today)
        yield self._page("commitments.html", "commitments", parts=parts, years=years, first=ON_PAGE // 5)
        for part in parts:
            yield from self._part(part, parts)
        events = [one.event for one in deadlines]
        title = f"{site.title}: deadlines"
        yield File("commitments.ics", text=calendar_of(title, site.authority, events))

    def _part(self, part: Part, parts: Sequence[Part]) -> Iterator[File]:
        """Yield the pages of one status; further ones only where it is long."""
        pages = max(1, -(-len(part.promises) // ON_PAGE))
        for number in range(1, pages + 1):
            shown = part.promises[(number - 1) * ON_PAGE : number * ON_PAGE]
            path = numbered(f"commitments/{part.slug}.html", number)
            values = {"part": part, "parts": parts, "shown": shown, "number": number, "pages": pages}
            yield self._page(path, "commitments_part", **values)

    def _series(self, book: Book) -> Iterator[File]:
        site, folder = self._site, series_folder(book.series.slug)
        rows = series_rows(book, site.threads, self._paged)
        view = series_view(book, rows)
        yield self._page(f"{folder}/index.html", "series", view=view, words=PRESENCE_WORDS)
        data = {**presence_data(book, rows), "window": [ROWS, COLUMNS]}
        yield File(f"{folder}/presence.js", text=script("presence", data))
        told = (items_of(site, reading) for reading in reversed(book.readings))
        yield self._feed(series_feed(site, book.series.slug, book.series.name, told))
        for position, reading in enumerate(book.readings):
            statement = reading.statement
            page = meeting_view(book, position, self._lines[statement.id])
            yield self._page(meeting_page(statement.id), "meeting", view=page)
            name = f"{folder}/data/{meeting_name(statement.id)}.js"
            yield File(name, text=script("statement", statement_data(reading, self._threads)))
            compared = compare_view(book, reading)
            if compared:
                yield self._page(compared.path, "compare", view=compared)

    def _thread(self, thread: Thread) -> Iterator[File]:
        """Yield the page of a thread; older wordings on further pages only where there are very many."""
        view = thread_view(thread)
        pages = max(1, -(-len(view.wordings) // ON_PAGE))
        for number in range(1, pages + 1):
            shown = view.wordings[(number - 1) * ON_PAGE : number * ON_PAGE]
            values = {"view": view, "shown": shown, "number": number, "pages": pages}
            yield self._page(numbered(thread_page(thread.id), number), "thread", **values)

    def _search(self) -> Iterator[File]:
        meetings = [meeting for volume in self._volumes for meeting in volume.meetings]
        meetings.sort(key=lambda meeting: (meeting.day, meeting.id))
        index = build_index([meeting.indexed for meeting in meetings])
        yield self._page("search.html", "search", series=[volume.name for volume in self._volumes])
        yield File("search/head.js", text=script("head", index.head))
        for prefix, words in index.words.items():
            yield File(f"search/{shard_file(prefix)}.js", text=script("shard", [prefix, words]))
        for number, texts in enumerate(index.texts):
            yield File(f"search/t-{number}.js", text=script("texts", [number, texts]))

    def _assets(self) -> Iterator[File]:
        yield File("assets/site.css", "site/site.css.j2")
        yield File("assets/icon.svg", "site/icon.svg")
        for name in ASSETS:
            yield File(f"assets/{name}.js", f"site/{name}.js")


def numbered(path: str, number: int) -> str:
    """Return the path of the first or a further page of a long list."""
    return path if number == 1 else path.replace(".html", f"-{number}.html")


def plan_site(site: Site) -> Iterator[File]:
    """Yield every file of the site."""
    return Plan(site).files()
