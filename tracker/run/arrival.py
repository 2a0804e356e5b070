"""What arrives: files, folders, standard input and JSONL series, each as raw bytes with its reading."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from tracker.errors import NotFoundError, ReadError
from tracker.formats import is_records, read_records
from tracker.model import Extracted, Record, Snapshot
from tracker.run.extraction import extract, extract_record

_SUFFIXES = frozenset(
    {".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".pdf", ".docx", ".jsonl", ".ndjson"}
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One statement as it came in."""

    snapshot: Snapshot
    extracted: Extracted
    series_hint: str | None = None
    """Name of the file of a whole series."""


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that are meant; a folder means the readable files in it and below, by name.

    Raises:
        NotFoundError: a path does not exist, or a folder holds nothing readable.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
            if not found:
                raise NotFoundError(
                    "holds no statements", where=str(path), do="name a folder with .txt, .html, …"
                )
            yield from found
        elif str(path) == "-" or path.is_file():
            yield path
        else:
            raise NotFoundError("there is no such file", where=str(path), do="check the path")


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a file or standard input, refusing more than ``limit`` bytes without reading them.

    Raises:
        ReadError: too large, or not readable.
    """
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(limit + 1)
        else:
            size = path.stat().st_size
            data = b"" if size > limit else path.read_bytes()
            if size > limit:
                raise ReadError(_too_large(limit), where=str(path), do=_LARGER)
    except OSError as error:
        raise ReadError(
            f"cannot be read ({error.strerror})", where=str(path), do="check its permissions"
        ) from error
    if len(data) > limit:
        raise ReadError(_too_large(limit), where=str(path), do=_LARGER)
    return data


_LARGER = "raise read.max_megabytes in config if it really is a statement"


def _too_large(limit: int) -> str:
    return f"is larger than {limit / 1e6:g} MB"


def read_arrivals(data: bytes, name: str, now: datetime, *, url: str | None = None) -> list[Arrival]:
    """Read all statements in some bytes: one for a document, many for a JSONL series.

    Raises:
        ReadError: there is no statement in it; nothing of it is taken.
    """
    return list(each_arrival(data, name, now, url=url))


def each_arrival(data: bytes, name: str, now: datetime, *, url: str | None = None) -> Iterator[Arrival]:
    """Yield the statements in some bytes as they are read; where one raises, none of them counts."""
    if not is_records(data, name):
        yield Arrival(_snapshot(data, url or name, now), extract(data, name=name, url=url))
        return
    stem = Path(name).stem.replace("_", " ").strip()
    for record in read_records(data, name=name):
        yield _record_arrival(record, name, stem, now)


def _record_arrival(record: Record, name: str, stem: str, now: datetime) -> Arrival:
    data = json.dumps(asdict(record), ensure_ascii=False, sort_keys=True, default=date.isoformat).encode()
    return Arrival(_snapshot(data, f"{name}#{record.id}", now), extract_record(record), stem)


def _snapshot(data: bytes, origin: str, now: datetime) -> Snapshot:
    return Snapshot(hashlib.sha256(data).hexdigest(), data, now, origin)
