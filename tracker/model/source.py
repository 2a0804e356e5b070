"""Places where statements appear, what is remembered of them, and the outcome of looking at one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

STATEMENT_SUFFIXES = frozenset(
    {".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".pdf", ".docx", ".jsonl", ".ndjson"}
)
"""Names of files that may hold a statement; what they really are is told by their content."""


class Medium(StrEnum):
    """How statements appear at a source."""

    FOLDER = "folder"
    """Files that somebody puts into a folder."""
    PAGE = "page"
    """One address whose content is the latest statement."""
    FEED = "feed"
    """RSS, Atom or RDF, whose entries lead to statements."""
    INDEX = "index"
    """A page whose links lead to statements."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The expected interval between two statements, in calendar months and days."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Return the day one interval after ``day``; the 31st becomes the last day of a short month."""
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Source:
    """One place that is watched for one series."""

    id: str
    """Stable: made from series, kind and the location as the config writes it."""
    kind: Medium
    location: str
    """Address, or absolute path of a folder."""
    series: str
    """Name of the series, as the config writes it."""
    group: str | None = None
    follow: str | None = None
    """Regular expression, case ignored, searched in a link's address and its words; null means all."""
    language: str | None = None
    rhythm: Rhythm | None = None
    allow_private: bool = False
    """Whether addresses of the local network may be asked."""
    backlog: int = 10
    """How many of the statements that are there already are fetched at the first look, newest first."""


class Reason(StrEnum):
    """Why a source could not be checked."""

    TIMEOUT = "timeout"
    NO_ADDRESS = "no address"
    """The name of the host is not known."""
    REFUSED = "refused"
    """The connection was refused, or broke."""
    TLS = "certificate"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not found"
    BUSY = "busy"
    """The server asks to come back later."""
    SERVER_ERROR = "server error"
    UNEXPECTED = "unexpected answer"
    ROBOTS = "robots"
    TOO_LARGE = "too large"
    TRUNCATED = "truncated"
    REDIRECTS = "redirects"
    """A circle of redirects, too many, or one to something that is no web address."""
    PRIVATE_ADDRESS = "private address"
    BOT_WALL = "bot wall"
    COOKIE_WALL = "cookie wall"
    LOGIN = "login"
    """A login form or a paywall."""
    SCRIPT = "script"
    """The text is loaded by JavaScript."""
    EMPTY_PAGE = "empty page"
    NO_STATEMENT = "no statement"
    """The page is there, but what is looked for is not: its layout may have changed."""
    BROKEN_FEED = "broken feed"
    UNREADABLE = "unreadable"
    """Damaged, encrypted, scanned, or of a format that is not read."""

    @property
    def of_one_document(self) -> bool:
        """Whether it is the fault of one document, and says nothing of others from the same place."""
        return self in (Reason.NOT_FOUND, Reason.TOO_LARGE, Reason.NO_STATEMENT, Reason.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A link, entry or file that was met before."""

    key: str
    """Address without scheme and tracking, id of an entry, or path within the folder."""
    mark: str | None = None
    """Fingerprint of its text; null for what was met and not fetched."""
    stamp: str | None = None
    """Size and time of a file, so that an untouched one is not read again."""
    failures: int = 0
    """How often in a row it could not be had; while this is above zero it is tried again."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a source between two checks. An empty one means: never looked at."""

    url: str | None = None
    """Where the body came from, after redirects; the validators hold for this address alone."""
    etag: str | None = None
    last_modified: str | None = None
    mark: str | None = None
    """Fingerprint of the body."""
    seen: tuple[Seen, ...] = ()
    seeded: bool = False
    """Whether a first look has succeeded."""


@dataclass(frozen=True, slots=True)
class Found:
    """One document that may hold a statement, as received."""

    key: str
    """Names it within its source; for :attr:`Seen.key`."""
    name: str
    """File name, or the last part of the address."""
    data: bytes
    received_at: datetime
    url: str | None = None
    """Where it came from in the end, after redirects; null for a file or the content of an entry."""
    origin: str = ""
    """Where to look for it: the address, or the path of the file."""
    content_type: str | None = None
    """As the server claims; the content decides."""
    last_modified: str | None = None
    title: str | None = None
    """Words of the link or title of the entry that led to it."""
    also: tuple[Found, ...] = ()
    """Others met at the same look that show the very same text; they share its fate."""


@dataclass(frozen=True, slots=True)
class CouldNotCheck:
    """Nothing can be said about the source; says nothing about what it holds."""

    reason: Reason
    detail: str
    """One clear sentence: what happened, and what to do where something can be done."""
    where: str | None = None
    """The address or path that it happened at."""
    known: Known | None = None
    """To be remembered instead of what was known, where something was learnt all the same."""
    key: str | None = None
    """Which document of the source it is about, as :attr:`Seen.key`; null for the source itself."""
    problems: tuple[CouldNotCheck, ...] = ()
    """What failed one by one, where the source is a list and everything that was tried on it failed."""

    def __str__(self) -> str:
        return f"{self.where}: {self.detail}" if self.where else self.detail


@dataclass(frozen=True, slots=True)
class Changed:
    """There is something new."""

    found: tuple[Found, ...]
    known: Known
    """To be remembered once ``found`` is stored."""
    problems: tuple[CouldNotCheck, ...] = ()
    """Links or files beside ``found`` that could not be had; each is tried again until it is given up."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing new; ``known`` may still differ from before (other links, a new ETag)."""

    known: Known
    problems: tuple[CouldNotCheck, ...] = ()
    """Links or files that could not be had, as for :class:`Changed`."""


CheckOutcome = Changed | Unchanged | CouldNotCheck


@dataclass(frozen=True, slots=True)
class HttpRules:
    """How the web is asked. Times in seconds, sizes in bytes."""

    user_agent: str = "commitment-tracker"
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    """Longest silence of a server that has taken the connection."""
    total_timeout: float = 60.0
    """Longest time for one answer, however it trickles in."""
    retries: int = 2
    longest_wait: float = 60.0
    """Longest pause before a retry; a server that asks for more is left alone until the next run."""
    size_limit: int = 20_000_000
    redirects: int = 5
    robots: bool = True
    pause: float = 1.0
    """Between two requests to one host."""
    links: int = 50
    """Most links followed in one check of one source; the rest waits for the next."""
    attempts: int = 10
    """After so many failed tries in a row, a single link is given up."""
