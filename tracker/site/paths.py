"""Where pages lie. Names depend on nothing but the thing itself, so that an address never changes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.model import SentenceRef

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 80
_RESERVED = frozenset({"aux", "con", "nul", "prn"})
"""Names that Windows keeps for devices."""


def file_name(name: str) -> str:
    """Return a name that every file system and web server takes.

    A plain one stays as it is. Any other is folded to plain letters and gets a piece of its hash, so that two
    names that fold alike do not collide, whatever else is in the archive.

    >>> file_name("straits-dialogue"), file_name("2024-04-24~report")
    ('straits-dialogue', '2024-04-24-report-9b8d07')
    """
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST and name not in _RESERVED:
        return name
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = "-".join(re.findall(r"[a-z0-9]+", folded))[: _LONGEST - 20].strip("-")
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{plain}-{mark}" if plain else mark


def root_of(path: str) -> str:
    """Return what leads from a page back to the root of the site.

    >>> root_of("series/a/index.html"), root_of("index.html")
    ('../../', '')
    """
    return "../" * path.count("/")


def series_folder(slug: str) -> str:
    """Return the folder of a series."""
    return f"series/{file_name(slug)}"


def series_page(slug: str) -> str:
    """Return the page of a series."""
    return f"{series_folder(slug)}/index.html"


def meeting_name(statement_id: str) -> str:
    """Return the name of a statement within its series."""
    return file_name(statement_id.rpartition("/")[2])


def meeting_page(statement_id: str) -> str:
    """Return the page of a statement, named by its id ``series/2024-04-24``."""
    return f"{series_folder(statement_id.rpartition('/')[0])}/{meeting_name(statement_id)}.html"


def compare_page(old_id: str, new_id: str) -> str:
    """Return the page that lays two statements of one series beside each other."""
    folder = series_folder(new_id.rpartition("/")[0])
    return f"{folder}/compare/{meeting_name(old_id)}_{meeting_name(new_id)}.html"


def thread_page(thread_id: str) -> str:
    """Return the page of a thread."""
    return f"threads/{file_name(thread_id)}.html"


def sentence_link(sentence: SentenceRef) -> str:
    """Return where a sentence stands in the full text of its meeting."""
    return f"{meeting_page(sentence.statement.id)}#s-{sentence.index + 1}"


def thread_link(thread_id: str | None, paged: Collection[str]) -> str | None:
    """Return the page of a thread, where it has one."""
    return thread_page(thread_id) if thread_id and thread_id in paged else None
