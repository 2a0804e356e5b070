"""Every file of the site: its path, and the template with its values or the text that fills it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tracker.site.calendar import calendar
from tracker.site.commitments import Part, parts_of, years_of
from tracker.site.compare import compare_view, statement_data, statement_list, threads_by_sentence
from tracker.site.feeds import Feed, feed_of, series_feed
from tracker.site.front import front_view
from tracker.site.looks import LABELS, PRESENCE_WORDS
from tracker.site.matrix import COLUMNS, ROWS
from tracker.site.meeting import lines_of, meeting_view
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


class Plan:
    """Lays out a whole site. Parts that several pages need are made once.

    Args:
        site: the archive; may be empty.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._paged = paged_threads(site.threads)
        self._threads = threads_by_sentence(site.threads)
        self._lines = {r.statement.id: lines_of(r, self._paged) for r in site.readings}

    def files(self) -> Iterator[File]:
        """Yield every file, pages of people first."""
        yield from self._top()
        for book in self._site.books:
            yield from self._series(book)
        for thread in self._site.threads:
            if thread.id in self._paged:
                yield from self._thread(thread)
        yield from self._search()
        yield from self._assets()

    def _page(self, path: str, template: str, **values: Any) -> File:
        both = {"site": self._site, "root": root_of(path), "path": path, "labels": LABELS, **values}
        return File(path, f"site/{template}.html.j2", both)

    def _top(self) -> Iterator[File]:
        site = self._site
        yield self._page("index.html", "front", view=front_view(site, self._paged))
        yield from self._commitments()
        yield self._page("compare.html", "compare_any")
        yield File("data/statements.js", text=script("statements", statement_list(site.books)))
        every = feed_of(site, site.readings, site.title, "feed.xml", "index.html")
        yield self._feed(every)
        yield File("changes.json", "site/entry.html.j2", {"site": site}, feed=every)

    def _feed(self, feed: Feed) -> File:
        return File(
            feed.path, "site/feed.xml.j2", {"site": self._site, "feed": feed, "root": root_of(feed.path)}
        )

    def _commitments(self) -> Iterator[File]:
        site = self._site
        parts = parts_of(site.threads, self._paged)
        years = years_of(site.threads, self._paged, site.today)
        yield self._page("commitments.html", "commitments", parts=parts, years=years, first=ON_PAGE // 5)
        for part in parts:
            yield from self._part(part, parts)
        yield File("commitments.ics", text=calendar(f"{site.title}: deadlines", site.authority, site.threads))

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
        yield self._feed(series_feed(site, book.series.slug, book.series.name, reversed(book.readings)))
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
        readings = sorted(self._site.readings, key=lambda r: (r.statement.meeting_date, r.statement.id))
        labels = {key: [s.label for s in lines if not s.gone] for key, lines in self._lines.items()}
        index = build_index(readings, labels)
        yield self._page("search.html", "search", series=[b.series.name for b in self._site.books])
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
