"""Where exported models are kept, and how a file gets there in one piece."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "TRACKER_CACHE_DIR"
"""Environment variable that names the cache folder."""


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder for what can be made anew at any time, by the custom of the platform.

    See the XDG Base Directory Specification; a relative ``XDG_CACHE_HOME`` is ignored, as it demands.
    """
    if chosen := environment.get(VARIABLE):
        return Path(chosen).expanduser()
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
    elif platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        named = environment.get("XDG_CACHE_HOME", "")
        base = Path(named) if named.startswith("/") else Path.home() / ".cache"
    return base / "commitment-tracker"


class Draft:
    """A file that nobody sees until it is whole; two processes may write the same one at once.

    Raises:
        OSError: the folder cannot be written, or the disk is full. Nothing is left behind.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        self._path = Path(name)

    def finish(self, data: bytes) -> None:
        """Write ``data`` and put the file in its place."""
        try:
            with self._path.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            self._path.replace(self._target)
        except OSError:
            self.drop()
            raise

    def drop(self) -> None:
        """Remove what was written so far; harmless after ``finish``."""
        self._path.unlink(missing_ok=True)
