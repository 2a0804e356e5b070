"""``[[series.sources]]`` and ``[http]``: where statements are looked for, and how the web is asked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from tracker.config.table import Table
from tracker.model import HttpRules, Medium, Rhythm, Source

_RHYTHM = re.compile(r"(?:every\s+)?(\d{1,3})\s+(day|week|month|year)s?", re.IGNORECASE)
_UNIT = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}


class HttpSettings(Table):
    """``[http]``: how the web is asked."""

    user_agent: str = Field(default="commitment-tracker", min_length=1, pattern=r"^[\x21-\x7e][\x20-\x7e]*$")
    connect_seconds: float = Field(default=10, gt=0)
    read_seconds: float = Field(default=20, gt=0)
    total_seconds: float = Field(default=60, gt=0)
    retries: int = Field(default=2, ge=0, le=10)
    longest_wait_seconds: float = Field(default=60, ge=0)
    max_megabytes: float = Field(default=20, gt=0)
    max_redirects: int = Field(default=5, ge=0, le=20)
    robots: bool = True
    pause_seconds: float = Field(default=1, ge=0)
    links_per_check: int = Field(default=50, ge=1)
    attempts: int = Field(default=10, ge=1)

    def rules(self) -> HttpRules:
        """Return the settings as the stage of sources takes them."""
        return HttpRules(
            user_agent=self.user_agent,
            connect_timeout=self.connect_seconds,
            read_timeout=self.read_seconds,
            total_timeout=self.total_seconds,
            retries=self.retries,
            longest_wait=self.longest_wait_seconds,
            size_limit=int(self.max_megabytes * 1e6),
            redirects=self.max_redirects,
            robots=self.robots,
            pause=self.pause_seconds,
            links=self.links_per_check,
            attempts=self.attempts,
        )


class SourceSettings(Table):
    """``[[series.sources]]``: one place where statements of the series appear."""

    kind: Medium
    path: str | None = Field(default=None, min_length=1)
    url: str | None = None
    follow: str | None = Field(default=None, min_length=1)
    language: str | None = Field(default=None, pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    rhythm: str | None = None
    allow_private: bool = False
    backlog: int = Field(default=10, ge=0)

    @field_validator("url")
    @classmethod
    def _is_a_web_address(cls, url: str | None) -> str | None:
        if url is not None:
            _check_address(url)
        return url

    @field_validator("follow")
    @classmethod
    def _is_a_pattern(cls, follow: str | None) -> str | None:
        try:
            re.compile(follow or "")
        except re.error as error:
            raise ValueError(f"not a regular expression ({error})") from error
        return follow

    @field_validator("rhythm")
    @classmethod
    def _is_an_interval(cls, rhythm: str | None) -> str | None:
        if rhythm is not None:
            parse_rhythm(rhythm)
        return rhythm

    @model_validator(mode="after")
    def _keys_suit_the_kind(self) -> SourceSettings:
        needed, odd = ("path", "url") if self.kind is Medium.FOLDER else ("url", "path")
        if getattr(self, needed) is None:
            raise ValueError(f"a source of kind '{self.kind}' needs '{needed}'")
        if getattr(self, odd) is not None:
            raise ValueError(f"a source of kind '{self.kind}' has no '{odd}'")
        if self.follow is not None and self.kind not in (Medium.FEED, Medium.INDEX):
            raise ValueError("'follow' is for sources of kind 'feed' and 'index'")
        return self

    @property
    def written(self) -> str:
        """The location as the config writes it."""
        return self.url or self.path or ""

    def source(self, series: str, group: str | None, folder: Path) -> Source:
        """Return the source for the stage that looks at it; ``folder`` is that of the config."""
        identity = hashlib.sha256(f"{series}\n{self.kind}\n{self.written}".encode()).hexdigest()
        return Source(
            id=identity[:16],
            kind=self.kind,
            location=self.url or str(folder / (self.path or "")),
            series=series,
            group=group,
            follow=self.follow,
            language=self.language,
            rhythm=parse_rhythm(self.rhythm) if self.rhythm else None,
            allow_private=self.allow_private,
            backlog=self.backlog,
        )


def parse_rhythm(text: str) -> Rhythm:
    """Read an interval such as '4 months', '6 weeks' or 'every 90 days'.

    Raises:
        ValueError: it is none.
    """
    match = _RHYTHM.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise ValueError("not an interval such as '4 months', '6 weeks' or '90 days'")
    months, days = _UNIT[match[2].lower()]
    return Rhythm(months * int(match[1]), days * int(match[1]))


def check_distinct(sources: Iterable[SourceSettings]) -> None:
    """Refuse a place that is watched twice for one series.

    Raises:
        ValueError: two sources have the same kind and location.
    """
    seen: set[tuple[Medium, str]] = set()
    for source in sources:
        if (source.kind, source.written) in seen:
            raise ValueError(f"the {source.kind} {source.written!r} stands twice in one series")
        seen.add((source.kind, source.written))


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ValueError(f"not a web address ({error})") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_fine or " " in url:
        raise ValueError("not a web address that begins with https:// or http://")
    if parts.username or parts.password:
        raise ValueError("an address with a password in it is not taken: it would be stored and shown")
