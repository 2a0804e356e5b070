"""A folder of generated files: writes what changed, takes away what is stale, touches nothing else.

A manifest in the folder names the files that this program wrote. Only those are ever removed or replaced.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tracker.errors import ConflictError, TrackerError

MANIFEST = ".tracker-site.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the folder."""

    folder: Path
    changed: tuple[Path, ...]
    """Files that are new or have other bytes than before."""
    removed: tuple[Path, ...]
    total: int

    def __str__(self) -> str:
        gone = f", {len(self.removed)} removed" if self.removed else ""
        return f"{self.folder / 'index.html'}  ({self.total} files, {len(self.changed)} changed{gone})"


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, kept: Collection[str] = ()) -> Written:
    """Bring a folder to hold ``files``, given as pairs of path and content, and those ``kept`` as they are.

    Raises:
        ConflictError: a file of another maker stands where one is to be written.
        TrackerError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        own = _read_manifest(folder)
        changed, paths = [], set(kept)
        for name, data in files:
            target = folder / PurePosixPath(name)
            paths.add(name)
            if _differs(target, data, name in own, folder):
                replace_file(target, data)
                changed.append(target)
        removed = [_remove(folder, name) for name in sorted(own - paths)]
        _write_manifest(folder, paths)
    except OSError as error:
        raise TrackerError(
            f"cannot be written ({error.strerror})", where=str(folder), do="choose another"
        ) from error
    return Written(folder, tuple(changed), tuple(path for path in removed if path), len(paths))


def _differs(target: Path, data: bytes, own: bool, folder: Path) -> bool:
    try:
        present = target.read_bytes()
    except FileNotFoundError:
        return True
    if present == data:
        return False
    if not own:
        raise ConflictError(
            f"holds a '{target.relative_to(folder)}' that this program did not write",
            where=str(folder),
            do="choose an empty folder, or move that file away",
        )
    return True


def replace_file(target: Path, data: bytes) -> None:
    """Write a file so that a reader never sees half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.write_bytes(data)
    partial.replace(target)


def _remove(folder: Path, name: str) -> Path | None:
    target = folder / PurePosixPath(name)
    if not target.is_file():
        return None
    target.unlink()
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return target


def _read_manifest(folder: Path) -> set[str]:
    """Return the paths written before; those that would lead out of the folder are not believed."""
    try:
        names = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()
    return {n for n in names if isinstance(n, str) and _inside(n)}


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _write_manifest(folder: Path, paths: set[str]) -> None:
    text = json.dumps({"files": sorted(paths)}, indent=0, ensure_ascii=False) + "\n"
    target = folder / MANIFEST
    if not target.is_file() or target.read_text("utf-8") != text:
        target.write_text(text, encoding="utf-8")
