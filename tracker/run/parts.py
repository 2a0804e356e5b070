"""What a build of the site leaves for the next one: for each group its files, and what shows it elsewhere.

A part is believed only where everything it was made of is still the same: then the next build neither reads
the group nor draws its pages. Wherever there is a doubt, it is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

import tracker
from store import Store
from store.codec import pack, unpack
from tracker.errors import TrackerError
from tracker.resources import resource
from tracker.run.folder import replace_file
from tracker.site.overview import Overview

FOLDER = ".tracker-site"
"""Beside the pages; a name with a dot is served by no web server that is set up as usual."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as a build left it."""

    path: str
    size: int
    changed: int
    """In nanoseconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """One group in a built site."""

    key: str
    """Hash of all that it was made of but the day."""
    made: date
    until: date
    """Last day on which it says the same."""
    files: tuple[Stamp, ...]
    overview: Overview

    def holds(self, key: str, today: date, folder: Path) -> bool:
        """Whether it is still what a build would make."""
        fresh = self.key == key and self.made <= today <= self.until
        return fresh and all(stamp_of(folder, stamp.path) == stamp for stamp in self.files)


def stamp_of(folder: Path, path: str) -> Stamp | None:
    """Return how a file lies there now; null where there is none."""
    try:
        found = (folder / PurePosixPath(path)).stat()
    except OSError:
        return None
    return Stamp(path, found.st_size, found.st_mtime_ns)


def keys_of(store: Store, context: Iterable[object]) -> dict[str, str]:
    """Return the key of each group: a hash of its rows, of the program, and of ``context``."""
    base = hashlib.sha256(repr(list(context)).encode("utf-8", "surrogatepass"))
    for package in (Path(tracker.__file__).parent, Path(str(resource("templates")))):
        _take_files(base, package)
    return {
        group: hashlib.sha256(f"{base.hexdigest()} {found}".encode()).hexdigest()
        for group, found in store.fingerprints.of_groups().items()
    }


def tree_of(folders: Sequence[Path]) -> list[str]:
    """Return a hash of every file in some folders."""
    hashes = []
    for folder in folders:
        found = hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
        hashes.append(found.hexdigest())
    return hashes


def _take_files(found: hashlib._Hash, folder: Path) -> None:
    """Take a program's files by their size and time: there are many, and they change all together."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _PROGRAM:
            state = path.stat()
            found.update(f"{path.relative_to(folder)} {state.st_size} {state.st_mtime_ns}\n".encode())


_PROGRAM = frozenset({".py", ".toml", ".j2", ".js", ".json", ".svg"})


def read_parts(folder: Path) -> list[Part]:
    """Read what the last build left in ``folder``; what cannot be read is passed over."""
    parts = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            parts.append(unpack(Part, path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, ValidationError):
            continue
    return parts


def write_parts(folder: Path, parts: Iterable[Part], *, groups: Iterable[str]) -> None:
    """Leave new parts for the next build, and take away those of groups that are no longer there.

    Raises:
        TrackerError: the folder for them cannot be written.
    """
    place = folder / FOLDER
    names = {_name(group) for group in groups}
    try:
        place.mkdir(exist_ok=True)
        for part in parts:
            replace_file(place / _name(part.overview.group), pack(part).encode("utf-8", "surrogatepass"))
        for path in place.glob("*.json"):
            if path.name not in names:
                path.unlink()
    except OSError as error:
        raise TrackerError(
            f"cannot be written ({error.strerror})", where=str(place), do="make room, or take it away"
        ) from error


def _name(group: str) -> str:
    return f"{hashlib.sha256(group.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.json"
