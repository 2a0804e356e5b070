"""A folder into which somebody puts statements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tracker.model import (
    STATEMENT_SUFFIXES,
    Changed,
    CheckOutcome,
    CouldNotCheck,
    Found,
    HttpRules,
    Known,
    Reason,
    Seen,
    Source,
    Unchanged,
)
from tracker.sources.retry_later import failed
from tracker.sources.twins import add


def check_folder(source: Source, known: Known, rules: HttpRules, now: datetime) -> CheckOutcome:
    """Read the files that are new or have changed since they were last read, by what is in them."""
    folder = Path(source.location)
    try:
        files = sorted(_files(folder))
    except OSError as error:
        return _problem(error, folder)
    before = {item.key: item for item in known.seen}
    marks = {item.mark for item in known.seen if not item.failures}
    seen: list[Seen] = []
    found: dict[str | None, Found] = {}
    problems: list[CouldNotCheck] = []
    for path in files:
        key = path.relative_to(folder).as_posix()
        old = before.get(key, Seen(key))
        result = _read(path, old, rules, now)
        if isinstance(result, CouldNotCheck):
            problems.append(replace(result, key=key))
            seen.append(failed(replace(old, stamp=_stamp_or_none(path)), old.failures, rules.attempts))
            continue
        item, document = result
        seen.append(item)
        if document is not None and item.mark not in marks:
            add(found, item.mark, document)
    after = Known(seen=tuple(seen), seeded=True)
    if found:
        return Changed(tuple(found.values()), after, tuple(problems))
    return Unchanged(after, tuple(problems))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that may hold statements; those of editors and unfinished downloads are not among them.

    Raises:
        OSError: the folder is not there, or may not be read.
    """
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.suffix.lower() in STATEMENT_SUFFIXES and entry.is_file():
            yield entry


def _read(
    path: Path, old: Seen, rules: HttpRules, now: datetime
) -> tuple[Seen, Found | None] | CouldNotCheck:
    """Return what to remember of a file, and the file where it must be looked at."""
    try:
        stamp = _stamp(path)
        if stamp == old.stamp and not old.failures:
            return old, None
        if path.stat().st_size > rules.size_limit:
            detail = f"The file is larger than {rules.size_limit / 1e6:g} MB."
            return CouldNotCheck(Reason.TOO_LARGE, detail, str(path))
        data = path.read_bytes()
        if _stamp(path) != stamp:
            detail = "The file is still being written; it is read at the next check."
            return CouldNotCheck(Reason.UNREADABLE, detail, str(path))
    except OSError as error:
        return _problem(error, path)
    mark = hashlib.sha256(data).hexdigest()
    found = Found(key=old.key, name=path.name, data=data, received_at=now, origin=str(path))
    return Seen(old.key, mark, stamp), found


def _stamp(path: Path) -> str:
    about = path.stat()
    return f"{about.st_size}-{about.st_mtime_ns}"


def _stamp_or_none(path: Path) -> str | None:
    try:
        return _stamp(path)
    except OSError:
        return None


def _problem(error: OSError, path: Path) -> CouldNotCheck:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return CouldNotCheck(Reason.NOT_FOUND, "There is no such folder or file. Check the path.", str(path))
    if isinstance(error, PermissionError):
        return CouldNotCheck(Reason.FORBIDDEN, "It may not be read. Check its permissions.", str(path))
    return CouldNotCheck(Reason.UNREADABLE, f"It cannot be read ({error.strerror}).", str(path))
